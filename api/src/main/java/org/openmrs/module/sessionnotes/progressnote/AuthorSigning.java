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
import java.util.List;
import java.util.Optional;

import org.openmrs.Encounter;
import org.openmrs.User;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Lets authors sign their own progress notes. */
class AuthorSigning {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final ProgressNoteLookup lookup;

	private final ProgressNoteAuthors authors;

	private final StoreTransactions transactions;

	private final CurrentContent current;

	private final SealedDrafts sealedDrafts;

	private final ShownContentReader shownContent;

	private final SigningRequirements requirements;

	private final Signatures signatures;

	private final StepRecording recording;

	private final Clock clock;

	AuthorSigning(ProgressNoteLookup lookup, ProgressNoteAuthors authors, StoreTransactions transactions,
			CurrentContent current, SealedDrafts sealedDrafts, ShownContentReader shownContent,
			SigningRequirements requirements, Signatures signatures, StepRecording recording, Clock clock) {
		this.lookup = lookup;
		this.authors = authors;
		this.transactions = transactions;
		this.current = current;
		this.sealedDrafts = sealedDrafts;
		this.shownContent = shownContent;
		this.requirements = requirements;
		this.signatures = signatures;
		this.recording = recording;
		this.clock = clock;
	}

	Encounter sign(String uuid, String contentDigest, Long draftRevision) {
		Encounter encounter = lookup.locked(uuid);
		ProgressNoteLookup.requireNotVoided(encounter);
		User author = authors.certainlyThemselves(SessionNotesPrivileges.SIGN_PROGRESS_NOTES);
		authors.requireAuthor(encounter);
		Signer signer = authors.authorAsSigner(encounter, author);
		List<String> accounts = authors.accountsOf(author);
		Optional<Supervision> supervision = transactions
				.withCaller(jdbc -> store.supervisionsOf(jdbc, accounts).stream().findFirst());
		ProgressNoteState next = StepRecording.after(lookup.status(encounter).getState(), ProgressNoteStep.SIGNED,
				supervision.map(Supervision::getMode).orElse(null));
		current.requireSeen(encounter, contentDigest);
		if (draftRevision == null) {
			sealedDrafts.requireNone(encounter.getUuid());
		} else {
			sealedDrafts.takeAlong(encounter.getUuid(), draftRevision);
		}
		SignedContent seen = shownContent.shown(encounter);
		// no other check was applied to obs that arrived through the platform's own endpoints
		RecordText.of(ShownAnswers.content(seen));
		RecordText.require(seen);
		List<Finding> missing = requirements.missing(encounter, current.content(encounter, seen));
		if (!missing.isEmpty()) {
			throw InvalidRequestException.incomplete("sessionnotes.error.progressNote.incomplete", missing);
		}
		KeptContent content = StepRecording.kept(seen);
		return recording.record(encounter,
				signatures.sign(encounter, ProgressNoteStep.SIGNED, signer, Capacity.AUTHOR, clock.millis(), content,
						lookup.history(encounter)),
				content,
				new ProgressNoteStatus(next, author.getUuid(), supervision.filter(each -> each.getMode().needsReview())
						.map(Supervision::getSupervisorUuid).orElse(null)));
	}
}
