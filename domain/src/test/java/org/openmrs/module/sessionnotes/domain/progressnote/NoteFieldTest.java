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
import org.openmrs.module.sessionnotes.domain.progressnote.NoteField.Need;

class NoteFieldTest {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	@ParameterizedTest
	@EnumSource(NoteElement.class)
	void everyElementIsFilledInBySomething(NoteElement element) {
		assertThat(NoteField.of(element)).isNotEmpty().allSatisfy(
				field -> assertThat(field.getElement()).isEqualTo(element));
	}

	@Test
	void everyFieldStandsInOnePlace() {
		List<NoteField> placed = new ArrayList<>();
		for (NoteElement element : NoteElement.values()) {
			NoteField.of(element).forEach(field -> {
				placed.add(field);
				placed.addAll(field.getMembers());
			});
		}

		assertThat(placed).containsExactlyInAnyOrder(NoteField.values());
		assertThat(placed.stream().map(NoteField::getKey)).doesNotHaveDuplicates();
		assertThat(Arrays.stream(NoteElement.values()).flatMap(element -> NoteField.of(element).stream())
				.map(NoteField::getProperty)).doesNotHaveDuplicates();
	}

	@Test
	void aNeedThatDependsNamesAnotherField() {
		assertThat(NoteField.values()).allSatisfy(field -> {
			String other = field.getNeed().getOtherProperty();
			if (other != null) {
				assertThat(NoteField.of(field.getElement())).extracting(NoteField::getProperty).contains(other);
			}
		});
	}

	static Stream<NoteField> textsAndAnswers() {
		return Arrays.stream(NoteField.values()).filter(NoteField::isOneString);
	}

	@ParameterizedTest
	@MethodSource("textsAndAnswers")
	void whatIsSetIsThere(NoteField field) {
		ProgressNoteContent.Builder content = ProgressNoteContent.builder();
		field.set(content, "x");

		assertThat(textsAndAnswers().filter(each -> "x".equals(each.get(content.build())))).containsExactly(field);
	}

	/** A signature asks for exactly what a form says that it needs. */
	@ParameterizedTest
	@MethodSource("textsAndAnswers")
	void whatIsNeededIsAskedForBeforeASignature(NoteField field) {
		ProgressNoteContent.Builder note = ProgressNotes.complete();
		if (field.getNeed().getKind() == Need.Kind.UNLESS_FILLED) {
			note.techniques(null).goals(null);
		}
		if (field != NoteField.TECHNIQUES_DESCRIBED) {
			note.techniquesDescribed("Breathing.");
		}
		if (field != NoteField.NO_GOAL_REASON) {
			note.noGoalReason("intake");
		}
		field.set(note, null);

		assertThat(new Completeness().check(note.build(), NOW).isEmpty())
				.isEqualTo(field.getNeed().getKind() == Need.Kind.NEVER);
	}
}
