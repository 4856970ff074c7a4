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

/** The reason why a supervision cannot work. */
public enum SupervisionProblem {

	/** The supervisor has only retired accounts, or no account. */
	SUPERVISOR_RETIRED("sessionnotes.error.supervision.supervisorRetired"),

	/**
	 * No account of the supervisor has the necessary privilege. The supervisor needs the privilege to review notes, or,
	 * for supervision without review, the privilege to see the lists.
	 */
	SUPERVISOR_MAY_NOT_REVIEW("sessionnotes.error.supervision.supervisorMayNotReview"),

	/**
	 * The supervisor is also a therapist of the note that needs a review; supervisors may not review their own notes.
	 */
	SUPERVISOR_IS_THERAPIST("sessionnotes.error.supervision.supervisorIsTherapist"),

	/** No account of the therapist has the privilege to sign notes. */
	THERAPIST_MAY_NOT_SIGN("sessionnotes.error.supervision.therapistMayNotSign");

	private final String messageCode;

	SupervisionProblem(String messageCode) {
		this.messageCode = messageCode;
	}

	/** @return the code of the message that describes the problem and how to solve the problem */
	public String getMessageCode() {
		return messageCode;
	}
}
