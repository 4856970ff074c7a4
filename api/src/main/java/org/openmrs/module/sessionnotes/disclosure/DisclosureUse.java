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

/**
 * States what the current user may know of the use of a disclosure:
 * <ul>
 * <li>The author of the notes knows how often notes were read, when the file was made, and the day of a note that the
 * disclosure names.</li>
 * <li>The custodian who made the disclosure in place of the author knows how often notes were read, and when the file was
 * made.</li>
 * <li>Any other user who made a disclosure to an external recipient knows when the file was made.</li>
 * </ul>
 */
public final class DisclosureUse {

	private final Integer readings;

	private final Long lastReadAt;

	private final Long fileMadeAt;

	private final Long sessionDate;

	private DisclosureUse(Integer readings, Long lastReadAt, Long fileMadeAt, Long sessionDate) {
		this.readings = readings;
		this.lastReadAt = lastReadAt;
		this.fileMadeAt = fileMadeAt;
		this.sessionDate = sessionDate;
	}

	static DisclosureUse of(int readings, Long lastReadAt, Long fileMadeAt) {
		return new DisclosureUse(readings, lastReadAt, fileMadeAt, null);
	}

	static DisclosureUse ofFile(Long fileMadeAt) {
		return new DisclosureUse(null, null, fileMadeAt, null);
	}

	DisclosureUse withSessionDate(Long date) {
		return new DisclosureUse(readings, lastReadAt, fileMadeAt, date);
	}

	/**
	 * @return how often a note was opened under the disclosure, without readings whose response became an error; null if
	 *         the user may not know
	 */
	public Integer getReadings() {
		return readings;
	}

	/**
	 * @return the time at which a note was last read under the disclosure, in milliseconds since 1970-01-01 UTC; null
	 *         if no note was read, or if the user may not know
	 */
	public Long getLastReadAt() {
		return lastReadAt;
	}

	/**
	 * @return the time at which the file of the disclosure was made, in milliseconds since 1970-01-01 UTC; null if no
	 *         file was made
	 */
	public Long getFileMadeAt() {
		return fileMadeAt;
	}

	/**
	 * @return the day of the session of the note that the disclosure names, in milliseconds since 1970-01-01 UTC; null if
	 *         the disclosure names no note, or if the user is not the author or may not open the note now
	 */
	public Long getSessionDate() {
		return sessionDate;
	}
}
