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

import java.time.LocalDate;

/** A field of a progress note as a copy shows it. A licensed professional can withhold the field or a part of it. */
public final class NoteField {

	private final String noteUuid;

	private final LocalDate day;

	private final String authorUuid;

	private final String name;

	private final String label;

	private final String text;

	/** @param authorUuid the user who wrote the text; null if no signature says who did */
	NoteField(String noteUuid, LocalDate day, String authorUuid, String name, String label, String text) {
		this.noteUuid = noteUuid;
		this.day = day;
		this.authorUuid = authorUuid;
		this.name = name;
		this.label = label;
		this.text = text;
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the day of the session */
	public LocalDate getDay() {
		return day;
	}

	String getAuthorUuid() {
		return authorUuid;
	}

	/** @return the name that distinguishes the field from the other fields of the note */
	public String getName() {
		return name;
	}

	/** @return the question that the field answers, in the words of the copy */
	public String getLabel() {
		return label;
	}

	/** @return the text, in which a line feed alone ends each line */
	public String getText() {
		return text;
	}

	/** Does not show the text. */
	@Override
	public String toString() {
		return "NoteField[" + name + "]";
	}
}
