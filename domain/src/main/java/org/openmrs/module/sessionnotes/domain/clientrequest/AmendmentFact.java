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

/** A fact that the decider confirms before a denial of an amendment on a ground that needs the fact. */
public enum AmendmentFact {

	/** Someone other than the clinic created the note. */
	CREATED_ELSEWHERE,

	/** The client gave no reasonable basis to believe that the originator can no longer act. */
	ORIGINATOR_CAN_ACT,

	/** The note is not used to make decisions about the client. */
	NOT_USED_FOR_DECISIONS,

	/** The client has no right to inspect the passage. */
	NO_RIGHT_TO_INSPECT,

	/** The decider compared the passage with the client's words. */
	COMPARED_WITH_REQUEST;

	/** @return the code of the message that asks for the confirmation */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.amendmentFact." + name();
	}
}
