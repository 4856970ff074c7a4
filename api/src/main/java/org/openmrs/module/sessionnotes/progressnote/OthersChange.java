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

/** A change to a note by a user who is not the note's author. */
public final class OthersChange {

	/** The kind of change that a user other than the author made to a note. */
	public enum Kind {

		ADDED,

		VOIDED,

		CHANGED
	}

	private final String userUuid;

	private final long date;

	private final Kind kind;

	private final String field;

	OthersChange(String userUuid, long date, Kind kind, String field) {
		this.userUuid = userUuid;
		this.date = date;
		this.kind = kind;
		this.field = field;
	}

	public String getUserUuid() {
		return userUuid;
	}

	/** @return the time of the change, in milliseconds since 1970-01-01 UTC */
	public long getDate() {
		return date;
	}

	public Kind getKind() {
		return kind;
	}

	/**
	 * @return the key of the changed question, or the question's concept if the question has no key. For a change to
	 *         something other than an answer, the result is "encounter", "provider" or "diagnoses".
	 */
	public String getField() {
		return field;
	}
}
