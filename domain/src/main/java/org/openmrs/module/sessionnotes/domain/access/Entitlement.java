/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

/** What entitles someone else than the author to read a note: a disclosure. It never entitles to write. */
public interface Entitlement {

	/** @return what identifies it in the log */
	String getUuid();

	/** @return the ground in law, or null if it opens no text */
	AccessGround getGround();

	/**
	 * @param note the note that is asked for
	 * @return true if the note is in its scope, whoever asks and whenever
	 */
	boolean covers(RestrictedNote note);

	/** @return true if reading by it takes the password again */
	boolean asksForPassword();

	/**
	 * @param userUuid who asks
	 * @param moment when, in milliseconds since 1970-01-01 UTC
	 * @return true if that user may read by it at that moment what it covers
	 */
	boolean isOpenTo(String userUuid, long moment);
}
