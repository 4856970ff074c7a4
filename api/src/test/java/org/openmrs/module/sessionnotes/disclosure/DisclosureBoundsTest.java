/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("attack")
public class DisclosureBoundsTest extends SessionNotesContextTest {

	private static final String HUGE = String.join("", java.util.Collections.nCopies(1_000_000, "canary"));

	@Autowired
	private Reauthentication reauthentication;

	private String note;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		note = UUID.randomUUID().toString();
		service.createNote(new NewNote(note, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("words")));
		reauthentication.confirm(PASSWORD);
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	static Stream<Arguments> beyond() {
		return Stream.of(beyond("purpose", "PURPOSE", asked -> asked.purpose(HUGE)),
				beyond("name", "RECIPIENT_NAME", asked -> asked.toOutside(HUGE, "7 Main St")),
				beyond("address", "RECIPIENT_ADDRESS", asked -> asked.toOutside("Springfield Police", HUGE)),
				beyond("RATIONALE", "EVIDENCE", asked -> asked.evidence(evidence(EvidenceElement.RATIONALE, HUGE))),
				beyond("ISSUED_ON", "EVIDENCE", asked -> asked.evidence(evidence(EvidenceElement.ISSUED_ON, HUGE))),
				beyond("ISSUED_ON", "MOMENT",
						asked -> asked.evidence(evidence(EvidenceElement.ISSUED_ON, "999999999999999999"))),
				beyond("note", "UUID", asked -> asked.note(HUGE)),
				beyond("author", "UUID", asked -> asked.notesOf(HUGE)),
				beyond("patient", "UUID", asked -> asked.notesOn(HUGE, null, null)),
				beyond("recipient", "UUID", asked -> asked.toUser(HUGE)),
				beyond("end", "MOMENT", asked -> asked.time(null, Long.MAX_VALUE)),
				beyond("start", "MOMENT", asked -> asked.time(Long.MIN_VALUE, System.currentTimeMillis() + 1000)),
				beyond("tellAuthorFrom", "MOMENT", asked -> asked.tellAuthorFrom(Long.MAX_VALUE)),
				beyond("purpose", "notText", asked -> asked.purpose("half of a character: \ud83d")),
				beyond("purpose", "notText", asked -> asked.purpose("null: \u0000")));
	}

	private static Arguments beyond(String field, String bound, UnaryOperator<NewDisclosure> edit) {
		return Arguments.of(field, bound, edit);
	}

	private static Evidence evidence(EvidenceElement element, String value) {
		Map<EvidenceElement, String> values = new EnumMap<>(EvidenceElement.class);
		values.put(element, value);
		return Evidence.of(values);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("beyond")
	public void h6_nothingOfADisclosureBeyondItsBoundIsStored(String field, String bound,
			UnaryOperator<NewDisclosure> edit) {
		long before = count("select count(*) from sessionnotes_disclosure");
		NewDisclosure asked = edit.apply(new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).note(note)
				.toOutside("Springfield Police", "7 Main St").time(null, System.currentTimeMillis() + 86_400_000)
				.purpose("imminent threat"));

		assertThatThrownBy(() -> Context.getService(DisclosureService.class).make(asked))
				.isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
					assertThat(refused.getField()).isEqualTo(field);
					assertThat(refused.getMessageCode()).isEqualTo("sessionnotes.error.bound." + bound);
				}).hasMessageNotContaining("canary");
		assertThat(count("select count(*) from sessionnotes_disclosure")).isEqualTo(before);
	}

	@Test
	public void h6_noVoidReasonBeyondItsBoundIsStoredByTheServiceOrAsThatOfAnObs() {
		Obs obs = Context.getObsService().getObsByUuid(note);

		assertThatThrownBy(() -> service.voidNote(note, HUGE)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.bound.VOID_REASON");
		assertThatThrownBy(() -> Context.getObsService().voidObs(obs, HUGE)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.bound.VOID_REASON");

		assertThat(service.getFacts(note).get().isVoided()).isFalse();
		service.voidNote(note, HUGE.substring(0, (int) Bound.VOID_REASON.getMost()));
		assertThat(service.getFacts(note).get().isVoided()).isTrue();
	}

	@Test
	public void h6_aPasswordBeyondItsBoundIsNotHashed() {
		assertThatThrownBy(() -> reauthentication.confirm(HUGE)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.bound.PASSWORD");
		assertThat(reauthentication.isConfirmed()).isFalse();
	}

	@Test
	public void h6_aNoteIsOfASessionOfThisWorld() {
		assertThatThrownBy(() -> service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(Long.MAX_VALUE),
				NoteContent.ofText("words"))))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.bound.MOMENT");
	}
}
