/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.util.Objects;

/** A place in a progress note: the whole note, a field, or a part of a field. */
public final class Passage {

	private final String noteUuid;

	private final String field;

	private final int start;

	private final int end;

	private Passage(String noteUuid, String field, int start, int end) {
		this.noteUuid = Objects.requireNonNull(noteUuid, "noteUuid");
		this.field = field;
		this.start = start;
		this.end = end;
		if (start < 0 || end <= start) {
			throw new IllegalArgumentException("a passage has at least one character");
		}
	}

	/** @return the whole note */
	public static Passage note(String noteUuid) {
		return new Passage(noteUuid, null, 0, Integer.MAX_VALUE);
	}

	/** @return a whole field of the note */
	public static Passage field(String noteUuid, String field) {
		return new Passage(noteUuid, Objects.requireNonNull(field, "field"), 0, Integer.MAX_VALUE);
	}

	/**
	 * @param noteUuid the note
	 * @param field the field
	 * @param start the index of the first character
	 * @param end the index after the last character
	 * @return a part of the field
	 * @throws IllegalArgumentException if the part has no character
	 */
	public static Passage part(String noteUuid, String field, int start, int end) {
		return new Passage(noteUuid, Objects.requireNonNull(field, "field"), start, end);
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the field; null if the passage is the whole note */
	public String getField() {
		return field;
	}

	/** @return the index of the first character in the field */
	public int getStart() {
		return start;
	}

	/** @return the index after the last character; larger than any text if the passage is a whole field */
	public int getEnd() {
		return end;
	}

	/** @return true if both passages have a character in common */
	public boolean overlaps(Passage other) {
		boolean sameField = field == null || other.field == null || field.equals(other.field);
		return noteUuid.equals(other.noteUuid) && sameField && start < other.end && other.start < end;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Passage && noteUuid.equals(((Passage) other).noteUuid)
				&& Objects.equals(field, ((Passage) other).field) && start == ((Passage) other).start
				&& end == ((Passage) other).end;
	}

	@Override
	public int hashCode() {
		return Objects.hash(noteUuid, field, start, end);
	}
}
