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

/** How often the notes of a disclosure were in fact read, and when their file was made. Says nothing about the notes. */
public final class DisclosureUse {

	/** The use of a disclosure that was not used yet. */
	static final DisclosureUse NONE = new DisclosureUse(0, null, null);

	private final int readings;

	private final Long lastReadAt;

	private final Long fileMadeAt;

	DisclosureUse(int readings, Long lastReadAt, Long fileMadeAt) {
		this.readings = readings;
		this.lastReadAt = lastReadAt;
		this.fileMadeAt = fileMadeAt;
	}

	/** @return how often a note was opened under the disclosure; a reading whose answer became an error is not counted */
	public int getReadings() {
		return readings;
	}

	/** @return the time of the last reading, in milliseconds since 1970-01-01 UTC; null if there was none */
	public Long getLastReadAt() {
		return lastReadAt;
	}

	/** @return the time at which the file was made, in milliseconds since 1970-01-01 UTC; null if it was not made */
	public Long getFileMadeAt() {
		return fileMadeAt;
	}
}
