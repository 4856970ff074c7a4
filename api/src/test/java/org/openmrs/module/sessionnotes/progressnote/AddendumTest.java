/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;

/** An addendum that is sent again is not made again where its uuid says that it is the same. */
public class AddendumTest extends ProgressNoteContextTest {

	private final String uuid = UUID.randomUUID().toString();

	@Test
	public void theSameAddendumSentTwice_isOne() {
		String note = signedNote();
		notes.addAddendum(note, uuid, "The clinic called back");
		reloaded(note);

		ProgressNote again = notes.addAddendum(note, uuid, "The clinic called back");

		assertThat(again.getAddenda()).singleElement().satisfies(addendum -> {
			assertThat(addendum.getUuid()).isEqualTo(uuid);
			assertThat(addendum.getText()).isEqualTo("The clinic called back");
		});
		assertThat(again.getSteps()).extracting(StepRecord::getStep).containsExactly(ProgressNoteStep.SIGNED,
				ProgressNoteStep.ADDENDUM);
		assertThat(notes.verify(note)).hasSize(2).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
	}

	@Test
	public void theSameTextUnderAnotherUuid_orWithoutOne_isAnother() {
		String note = signedNote();
		notes.addAddendum(note, uuid, "Called again");
		notes.addAddendum(note, UUID.randomUUID().toString(), "Called again");
		notes.addAddendum(note, "Called again");

		assertThat(notes.getNote(note).get().getAddenda()).hasSize(3);
	}

	@Test
	public void anotherTextUnderTheSameUuid_isAConflict() {
		String note = signedNote();
		notes.addAddendum(note, uuid, "first");

		assertConflict(note, uuid, "second");
		assertConflict(note, uuid, "First");
		assertConflict(note, uuid, "first ");
		assertThat(notes.getNote(note).get().getAddenda()).hasSize(1);
	}

	@Test
	public void theUuidOfAnothersAddendum_ofAnotherNote_orOfAnyOtherObs_isAConflict() {
		String other = signedNote();
		String note = signedNote();
		notes.addAddendum(note, uuid, "mine");
		assertConflict(other, uuid, "mine");
		assertConflict(note, reloaded(note).getObsAtTopLevel(false).stream().map(Obs::getUuid)
				.filter(each -> !each.equals(uuid)).findFirst().get(), "mine");
		signInAs(COLLEAGUE);
		assertConflict(note, uuid, "mine");
	}

	/** The refusal is the one for any obs, so that it tells nobody of a note. */
	@Test
	public void theUuidOfAPrivateNote_isTheSameConflict() {
		String note = signedNote();
		signInAs(COLLEAGUE);
		service.createNote(new NewNote(uuid, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("private")));
		signInAs(THERAPIST);

		assertConflict(note, uuid, "mine");
	}

	@Test
	public void whatIsNoUuid_isRefused() {
		String note = signedNote();
		for (String bad : new String[]{"", "x", uuid + "0", "not-a-uuid-but-thirty-six-characters"}) {
			assertThatThrownBy(() -> notes.addAddendum(note, bad, "text")).isInstanceOf(InvalidRequestException.class)
					.hasMessage("sessionnotes.error.invalidUuid");
		}
	}

	private void assertConflict(String note, String addendum, String text) {
		assertThatThrownBy(() -> notes.addAddendum(note, addendum, text)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.obsUuidInUse");
		// a request ends here, and its session with it
		Context.clearSession();
	}
}
