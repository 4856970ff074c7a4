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

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.openmrs.Encounter;
import org.openmrs.Location;
import org.openmrs.Visit;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;

/** Changes a draft when the author of the draft requests the change. */
class DraftChanges {

	private final ProgressNoteLookup lookup;

	private final ProgressNoteAuthors authors;

	private final CurrentContent current;

	private final SealedDrafts sealedDrafts;

	private final SavedDrafts savedDrafts;

	private final SentContent sentContent;

	private final ProgressNoteMapper record;

	DraftChanges(ProgressNoteLookup lookup, ProgressNoteAuthors authors, CurrentContent current,
			SealedDrafts sealedDrafts, SavedDrafts savedDrafts, SentContent sentContent, ProgressNoteMapper record) {
		this.lookup = lookup;
		this.authors = authors;
		this.current = current;
		this.sealedDrafts = sealedDrafts;
		this.savedDrafts = savedDrafts;
		this.sentContent = sentContent;
		this.record = record;
	}

	Encounter update(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change) {
		Encounter encounter = lookup.locked(uuid);
		ProgressNoteLookup.requireNotVoided(encounter);
		if (lookup.status(encounter).getState().isFixed()) {
			throw SignedNoteLock.refusal();
		}
		authors.requireAuthor(encounter);
		current.requireUnchanged(encounter, contentDigest);
		sealedDrafts.takeAlong(encounter.getUuid(), draftRevision);
		Optional<DraftOrigin> origin = savedDrafts.origin(encounter);
		ProgressNoteContent sent = change
				.apply(record.read(encounter).withoutCalculated(origin.map(DraftOrigin::getCalculated).orElse(null)));
		Visit said = SavedDrafts.visitSaid(encounter, origin);
		ProgressNoteContent content = sentContent.checked(sent, said);
		Visit visit = SessionPlace.put(encounter, content, said);
		Location before = encounter.getLocation();
		if (origin.isPresent() && !origin.get().isLocationSaid()) {
			SessionPlace.moveLocation(encounter, origin.get().getVisitId(), visit);
		}
		record.write(encounter, content);
		if (!Objects.equals(before, encounter.getLocation())) {
			savedDrafts.moveTo(encounter, before);
		}
		return savedDrafts.save(encounter, content, new DraftOrigin(visit == null ? null : visit.getVisitId(), said != null,
				!origin.isPresent() || origin.get().isLocationSaid(), SentContent.calculated(sent)));
	}
}
