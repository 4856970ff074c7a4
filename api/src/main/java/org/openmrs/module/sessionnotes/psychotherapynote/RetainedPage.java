/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Collections;
import java.util.List;

/** One page of the list of retained notes. */
public final class RetainedPage {

	static final RetainedPage EMPTY = new RetainedPage(Collections.emptyList(), 0);

	private final List<RetainedNote> notes;

	private final int total;

	RetainedPage(List<RetainedNote> notes, int total) {
		this.notes = Collections.unmodifiableList(notes);
		this.total = total;
	}

	/** @return the notes of this page, newest session first */
	public List<RetainedNote> getNotes() {
		return notes;
	}

	/** @return the number of notes on all pages */
	public int getTotal() {
		return total;
	}
}
