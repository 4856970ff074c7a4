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

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.openmrs.Encounter;
import org.openmrs.api.AdministrationService;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.Hints;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionTime;
import org.openmrs.module.sessionnotes.domain.progressnote.TimeBand;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;

/** Finds the missing items of a note, the hints, the time band, and the changes that other users made to the note. */
class ProgressNoteChecker {

	private static final int NOTES_LOOKED_BACK = 3;

	private final ProgressNoteLookup lookup;

	private final CurrentContent current;

	private final EarlierNotes earlierNotes;

	private final ProgressNoteInsiders insiders;

	private final ProgressNoteAuthors authors;

	private final OthersChanges othersChanges;

	private final SigningRequirements requirements;

	private final AdministrationService administrationService;

	ProgressNoteChecker(ProgressNoteLookup lookup, CurrentContent current, EarlierNotes earlierNotes,
			ProgressNoteInsiders insiders, ProgressNoteAuthors authors, OthersChanges othersChanges,
			SigningRequirements requirements, AdministrationService administrationService) {
		this.lookup = lookup;
		this.current = current;
		this.earlierNotes = earlierNotes;
		this.insiders = insiders;
		this.authors = authors;
		this.othersChanges = othersChanges;
		this.requirements = requirements;
		this.administrationService = administrationService;
	}

	ProgressNoteCheck check(String uuid) {
		Encounter encounter = lookup.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE));
		ProgressNoteContent content = current.content(encounter);
		List<String> off = ProgressNoteSettings.values(administrationService, SessionNotesProperties.HINTS_OFF);
		// the hints show questions that an auditor would ask; only users who are responsible for the note see the hints
		boolean insider = insiders.isInsider(encounter, lookup.status(encounter), lookup.steps(encounter));
		List<Finding> hints = insider
				? new Hints().check(content, earlierNotes.signedBefore(encounter, NOTES_LOOKED_BACK), new HashSet<>(off))
				: Collections.emptyList();
		return new ProgressNoteCheck(requirements.missing(encounter, content), hints, timeBand(content),
				insider && lookup.status(encounter).getState().isUnsigned()
						? othersChanges.of(encounter, user -> authors.isAuthor(encounter, user))
						: Collections.emptyList());
	}

	private static Optional<TimeBand> timeBand(ProgressNoteContent content) {
		try {
			return TimeBand.of(SessionTime.of(content.getStart(), content.getEnd(), content.getMinutes()),
					ProgressNoteAnswer.INDIVIDUAL.getUuid().equals(content.getSessionType())
							&& !ProgressNoteAnswer.NO_GOAL_CRISIS.getUuid().equals(content.getNoGoalReason()));
		} catch (RefusedException e) {
			return Optional.empty();
		}
	}
}
