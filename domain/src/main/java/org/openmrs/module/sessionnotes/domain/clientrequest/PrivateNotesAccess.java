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

/** The law of a country on the client's access to private notes. */
public enum PrivateNotesAccess {

	/** The client has no right to the notes, and no right to learn whether any exist. */
	NONE,

	/** The client has no right to the notes, but the author may give them. The client may learn that notes exist. */
	AUTHOR_DISCRETION,

	/** The client has a right to the notes, which the clinic can deny only on the law's grounds. */
	RIGHT_WITH_GROUNDS,

	/** The law does not regard personal notes as a part of the record. */
	PERSONAL_NOTES_EXCLUDED;

	/**
	 * @return true if letters may have the standing paragraph that neither confirms nor denies that private notes exist. A
	 *         law with a right to confirmation forbids the paragraph, for example GDPR Art. 15(1).
	 */
	public boolean allowsStandingParagraph() {
		return this == NONE;
	}
}
