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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField.Need;

class ProgressNoteFieldTest {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	@ParameterizedTest
	@EnumSource(ProgressNoteElement.class)
	void everyElementIsFilledInBySomething(ProgressNoteElement element) {
		assertThat(ProgressNoteField.of(element)).isNotEmpty().allSatisfy(
				field -> assertThat(field.getElement()).isEqualTo(element));
	}

	@Test
	void everyFieldStandsInOnePlace() {
		List<ProgressNoteField> placed = new ArrayList<>();
		for (ProgressNoteElement element : ProgressNoteElement.values()) {
			ProgressNoteField.of(element).forEach(field -> {
				placed.add(field);
				placed.addAll(field.getMembers());
			});
		}

		assertThat(placed).containsExactlyInAnyOrder(ProgressNoteField.values());
		assertThat(placed.stream().map(ProgressNoteField::getKey)).doesNotHaveDuplicates();
		assertThat(Arrays.stream(ProgressNoteElement.values()).flatMap(element -> ProgressNoteField.of(element).stream())
				.map(ProgressNoteField::getProperty)).doesNotHaveDuplicates();
	}

	@Test
	void aNeedThatDependsNamesAnotherField() {
		assertThat(ProgressNoteField.values()).allSatisfy(field -> {
			String other = field.getNeed().getOtherProperty();
			if (other != null) {
				assertThat(ProgressNoteField.of(field.getElement())).extracting(ProgressNoteField::getProperty)
						.contains(other);
			}
		});
	}

	static Stream<ProgressNoteField> textsAndAnswers() {
		return Arrays.stream(ProgressNoteField.values()).filter(ProgressNoteField::isOneString);
	}

	@ParameterizedTest
	@MethodSource("textsAndAnswers")
	void whatIsSetIsThere(ProgressNoteField field) {
		ProgressNoteContent.Builder content = ProgressNoteContent.builder();
		field.set(content, "x");

		assertThat(textsAndAnswers().filter(each -> "x".equals(each.get(content.build())))).containsExactly(field);
	}

	/** A signature asks for exactly what a form says that it needs. */
	@ParameterizedTest
	@MethodSource("textsAndAnswers")
	void whatIsNeededIsAskedForBeforeASignature(ProgressNoteField field) {
		ProgressNoteContent.Builder note = ProgressNotes.complete();
		if (field.getNeed().getKind() == Need.Kind.UNLESS_FILLED) {
			note.techniques(null).goals(null);
		}
		if (field != ProgressNoteField.TECHNIQUES_DESCRIBED) {
			note.techniquesDescribed("Breathing.");
		}
		if (field != ProgressNoteField.NO_GOAL_REASON) {
			note.noGoalReason("intake");
		}
		field.set(note, null);

		assertThat(new Completeness().check(note.build(), NOW).isEmpty())
				.isEqualTo(field.getNeed().getKind() == Need.Kind.NEVER);
	}
}
