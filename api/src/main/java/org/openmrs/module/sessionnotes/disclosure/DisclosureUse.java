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
 * States how often notes were actually read under a disclosure, and when the file of the disclosure was made. The
 * object holds no facts about the notes.
 */
public final class DisclosureUse {

	/** The value for a disclosure that no one has used yet. */
	static final DisclosureUse NONE = new DisclosureUse(0, null, null);

	private final int readings;

	private final Long lastReadAt;

	private final Long fileMadeAt;

	DisclosureUse(int readings, Long lastReadAt, Long fileMadeAt) {
		this.readings = readings;
		this.lastReadAt = lastReadAt;
		this.fileMadeAt = fileMadeAt;
	}

	/** @return how often a note was opened under the disclosure, without readings whose response became an error */
	public int getReadings() {
		return readings;
	}

	/**
	 * @return the time at which a note was last read under the disclosure, in milliseconds since 1970-01-01 UTC; null
	 *         if no note was read
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
}
