/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.progressnote.NewProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;

/** A draft goes with the note that is saved, in the same transaction, and only if the note has all that was typed. */
public class DraftSavedAlongTest extends ProgressNoteContextTest {

	private DraftService drafts;

	private String uuid;

	@BeforeEach
	public void anAuthor() {
		drafts = Context.getService(DraftService.class);
		uuid = UUID.randomUUID().toString();
		signInAs(THERAPIST);
	}

	private long type(DraftKind kind, long seen) {
		return drafts.saveDraft(
				new Draft(DraftFacts.builder().note(uuid).kind(kind).patient(patient.getUuid()).build(),
						"{\"text\":\"typed after " + seen + "\"}"),
				seen).getRevision();
	}

	private NewNote privateNote(String text) {
		return new NewNote(uuid, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, null,
				NoteContent.ofText(text));
	}

	private NewProgressNote progressNote() {
		return new NewProgressNote(uuid, patient, null, null, complete().build(), false);
	}

	private void assertConflict(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.draft." + code);
	}

	@Test
	public void aNewPrivateNoteTakesItsDraftAlong() {
		long revision = type(DraftKind.PSYCHOTHERAPY_NOTE, 0);

		service.createNote(privateNote("typed").takingAlong(revision));

		assertThat(drafts.getDraft(uuid)).isEmpty();
		assertThat(service.createNote(privateNote("typed").takingAlong(revision)).getVersion()).as("sent twice").isOne();
	}

	@Test
	public void ifMoreWasTypedSinceNoPrivateNoteIsStored() {
		long revision = type(DraftKind.PSYCHOTHERAPY_NOTE, 0);
		long newer = type(DraftKind.PSYCHOTHERAPY_NOTE, revision);

		assertConflict(() -> service.createNote(privateNote("typed").takingAlong(revision)), "changed");

		assertThat(service.getNote(uuid)).isEmpty();
		assertThat(drafts.getDraft(uuid).get().getFacts().getRevision()).isEqualTo(newer);
	}

	@Test
	public void aVersionTakesTheDraftAlongAlsoWhereItsWordsAreTheSame() {
		NoteVersion first = service.createNote(privateNote("first"));
		long revision = type(DraftKind.PSYCHOTHERAPY_NOTE, 0);
		long newer = type(DraftKind.PSYCHOTHERAPY_NOTE, revision);

		assertConflict(() -> service.amendNote(uuid, 1, NoteContent.ofText("second"), revision), "changed");
		assertThat(service.getNote(uuid).get().getVersion()).isOne();
		assertThat(service.amendNote(uuid, 1, NoteContent.ofText("second"), newer).getVersion()).isEqualTo(2);
		assertThat(drafts.getDraft(uuid)).isEmpty();

		long again = type(DraftKind.PSYCHOTHERAPY_NOTE, 0);
		assertThat(service.amendNote(uuid, 2, NoteContent.ofText("second"), again).getVersion()).isEqualTo(2);
		assertThat(drafts.getDraft(uuid)).isEmpty();
		assertThat(first.getVersion()).isOne();
	}

	@Test
	public void withoutItsRevisionTheDraftStays() {
		type(DraftKind.PSYCHOTHERAPY_NOTE, 0);

		service.createNote(privateNote("typed elsewhere"));
		service.amendNote(uuid, 1, NoteContent.ofText("and amended"));

		assertThat(drafts.getDraft(uuid)).isPresent();
	}

	@Test
	public void whileThePasswordIsHeldADraftStays() throws Exception {
		long revision = type(DraftKind.PSYCHOTHERAPY_NOTE, 0);
		signInAsSuperuser();
		User author = Context.getUserService().getUserByUsername(THERAPIST);
		Context.getUserService().changePassword(author, "SetByAdmin1");
		Context.flushSession();
		Context.logout();
		Context.authenticate(THERAPIST, "SetByAdmin1");

		for (long seen : new long[]{revision, revision + 1}) {
			uuid = uuid.substring(0, uuid.length() - 1) + (uuid.endsWith("0") ? "1" : "0");
			assertThat(service.createNote(privateNote("by whoever set it").takingAlong(seen)).isPasswordHeld()).isTrue();
		}
		assertThat(count("select count(*) from sessionnotes_sealed_draft")).isOne();
	}

	@Test
	public void aNewProgressNoteTakesItsDraftAlong() {
		long revision = type(DraftKind.PROGRESS_NOTE, 0);

		ProgressNote saved = notes.createDraft(progressNote().takingAlong(revision));

		assertThat(saved.getEncounter().getUuid()).isEqualTo(uuid);
		assertThat(drafts.getDraft(uuid)).isEmpty();
		assertThat(notes.createDraft(progressNote().takingAlong(revision)).getEncounter().getUuid()).as("sent twice")
				.isEqualTo(uuid);
	}

	@Test
	public void ifMoreWasTypedSinceNoProgressNoteIsStored() throws Exception {
		long revision = type(DraftKind.PROGRESS_NOTE, 0);
		type(DraftKind.PROGRESS_NOTE, revision);

		assertConflict(() -> notes.createDraft(progressNote().takingAlong(revision)), "changed");

		assertThat(notes.getNote(uuid)).isEmpty();
	}

	@Test
	public void aChangeTakesTheDraftAlong() {
		notes.createDraft(progressNote());
		long revision = type(DraftKind.PROGRESS_NOTE, 0);
		long newer = type(DraftKind.PROGRESS_NOTE, revision);

		assertConflict(
				() -> notes.updateDraft(uuid, null, revision, before -> before.toBuilder().plan("Another plan").build()),
				"changed");
		assertThat(notes.getNote(uuid).get().getContent().getPlan()).isNotEqualTo("Another plan");
		notes.updateDraft(uuid, null, newer, before -> before.toBuilder().plan("Another plan").build());

		assertThat(notes.getNote(uuid).get().getContent().getPlan()).isEqualTo("Another plan");
		assertThat(drafts.getDraft(uuid)).isEmpty();
	}

	@Test
	public void nothingIsSignedAsLongAsMoreIsTyped() {
		notes.createDraft(progressNote());
		long revision = type(DraftKind.PROGRESS_NOTE, 0);

		assertConflict(() -> notes.sign(uuid, digest(uuid)), "unsaved");
		assertConflict(() -> notes.sign(uuid, digest(uuid), revision - 1), "changed");
		assertThat(notes.getNote(uuid).get().getState()).isEqualTo(ProgressNoteState.DRAFT);
		assertThat(drafts.getDraft(uuid)).isPresent();

		assertThat(notes.sign(uuid, digest(uuid), revision).getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(drafts.getDraft(uuid)).isEmpty();
	}

	@Test
	public void whatAnotherUserTypesOfTheNoteKeepsNoOneFromSigning() {
		notes.createDraft(progressNote());
		signInAs(COLLEAGUE);
		type(DraftKind.PROGRESS_NOTE, 0);
		signInAs(THERAPIST);

		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);

		signInAs(COLLEAGUE);
		assertThat(drafts.getDraft(uuid)).isPresent();
	}
}
