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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Completeness;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionBounds;

/** Finds the items that a note still needs before the author can sign the note. */
class SigningRequirements {

	private final ProgressNoteMapper record;

	private final SavedDrafts savedDrafts;

	private final Clock clock;

	SigningRequirements(ProgressNoteMapper record, SavedDrafts savedDrafts, Clock clock) {
		this.record = record;
		this.savedDrafts = savedDrafts;
		this.clock = clock;
	}

	List<Finding> missing(Encounter encounter, ProgressNoteContent content) {
		List<Finding> missing = new ArrayList<>(new Completeness().check(content, bounds(encounter)));
		record.answeredSeveralTimes(encounter).stream()
				.map(element -> new Finding("sessionnotes.implausible.severalAnswers", element)).forEach(missing::add);
		return missing;
	}

	private SessionBounds bounds(Encounter encounter) {
		Patient client = encounter.getPatient();
		// an estimated date of birth or death does not limit the session's date
		Date birth = client.getBirthdateEstimated() ? null : client.getBirthdate();
		Date death = Boolean.TRUE.equals(client.getDeathdateEstimated()) ? null : client.getDeathDate();
		Instant died = death == null ? null : Instant.ofEpochMilli(death.getTime());
		boolean dayAlone = died != null && ClinicDay.isStart(died);
		return SessionPlace.within(SessionBounds.until(clock.instant()), savedDrafts.visit(encounter))
				.withLife(null, dayAlone ? null : died)
				.withDaysOfLife(birth == null ? null : ClinicDay.of(Instant.ofEpochMilli(birth.getTime())),
						dayAlone ? ClinicDay.of(died) : null);
	}
}
