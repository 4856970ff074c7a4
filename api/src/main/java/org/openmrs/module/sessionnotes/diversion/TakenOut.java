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
import java.util.Deque;
import java.util.List;

import org.openmrs.Encounter;
import org.openmrs.Obs;

/** The restricted obs that were taken out of what is being saved, and how to put them back should the save fail. */
class TakenOut {

	private final List<Obs> notes = new ArrayList<>();

	private final Deque<Runnable> undo = new ArrayDeque<>();

	void note(Obs obs) {
		notes.add(obs);
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

	void removeFrom(Encounter encounter, Obs obs) {
		encounter.removeObs(obs);
		undo.push(() -> encounter.addObs(obs));
	}

	void removeFrom(Obs group, Obs member) {
		group.removeGroupMember(member);
		undo.push(() -> group.addGroupMember(member));
	}

	/** The caller gets back what it handed in, and loses no note by correcting an error and saving again. */
	void putBack() {
		undo.forEach(Runnable::run);
		undo.clear();
	}
}
