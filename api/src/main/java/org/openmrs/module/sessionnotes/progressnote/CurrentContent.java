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

import java.util.Optional;

import org.openmrs.Encounter;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/**
 * Determines the content that a note currently shows. A signed note shows its signed content; an unsigned note shows
 * the content of the record.
 */
class CurrentContent {

	private final ProgressNoteLookup lookup;

	private final ShownContentReader shownContent;

	private final Signatures signatures;

	private final SessionOffsets offsets;

	CurrentContent(ProgressNoteLookup lookup, ShownContentReader shownContent, Signatures signatures,
			SessionOffsets offsets) {
		this.lookup = lookup;
		this.shownContent = shownContent;
		this.signatures = signatures;
		this.offsets = offsets;
	}

	/**
	 * Returns the content that a note shows. A signed note shows its signed content, regardless of later changes to the
	 * record, the dictionary or the settings.
	 */
	SignedContent shown(Encounter encounter, ProgressNoteStatus status, ProgressNoteHistory history) {
		return signed(status, history).map(kept -> withDiagnoses(kept.getContent(), encounter, history))
				.orElseGet(() -> shownContent.shown(encounter));
	}

	/**
	 * Adds the record's diagnoses to content that was signed with an older version of the module. Signatures from older
	 * versions of the module cover the diagnoses but do not retain the words of the diagnoses.
	 */
	private SignedContent withDiagnoses(SignedContent signed, Encounter encounter, ProgressNoteHistory history) {
		boolean covered = history.standing().stream()
				.anyMatch(step -> step.getFieldDigests().containsKey(SignedFields.DIAGNOSES));
		return covered && signed.getDiagnoses().isEmpty() ? signed.withDiagnoses(shownContent.diagnoses(encounter)) : signed;
	}

	static Optional<KeptContent> signed(ProgressNoteStatus status, ProgressNoteHistory history) {
		return status.getState().isFixed() ? history.content() : Optional.empty();
	}

	ProgressNoteContent content(Encounter encounter) {
		return content(encounter, shown(encounter, lookup.status(encounter), lookup.history(encounter)));
	}

	ProgressNoteContent content(Encounter encounter, SignedContent shown) {
		return ShownAnswers.content(shown).toBuilder().offset(offsets.of(encounter).orElse(null)).build();
	}

	void requireUnchanged(Encounter encounter, String contentDigest) {
		if (contentDigest != null && !contentDigest.equals(
				signatures.contentDigest(encounter, shown(encounter, lookup.status(encounter), lookup.history(encounter)),
						lookup.history(encounter)))) {
			throw new ConflictException(ErrorCodes.CHANGED_MEANWHILE);
		}
	}

	/** Checks that the signer saw exactly the content that the signature will cover. */
	void requireSeen(Encounter encounter, String contentDigest) {
		if (Words.isBlank(contentDigest)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.digestMissing");
		}
		requireUnchanged(encounter, contentDigest);
	}
}
