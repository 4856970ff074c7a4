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

/** States how often a note was read under a disclosure. Only the author of the note may know. */
public final class NoteUse {

	private final String noteUuid;

	private final long sessionDate;

	private final int readings;

	private final long lastReadAt;

	NoteUse(String noteUuid, long sessionDate, int readings, long lastReadAt) {
		this.noteUuid = noteUuid;
		this.sessionDate = sessionDate;
		this.readings = readings;
		this.lastReadAt = lastReadAt;
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the day of the session, in milliseconds since 1970-01-01 UTC */
	public long getSessionDate() {
		return sessionDate;
	}

	/** @return how often the note was opened under the disclosure, without readings whose response became an error */
	public int getReadings() {
		return readings;
	}

	/** @return the time at which the note was last read under the disclosure, in milliseconds since 1970-01-01 UTC */
	public long getLastReadAt() {
		return lastReadAt;
	}
}
