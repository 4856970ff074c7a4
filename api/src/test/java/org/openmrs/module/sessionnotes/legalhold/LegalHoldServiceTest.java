/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.legalhold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Date;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** Who places, sees and releases legal holds. */
public class LegalHoldServiceTest extends SessionNotesContextTest {

	@Autowired
	private Reauthentication reauthentication;

	private LegalHoldService holds;

	@BeforeEach
	public void anOfficer() {
		holds = Context.getService(LegalHoldService.class);
		signInAs(PRIVACY_OFFICER);
	}

	@AfterEach
	public void endTheRequest() {
		reauthentication.clear();
	}

	@Test
	public void aHoldIsPlacedAndReleasedOnceWithThePassword() {
		LegalHold hold = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case 12", true);
		String placedBy = Context.getAuthenticatedUser().getUuid();
		signInAs(OTHER_PRIVACY_OFFICER);
		assertThat(holds.getLegalHolds()).singleElement().satisfies(open -> {
			assertThat(open.getTarget()).isEqualTo(HoldTarget.CLIENT);
			assertThat(open.getTargetUuid()).isEqualTo(patient.getUuid());
			assertThat(open.getReference()).isEqualTo("case 12");
			assertThat(open.getBy()).isEqualTo(placedBy);
			assertThat(open.getAt()).isEqualTo(hold.getAt());
			assertThat(open.getEndedAt()).isNull();
		});
		assertThatThrownBy(() -> holds.releaseLegalHold(hold.getUuid()))
				.isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		holds.releaseLegalHold(hold.getUuid());

		assertThat(holds.getLegalHolds()).singleElement().satisfies(ended -> {
			assertThat(ended.getEndedAt()).isGreaterThanOrEqualTo(ended.getAt());
			assertThat(ended.getEndedBy()).isEqualTo(Context.getAuthenticatedUser().getUuid());
		});
		assertThatThrownBy(() -> holds.releaseLegalHold(hold.getUuid())).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.legalHold.ended");
		assertThatThrownBy(() -> holds.releaseLegalHold("none")).isInstanceOf(NotFoundException.class);
	}

	@Test
	public void theSameRequestSentTwiceMakesOneHold() {
		LegalHold first = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true);
		assertThat(holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true).getUuid())
				.isEqualTo(first.getUuid());
		assertThat(holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", false).getUuid())
				.isNotEqualTo(first.getUuid());
		reauthentication.confirm(PASSWORD);
		holds.releaseLegalHold(first.getUuid());
		assertThat(holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true).getUuid())
				.isNotEqualTo(first.getUuid());
		assertThat(holds.getLegalHolds()).hasSize(3);
	}

	@Test
	public void whatItIsOnExistsButOfANoteNothingIsTold() throws Exception {
		assertInvalid("sessionnotes.error.unknown.patient",
				() -> holds.placeLegalHold(null, HoldTarget.CLIENT, "nobody", "case", true));
		assertInvalid("sessionnotes.error.unknown.user",
				() -> holds.placeLegalHold(null, HoldTarget.AUTHOR, "nobody", "case", true));
		assertInvalid("sessionnotes.error.legalHold.referenceMissing",
				() -> holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), " ", true));
		assertInvalid("sessionnotes.error.bound.HOLD_REFERENCE",
				() -> holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "x".repeat(51), true));
		assertInvalid("sessionnotes.error.bound.UUID",
				() -> holds.placeLegalHold(null, HoldTarget.NOTE, "x".repeat(39), "case", true));
		signInAs(AUTHOR);
		String note = service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("private"))).getNote()
				.getUuid();
		signInAs(PRIVACY_OFFICER);
		for (String uuid : Arrays.asList(note, "no-note")) {
			assertThat(holds.placeLegalHold(null, HoldTarget.NOTE, uuid, "x".repeat(50), true).getTargetUuid())
					.isEqualTo(uuid);
		}
	}

	private static void assertInvalid(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(code);
	}

	@Test
	public void othersMayNeitherSeeNorPlaceNorReleaseAHold() {
		LegalHold hold = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true);
		for (String user : Arrays.asList(AUTHOR, NURSE, SUPERVISOR)) {
			signInAs(user);
			for (ThrowingCallable call : Arrays.<ThrowingCallable>asList(() -> holds.getLegalHolds(),
					() -> holds.maySeeReference(hold),
					() -> holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true),
					() -> holds.releaseLegalHold(hold.getUuid()))) {
				assertThatThrownBy(call).isInstanceOf(APIAuthenticationException.class);
			}
		}
	}

	@Test
	public void noAuthorSeesTheReferenceThatAnOrderKeepsSecret() throws Exception {
		LegalHold told = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case 1", true);
		LegalHold secret = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case 2", false);
		assertThat(holds.maySeeReference(secret)).isTrue();
		signInAsSuperuser();
		assertThat(holds.maySeeReference(secret)).isTrue();
		service.createNote(new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("private")));

		assertThat(holds.maySeeReference(secret)).isFalse();
		assertThat(holds.maySeeReference(told)).isTrue();
	}
}
