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

/** The state of a client's request. Each step is named after the state that it leads to. */
public enum RequestState {

	/** The clinic has the request, and the time for the answer runs. */
	RECEIVED(false),

	/** The clinic told the client in writing that it needs more time. */
	EXTENDED(false),

	/** The client withdrew the request. */
	WITHDRAWN(true),

	/** Access: the client gets all requested notes. */
	GRANTED(true),

	/** Access: the client gets a part, and the clinic withholds some passages. */
	GRANTED_IN_PART(true),

	/** Access: the client gets nothing. Amendment: the clinic does not correct the note. */
	DENIED(true),

	/** Access: the client asked for a review of the withheld passages. */
	REVIEW_ASKED(false),

	/** Access: a second professional decided. */
	REVIEWED(true),

	/** Access: nothing is left to do. */
	CLOSED(true),

	/** Amendment: the clinic corrects the note as the client asked. */
	ACCEPTED(true),

	/** Amendment: the clinic corrects the note in part. */
	ACCEPTED_IN_PART(true),

	/** Amendment: the client gave a statement of disagreement. */
	DISAGREED(true),

	/** Amendment: the clinic answered the client's disagreement. */
	REBUTTED(true);

	private final boolean answered;

	RequestState(boolean answered) {
		this.answered = answered;
	}

	/** @return true if no decision of the clinic is pending in this state */
	public boolean isAnswered() {
		return answered;
	}

	/** @return the code of the message that is the state's name for the user */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.state." + name();
	}
}
