/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class LetterTemplatesTest {

	private static final double PLAIN = 8;

	/** Written from the law, not from the code: what the sections that were read ask of a letter. */
	private static final String TABLE = """
			COPY_EXTENDED | DELAY_REASON | 45 CFR 164.524(b)(2)(ii)(A)
			COPY_EXTENDED | NEW_DATE | 45 CFR 164.524(b)(2)(ii)(A)
			COPY_GIVEN | FEE_LINES when FEE | 45 CFR 164.524(c)(4)
			COPY_GIVEN | ELSEWHERE when KEPT_ELSEWHERE | 45 CFR 164.524(d)(3)
			COPY_GIVEN_IN_PART | FEE_LINES when FEE | 45 CFR 164.524(c)(4)
			COPY_GIVEN_IN_PART | BASIS | 45 CFR 164.524(d)(2)(i)
			COPY_GIVEN_IN_PART | REVIEW_RIGHT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii), (a)(4)
			COPY_GIVEN_IN_PART | REVIEW_CONTACT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii)
			COPY_GIVEN_IN_PART | COMPLAINT | 45 CFR 164.524(d)(2)(iii)
			COPY_GIVEN_IN_PART | CONTACT_TITLE | 45 CFR 164.524(d)(2)(iii)
			COPY_GIVEN_IN_PART | CONTACT_TELEPHONE | 45 CFR 164.524(d)(2)(iii)
			COPY_GIVEN_IN_PART | ELSEWHERE when KEPT_ELSEWHERE | 45 CFR 164.524(d)(3)
			COPY_GIVEN_IN_PART | STANDING | 45 CFR 164.524(a)(1)(i), (a)(2)(i), (d)(2)(i)
			COPY_DENIED | BASIS | 45 CFR 164.524(d)(2)(i)
			COPY_DENIED | REVIEW_RIGHT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii), (a)(4)
			COPY_DENIED | REVIEW_CONTACT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii)
			COPY_DENIED | COMPLAINT | 45 CFR 164.524(d)(2)(iii)
			COPY_DENIED | CONTACT_TITLE | 45 CFR 164.524(d)(2)(iii)
			COPY_DENIED | CONTACT_TELEPHONE | 45 CFR 164.524(d)(2)(iii)
			COPY_DENIED | ELSEWHERE when KEPT_ELSEWHERE | 45 CFR 164.524(d)(3)
			COPY_DENIED | STANDING | 45 CFR 164.524(a)(1)(i), (a)(2)(i), (d)(2)(i)
			REVIEW_RESULT | RELEASED_PASSAGES when RELEASED | 45 CFR 164.524(d)(4)
			REVIEW_RESULT | WITHHELD when STILL_WITHHELD | 45 CFR 164.524(d)(4)
			REVIEW_RESULT | BASIS when STILL_WITHHELD | 45 CFR 164.524(d)(4)
			REPRESENTATIVE_REFUSED | BASIS | 45 CFR 164.524(d)(2)(i)
			REPRESENTATIVE_REFUSED | REVIEW_RIGHT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii), (a)(4)
			REPRESENTATIVE_REFUSED | REVIEW_CONTACT when REVIEWABLE | 45 CFR 164.524(d)(2)(ii)
			REPRESENTATIVE_REFUSED | COMPLAINT | 45 CFR 164.524(d)(2)(iii)
			REPRESENTATIVE_REFUSED | CONTACT_TITLE | 45 CFR 164.524(d)(2)(iii)
			REPRESENTATIVE_REFUSED | CONTACT_TELEPHONE | 45 CFR 164.524(d)(2)(iii)
			AMENDMENT_EXTENDED | DELAY_REASON | 45 CFR 164.526(b)(2)(ii)(A)
			AMENDMENT_EXTENDED | NEW_DATE | 45 CFR 164.526(b)(2)(ii)(A)
			AMENDMENT_ACCEPTED | CORRECTED | 45 CFR 164.526(c)(2)
			AMENDMENT_ACCEPTED | PERSONS_TO_TELL | 45 CFR 164.526(c)(2), (3)
			AMENDMENT_ACCEPTED_IN_PART | CORRECTED | 45 CFR 164.526(c)(2)
			AMENDMENT_ACCEPTED_IN_PART | PERSONS_TO_TELL | 45 CFR 164.526(c)(2), (3)
			AMENDMENT_ACCEPTED_IN_PART | BASIS | 45 CFR 164.526(d)(1)(i), (a)(2)
			AMENDMENT_ACCEPTED_IN_PART | DISAGREEMENT_RIGHT | 45 CFR 164.526(d)(1)(ii)
			AMENDMENT_ACCEPTED_IN_PART | STATEMENT_CONTACT | 45 CFR 164.526(d)(1)(ii)
			AMENDMENT_ACCEPTED_IN_PART | GOES_ALONG | 45 CFR 164.526(d)(1)(iii)
			AMENDMENT_ACCEPTED_IN_PART | COMPLAINT | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_ACCEPTED_IN_PART | CONTACT_TITLE | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_ACCEPTED_IN_PART | CONTACT_TELEPHONE | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_DENIED | BASIS | 45 CFR 164.526(d)(1)(i), (a)(2)
			AMENDMENT_DENIED | DISAGREEMENT_RIGHT | 45 CFR 164.526(d)(1)(ii)
			AMENDMENT_DENIED | STATEMENT_CONTACT | 45 CFR 164.526(d)(1)(ii)
			AMENDMENT_DENIED | GOES_ALONG | 45 CFR 164.526(d)(1)(iii)
			AMENDMENT_DENIED | COMPLAINT | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_DENIED | CONTACT_TITLE | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_DENIED | CONTACT_TELEPHONE | 45 CFR 164.526(d)(1)(iv)
			AMENDMENT_REBUTTED | REBUTTAL | 45 CFR 164.526(d)(3)
			AMENDMENT_NEWS | CLIENT | 45 CFR 164.526(c)(3)
			AMENDMENT_NEWS | CORRECTED | 45 CFR 164.526(c)(3)
			""";

	@Requirement("R-1.17")
	@Test
	void theTemplatesAskForWhatTheLawAsks() {
		List<String> asked = Arrays.stream(LetterKind.values())
				.flatMap(kind -> Letters.US.get(kind).getRequired().stream()
						.filter(each -> each.getSource().getCheck() == RuleSource.Check.READ)
						.filter(each -> !each.getSource().getCitation().startsWith("45 CFR 164.530"))
						.map(each -> kind + " | " + each.getElement()
								+ (each.getWhen() == null ? "" : " when " + each.getWhen()) + " | "
								+ each.getSource().getCitation()))
				.toList();

		assertThat(asked).containsExactlyInAnyOrderElementsOf(TABLE.lines().toList());
	}

	@Requirement("R-1.17")
	@TestFactory
	Stream<DynamicTest> aLetterWithoutAnElementCannotBeMade() {
		return Arrays.stream(LetterKind.values()).flatMap(kind -> Letters.US.get(kind).getRequired().stream()
				.filter(each -> !each.getElement().isStatement())
				.map(each -> DynamicTest.dynamicTest(
						kind + " without " + each.getElement() + ", " + each.getSource().getCitation(), () -> {
							LetterTemplate template = Letters.US.get(kind);
							Set<LetterCase> cases = each.getWhen() == null ? Letters.cases() : EnumSet.of(each.getWhen());
							LetterValues values = Letters.all().with(each.getElement(), (String) null);
							assertThatThrownBy(() -> template.make(cases, values)).isInstanceOf(RefusedException.class)
									.extracting(e -> ((RefusedException) e).getMessageCodes())
									.isEqualTo(List.of("sessionnotes.letter.missing." + each.getElement()));
							assertThat(template.findings(cases, values.with(each.getElement(), " -\n")))
									.containsExactly("sessionnotes.letter.missing." + each.getElement());
						})));
	}

	@Test
	void allThatIsMissingIsListedAtOnce() {
		assertThat(Letters.US.get(LetterKind.COPY_EXTENDED).findings(Letters.cases(), LetterValues.none()))
				.containsExactly("sessionnotes.letter.missing.ADDRESSEE", "sessionnotes.letter.missing.LETTER_DATE",
						"sessionnotes.letter.missing.REQUEST_DATE", "sessionnotes.letter.missing.REQUESTED",
						"sessionnotes.letter.missing.DELAY_REASON", "sessionnotes.letter.missing.NEW_DATE",
						"sessionnotes.letter.missing.CONTACT_TITLE", "sessionnotes.letter.missing.CONTACT_TELEPHONE",
						"sessionnotes.letter.missing.SIGNER", "sessionnotes.letter.missing.SIGNER_TITLE");
	}

	@Requirement("R-1.17")
	@TestFactory
	Stream<DynamicTest> eachLetterShowsAllItsElements() {
		return Arrays.stream(LetterKind.values()).map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
			LetterTemplate template = Letters.US.get(kind);
			String text = template.make(EnumSet.allOf(LetterCase.class), Letters.all()).getText();
			assertThat(text).doesNotContain("{", "}", "[when", "[end]", "null");
			for (RequiredElement each : template.getRequired()) {
				if (!each.getElement().isStatement() && Letters.all().get(each.getElement()) instanceof String value) {
					assertThat(text).as(each.getElement().name()).contains(value);
				}
			}
			assertThat(text).contains("March 20, 2026");
		}));
	}

	/** With the words that the clinic fills in, in every case alone and in all at once; and the wording without them. */
	@Requirement("R-1.17")
	@TestFactory
	Stream<DynamicTest> eachLetterIsPlainLanguage() {
		return Arrays.stream(LetterKind.values()).flatMap(kind -> {
			List<Set<LetterCase>> all = new ArrayList<>(List.of(Letters.cases(), EnumSet.allOf(LetterCase.class)));
			Arrays.stream(LetterCase.values()).map(EnumSet::of).forEach(all::add);
			return all.stream().map(cases -> DynamicTest.dynamicTest(kind + " " + cases, () -> assertThat(
					Readability.grade(Letters.US.get(kind).make(cases, Letters.all()).getText()))
					.isLessThanOrEqualTo(PLAIN)));
		});
	}

	@Requirement("R-1.17")
	@ParameterizedTest
	@EnumSource(AccessDenialGround.class)
	void eachGroundHasItsPlainWords(AccessDenialGround ground) {
		String words = Letters.US.getGround(ground.name());

		assertThat(words != null).isEqualTo(ground.isForPassages());
		assertThat(words == null ? 0 : Readability.grade(words)).isLessThanOrEqualTo(PLAIN);
	}

	@Requirement("R-1.17")
	@TestFactory
	Stream<DynamicTest> eachStatementAloneIsPlainLanguage() {
		return Arrays.stream(LetterElement.values()).filter(LetterElement::isStatement).map(each -> DynamicTest.dynamicTest(
				each.name(), () -> assertThat(Readability.grade(paragraph(each))).isLessThanOrEqualTo(PLAIN)));
	}

	private static String paragraph(LetterElement statement) {
		LetterTemplate template = new LetterTemplate(LetterKind.COPY_GIVEN, "en", List.of(), "",
				Letters.US.getStatements(), "d");
		return template.filled("{" + statement + "}", Letters.all());
	}

	/** the same words in every letter, so that no letter tells whether private notes exist. */
	@Requirement("R-1.19")
	@ParameterizedTest
	@EnumSource(LetterKind.class)
	void everyLetterHasTheStandingParagraph(LetterKind kind) {
		String standing = Letters.US.getStatements().get(kind == LetterKind.AMENDMENT_NEWS
				? LetterElement.STANDING_FOR_OTHERS
				: LetterElement.STANDING);

		assertThat(standing).contains("psychotherapy notes", "every letter");
		for (Set<LetterCase> cases : List.of(Letters.cases(), EnumSet.allOf(LetterCase.class))) {
			String text = Letters.US.get(kind).make(cases, Letters.all()).getText();
			assertThat(text.split("\n\n")).containsOnlyOnce(standing);
			assertThat(text.replace(standing, "")).doesNotContainIgnoringCase("psychotherapy");
		}
	}

	@Requirement("R-1.19")
	@ParameterizedTest
	@ValueSource(strings = {"your psychotherapy notes", "the Process Notes of your therapist", "all private\nnotes",
			"a process-note", "the counseling notes"})
	void noOtherWordsInALetterSpeakOfPrivateNotes(String words) {
		for (LetterElement element : List.of(LetterElement.REQUESTED, LetterElement.BASIS, LetterElement.WITHHELD)) {
			assertThat(Letters.US.get(LetterKind.COPY_DENIED).findings(Letters.cases(), Letters.all().with(element, words)))
					.containsExactly(LetterTemplate.NAMES_PRIVATE_NOTES);
		}
	}

	@Test
	void progressNotesMayBeNamed() {
		assertThat(Letters.US.get(LetterKind.COPY_GIVEN).findings(Letters.cases(),
				Letters.all().with(LetterElement.REQUESTED, "all progress notes"))).isEmpty();
	}

	@Test
	void valuesStandInTheLetterAsTheyAre() {
		String odd = "{STANDING} [when FEE] $1 \\ notes";

		assertThat(Letters.US.get(LetterKind.COPY_GIVEN)
				.make(Letters.cases(), Letters.all().with(LetterElement.REQUESTED, odd)).getText()).contains(odd);
		assertThat(Letters.US.get(LetterKind.COPY_GIVEN).findings(Letters.cases(),
				Letters.all().with(LetterElement.REQUESTED, "a\u0000"))).containsExactly(LetterTemplate.NOT_TEXT);
	}

	@Test
	void theSameFactsMakeTheSameLetter() {
		assertThat(Letters.letter(LetterKind.COPY_GIVEN).getDigest()).hasSize(64)
				.isEqualTo(Letters.letter(LetterKind.COPY_GIVEN).getDigest())
				.isNotEqualTo(Letters.letter(LetterKind.COPY_GIVEN, LetterCase.FEE).getDigest());
		assertThat(Letters.letter(LetterKind.COPY_GIVEN)).hasToString("Letter[COPY_GIVEN]");
	}

	@ParameterizedTest
	@CsvSource({"us, xx", "xx, en", "us, ../en", "us,", "../us, en"})
	void thereIsNoLetterWithoutATemplate(String law, String language) {
		assertThatThrownBy(() -> LetterTemplates.of(law, language)).isInstanceOf(RefusedException.class)
				.hasMessage(LetterTemplates.NO_TEMPLATE);
	}

	@Requirement("R-1.17")
	@Test
	void aClinicsOwnWordingHasAPlaceForEachElement() {
		LetterTemplate template = Letters.US.get(LetterKind.COPY_RECEIVED);
		String whole = "{LETTER_DATE} {ADDRESSEE} {REQUEST_DATE} {REQUESTED} {DUE_DATE} {CONTACT_TITLE} {CONTACT_TELEPHONE}"
				+ " {STANDING} {SIGNER} {SIGNER_TITLE}";

		assertThat(template.reworded(whole).make(Letters.cases(), Letters.all()).getText())
				.startsWith("March 20, 2026 Carla Client");
		assertThatThrownBy(() -> template.reworded(whole.replace("{STANDING}", ""))).isInstanceOf(RefusedException.class)
				.hasMessage(LetterTemplate.NO_PLACE);
		assertThatThrownBy(() -> template.reworded(whole + "{DECIDER}")).isInstanceOf(RefusedException.class)
				.hasMessage(LetterTemplate.UNKNOWN_PLACE);
		assertThatThrownBy(() -> template.reworded(whole + " [when FEE] free [end]")).isInstanceOf(RefusedException.class)
				.hasMessage(LetterTemplate.UNKNOWN_PLACE);
		assertThatThrownBy(() -> template.reworded(whole.replace("{DUE_DATE}", "\n[when FEE]\n{DUE_DATE}\n[end]\n")))
				.isInstanceOf(RefusedException.class).hasMessage(LetterTemplate.NO_PLACE);
	}

	/** A letter covers only what it has a section for, whatever it was asked to cover. */
	@Requirement("R-1.17")
	@Test
	void aLetterCoversWhatItSays() {
		assertThat(Letters.letter(LetterKind.COPY_RECEIVED, LetterCase.values()).getCases()).isEmpty();
		assertThat(Letters.letter(LetterKind.COPY_GIVEN, LetterCase.values()).getCases())
				.containsExactlyInAnyOrder(LetterCase.FEE, LetterCase.KEPT_ELSEWHERE, LetterCase.UNSIGNED_NOTES);
	}

	@Test
	void everyFileOfTheFolderIsALetter() {
		assertThat(Arrays.stream(LetterKind.values()).map(Letters.US::get).map(LetterTemplate::getKind)
				.collect(Collectors.toSet())).hasSize(LetterKind.values().length);
	}
}
