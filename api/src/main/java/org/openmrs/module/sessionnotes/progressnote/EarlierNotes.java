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
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Reads a client's signed notes on earlier sessions, and carries the goals of these notes forward to a new note. */
class EarlierNotes {

	private final StoreTransactions transactions;

	private final CurrentContent current;

	EarlierNotes(StoreTransactions transactions, CurrentContent current) {
		this.transactions = transactions;
		this.current = current;
	}

	/**
	 * @return the client's signed notes on sessions that were not later than the given session, without the note on the
	 *         given session; the newest note comes first
	 */
	List<ProgressNoteContent> signedBefore(Encounter encounter, int most) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id from encounter e join sessionnotes_progress_note n on n.encounter_id = e.encounter_id "
						+ "where e.patient_id = ? and e.voided = false and n.state not in ('DRAFT', 'RETURNED') "
						+ "and e.encounter_datetime <= ? and e.encounter_id <> ? "
						+ "order by e.encounter_datetime desc, e.encounter_id desc limit ?",
				Integer.class, encounter.getPatient().getPatientId(), encounter.getEncounterDatetime(),
				encounter.getEncounterId() == null ? 0 : encounter.getEncounterId(), most));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(current::content)
				.collect(Collectors.toList());
	}

	/**
	 * @return the goals of the client's last signed note; empty if the given content has no goal that can have been
	 *         carried forward
	 */
	List<String> goalsCarried(Encounter encounter, ProgressNoteContent content) {
		boolean mayBeCarried = content.getGoals().stream()
				.anyMatch(goal -> goal.getRating() == null && goal.getComment() == null);
		return (mayBeCarried ? signedBefore(encounter, 1) : Collections.<ProgressNoteContent>emptyList()).stream()
				.flatMap(last -> last.getGoals().stream()).map(GoalProgress::getGoal).collect(Collectors.toList());
	}

	ProgressNoteContent withGoalsCarried(Encounter encounter, ProgressNoteContent content) {
		List<GoalProgress> carried = signedBefore(encounter, 1).stream().flatMap(last -> last.getGoals().stream())
				.map(goal -> new GoalProgress(goal.getGoal(), null, null)).collect(Collectors.toList());
		return content.toBuilder().goals(carried).build();
	}
}
