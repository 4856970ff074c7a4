/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;

/**
 * The restricted obs that were taken out of the data that is being saved. If saving the data fails, the restricted obs
 * can be put back into the data.
 */
class DivertedObs {

	private final List<Obs> notes = new ArrayList<>();

	private final Set<Obs> emptied = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Runnable> undo = new ArrayDeque<>();

	/** Adds an obs that is taken out of the data, so that the obs's fields can be restored if saving the data fails. */
	void note(Obs obs) {
		notes.add(obs);
		Integer id = obs.getObsId();
		User creator = obs.getCreator();
		Date dateCreated = obs.getDateCreated();
		Encounter encounter = obs.getEncounter();
		undo.push(() -> {
			obs.setObsId(id);
			obs.setCreator(creator);
			obs.setDateCreated(dateCreated);
			obs.setEncounter(encounter);
		});
	}

	boolean holds(Obs obs) {
		return notes.contains(obs);
	}

	boolean isEmpty() {
		return notes.isEmpty();
	}

	List<Obs> getNotes() {
		return notes;
	}

	/** @return true if the obs is a group that has become empty because its members were taken out */
	boolean isEmptied(Obs obs) {
		return emptied.contains(obs);
	}

	void removeFrom(Encounter encounter, Obs obs) {
		encounter.removeObs(obs);
		undo.push(() -> encounter.addObs(obs));
	}

	void removeFrom(Obs group, Obs member) {
		group.removeGroupMember(member);
		if (group.getObsId() == null && !group.hasGroupMembers(true)) {
			emptied.add(group);
		}
		undo.push(() -> group.addGroupMember(member));
	}

	/** Restores the caller's original objects, so that no note is lost if the caller corrects an error and saves again. */
	void putBack() {
		undo.forEach(Runnable::run);
		undo.clear();
	}
}
