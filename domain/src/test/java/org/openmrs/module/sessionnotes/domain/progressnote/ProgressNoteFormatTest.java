/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressNoteFormatTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			format | place | heading      | LOINC           | elements
			SOAP   | 0     | subjective   | 61150-9         | PRESENTING_CONCERNS
			SOAP   | 1     | objective    | 61149-1         | SESSION TECHNIQUES
			SOAP   | 2     | assessment   | 51848-0         | CHANGE GOAL_PROGRESS RISK
			SOAP   | 3     | plan         | 18776-5         | PLAN
			DAP    | 0     | data         | 61150-9 61149-1 | SESSION PRESENTING_CONCERNS TECHNIQUES
			DAP    | 1     | assessment   | 51848-0         | CHANGE GOAL_PROGRESS RISK
			DAP    | 2     | plan         | 18776-5         | PLAN
			BIRP   | 0     | behavior     | -               | SESSION PRESENTING_CONCERNS RISK
			BIRP   | 1     | intervention | -               | TECHNIQUES
			BIRP   | 2     | response     | -               | CHANGE GOAL_PROGRESS
			BIRP   | 3     | plan         | 18776-5         | PLAN
			GIRP   | 0     | goal         | -               | GOAL_PROGRESS
			GIRP   | 1     | intervention | -               | SESSION TECHNIQUES
			GIRP   | 2     | response     | -               | PRESENTING_CONCERNS CHANGE RISK
			GIRP   | 3     | plan         | 18776-5         | PLAN
			""")
	void aHeadingStandsAtItsPlaceWithItsCodesAndItsElements(ProgressNoteFormat format, int place, String code, String loincs,
			String elements) {
		ProgressNoteHeading heading = format.getHeadings().get(place);

		assertThat(heading.getCode()).isEqualTo(code);
		assertThat(heading.getMessageCode()).isEqualTo("sessionnotes.heading." + code);
		assertThat(heading.getLoincs()).containsExactlyElementsOf(loincs == null ? List.of() : List.of(loincs.split(" ")));
		assertThat(heading.getElements()).extracting(Enum::name).containsExactly(elements.split(" "));
	}

	@ParameterizedTest
	@CsvSource({"SOAP, 4", "DAP, 3", "BIRP, 4", "GIRP, 4"})
	void noHeadingIsMissingFromThatTable(ProgressNoteFormat format, int headings) {
		assertThat(format.getHeadings()).hasSize(headings);
		assertThat(ProgressNoteFormat.values()).hasSize(4);
	}

	static Stream<Arguments> everyElementInEveryFormat() {
		return Arrays.stream(ProgressNoteFormat.values())
				.flatMap(format -> Arrays.stream(ProgressNoteElement.values())
						.map(element -> argumentSet(format + " " + element,
								format, element)));
	}

	@ParameterizedTest
	@MethodSource("everyElementInEveryFormat")
	void anElementStandsUnderExactlyOneHeading(ProgressNoteFormat format, ProgressNoteElement element) {
		List<ProgressNoteHeading> holding = format.getHeadings().stream()
				.filter(heading -> Collections.frequency(heading.getElements(), element) > 0).collect(toList());

		assertThat(holding).hasSize(1);
		assertThat(Collections.frequency(holding.get(0).getElements(), element)).isEqualTo(1);
		assertThat(format.headingOf(element)).isSameAs(holding.get(0));
	}

	static Stream<Arguments> everyTwoFormats() {
		return Arrays.stream(ProgressNoteFormat.values()).flatMap(
				one -> Arrays.stream(ProgressNoteFormat.values())
						.map(other -> argumentSet(one + " to " + other, one, other)));
	}

	@ParameterizedTest
	@MethodSource("everyTwoFormats")
	void switchingFormatsKeepsAllContent(ProgressNoteFormat one, ProgressNoteFormat other) {
		assertThat(textsIn(one)).containsExactlyInAnyOrderElementsOf(textsIn(other));
	}

	@ParameterizedTest
	@EnumSource(ProgressNoteFormat.class)
	void everyTextOfANoteIsShownOnce(ProgressNoteFormat format) {
		assertThat(textsIn(format)).containsExactlyInAnyOrder("Sleeps badly.", "Breathing.", "Sleep six hours.",
				"Five hours now.", "Go out daily.", "Twice this week.", "Calmer.", "Called the crisis team.",
				"Weekly sessions.");
	}

	@ParameterizedTest
	@EnumSource(ProgressNoteFormat.class)
	void aFormatIsFoundByItsCodeInAnyCase(ProgressNoteFormat format) {
		assertThat(ProgressNoteFormat.ofCode(format.getCode())).contains(format);
		assertThat(ProgressNoteFormat.ofCode(format.getCode().toLowerCase(Locale.ROOT))).contains(format);
		assertThat(format.getCode()).isEqualTo(format.name());
	}

	@Test
	void aFormatIsFoundInLowerCaseOnATurkishServerToo() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(new Locale("tr", "TR"));
			assertThat(ProgressNoteFormat.ofCode("birp")).contains(ProgressNoteFormat.BIRP);
		} finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = {"", "SOA", "SOAPS", " SOAP", "PIE"})
	void aCodeThatIsNoneFindsNoFormat(String code) {
		assertThat(ProgressNoteFormat.ofCode(code)).isEmpty();
	}

	static Stream<Arguments> headingsThatAreNoFormat() {
		ProgressNoteElement[] all = ProgressNoteElement.values();
		ProgressNoteElement[] allButOne = Arrays.copyOf(all, all.length - 1);
		ProgressNoteElement[] oneTwiceForAnother = all.clone();
		oneTwiceForAnother[0] = all[1];
		return Stream.of(argumentSet("no heading", List.of()),
				argumentSet("an element missing", List.of(heading(allButOne))),
				argumentSet("an element under two headings", List.of(heading(all), heading(ProgressNoteElement.PLAN))),
				argumentSet("an element twice and another missing", List.of(heading(oneTwiceForAnother))));
	}

	@ParameterizedTest
	@MethodSource("headingsThatAreNoFormat")
	void headingsThatDoNotHoldEveryElementOnceAreRefused(List<ProgressNoteHeading> headings) {
		assertThatIllegalArgumentException().isThrownBy(() -> ProgressNoteFormat.requireEachElementOnce(headings));
	}

	private static ProgressNoteHeading heading(ProgressNoteElement... elements) {
		return new ProgressNoteHeading("heading", List.of(), elements);
	}

	private static List<String> textsIn(ProgressNoteFormat format) {
		Map<ProgressNoteElement, List<String>> narratives = ProgressNotes.complete().build().narratives();
		List<String> texts = new ArrayList<>();
		format.getHeadings()
				.forEach(heading -> heading.getElements().forEach(element -> texts.addAll(narratives.get(element))));
		return texts;
	}
}
