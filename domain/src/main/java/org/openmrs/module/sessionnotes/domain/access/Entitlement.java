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

/** A disclosure that permits someone other than the author to read a note. A disclosure never permits writing. */
public interface Entitlement {

	/** @return the identifier of the disclosure in the log */
	String getUuid();

	/** @return the legal ground of the disclosure, or null if the disclosure does not open any text */
	AccessGround getGround();

	/**
	 * @param note the requested note
	 * @return true if the note is in the scope of the disclosure, regardless of the user and the time
	 */
	boolean covers(RestrictedNote note);

	/** @return true if the user must re-authenticate to read a note under this disclosure */
	boolean asksForPassword();

	/**
	 * @param userUuid the user who wants to read a note @param moment the moment of reading, in milliseconds since
	 *        1970-01-01 UTC
	 * @return true if, at the given moment, the user may read the notes that this disclosure covers
	 */
	boolean isOpenTo(String userUuid, long moment);
}
