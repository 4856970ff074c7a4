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

import java.time.Clock;

import org.openmrs.Encounter;
import org.openmrs.User;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** Approves, co-signs or returns notes that wait for a supervisor. */
class SupervisorReview {

	private final ProgressNoteLookup lookup;

	private final ProgressNoteAuthors authors;

	private final CurrentContent current;

	private final ShownContentReader shownContent;

	private final Signatures signatures;

	private final StepRecording recording;

	private final Clock clock;

	SupervisorReview(ProgressNoteLookup lookup, ProgressNoteAuthors authors, CurrentContent current,
			ShownContentReader shownContent, Signatures signatures, StepRecording recording, Clock clock) {
		this.lookup = lookup;
		this.authors = authors;
		this.current = current;
		this.shownContent = shownContent;
		this.signatures = signatures;
		this.recording = recording;
		this.clock = clock;
	}

	Encounter approve(String uuid, String contentDigest) {
		return review(uuid, ProgressNoteStep.APPROVED, contentDigest, null);
	}

	Encounter cosign(String uuid, String contentDigest) {
		return review(uuid, ProgressNoteStep.COSIGNED, contentDigest, null);
	}

	Encounter returnToAuthor(String uuid, String comment) {
		if (Words.isBlank(comment)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.commentMissing");
		}
		return review(uuid, ProgressNoteStep.RETURNED, null, RecordText.of("comment", comment));
	}

	private Encounter review(String uuid, ProgressNoteStep step, String contentDigest, String comment) {
		Encounter encounter = lookup.locked(uuid);
		ProgressNoteLookup.requireNotVoided(encounter);
		ProgressNoteStatus status = lookup.status(encounter);
		ProgressNoteHistory history = lookup.history(encounter);
		ProgressNoteState next = StepRecording.after(status.getState(), step, null);
		User supervisor = authors.certainlyThemselves(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
		if (!status.waitsFor(authors.accountsOf(supervisor))
				|| authors.isInvolved(encounter, supervisor, history.standing())) {
			throw new NotAllowedException("sessionnotes.error.progressNote.notSupervisor");
		}
		ProgressNoteStatus after = new ProgressNoteStatus(next, status.getAuthorUuid(), status.getSupervisorUuid());
		Signer signer = authors.asSigner(supervisor);
		if (step == ProgressNoteStep.RETURNED) {
			return recording.record(encounter, recording.remark(encounter, step, signer, Capacity.SUPERVISOR, comment), null,
					after);
		}
		if (!signatures.verifyContent(encounter, history).stream()
				.allMatch(verification -> verification.getDifferences().isEmpty())) {
			throw new ConflictException("sessionnotes.error.progressNote.notAsSigned");
		}
		current.requireSeen(encounter, contentDigest);
		// the supervisor signs the words that the author signed, regardless of later changes to the dictionary
		KeptContent content = history.content().orElseGet(() -> StepRecording.kept(shownContent.shown(encounter)));
		return recording.record(encounter,
				signatures.sign(encounter, step, signer, Capacity.SUPERVISOR, clock.millis(), content, history), content,
				after);
	}
}
