/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import org.openmrs.module.sessionnotes.domain.letter.Letter;

/** The result of a step, before any of it is stored. */
final class PreparedStep {

	private final StoredRequest after;

	private final Letter letter;

	private final CopyFile copy;

	private final int notes;

	private PreparedStep(StoredRequest after, Letter letter, CopyFile copy, int notes) {
		this.after = after;
		this.letter = letter;
		this.copy = copy;
		this.notes = notes;
	}

	static PreparedStep of(StoredRequest after) {
		return new PreparedStep(after, null, null, 0);
	}

	static PreparedStep of(StoredRequest after, Letter letter) {
		return new PreparedStep(after, letter, null, 0);
	}

	static PreparedStep of(StoredRequest after, Letter letter, CopyFile copy, int notes) {
		return new PreparedStep(after, letter, copy, notes);
	}

	StoredRequest getAfter() {
		return after;
	}

	/** @return the letter that goes with the step; null if there is none */
	Letter getLetter() {
		return letter;
	}

	/** @return the copy that the step makes; null if there is none */
	CopyFile getCopy() {
		return copy;
	}

	/** @return the number of notes in the copy */
	int getNotes() {
		return notes;
	}
}
