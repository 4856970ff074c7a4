/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Collections;
import java.util.List;

/** Some of the notes of a file for an external recipient, as the file will hold them. */
public final class FilePreview {

	private final List<DisclosedNote> notes;

	private final int count;

	FilePreview(List<DisclosedNote> notes, int count) {
		this.notes = Collections.unmodifiableList(notes);
		this.count = count;
	}

	/** @return the notes of this page, in the order of the file */
	public List<DisclosedNote> getNotes() {
		return notes;
	}

	/** @return the number of notes in the whole file */
	public int getCount() {
		return count;
	}

	/** Returns a description that reveals nothing of the notes. */
	@Override
	public String toString() {
		return "FilePreview[not shown]";
	}
}
