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

	/** The client took the request back. */
	WITHDRAWN(true),

	/** Access: the client gets all that was asked for. */
	GRANTED(true),

	/** Access: the client gets a part, and some passages are withheld. */
	GRANTED_IN_PART(true),

	/** Access: the client gets nothing. Amendment: the note is not corrected. */
	DENIED(true),

	/** Access: the client asked for a second look at what is withheld. */
	REVIEW_ASKED(false),

	/** Access: a second professional decided. */
	REVIEWED(true),

	/** Access: nothing is left to do. */
	CLOSED(true),

	/** Amendment: the note is corrected as asked. */
	ACCEPTED(true),

	/** Amendment: the note is corrected in part. */
	ACCEPTED_IN_PART(true),

	/** Amendment: the client wrote down why they disagree. */
	DISAGREED(true),

	/** Amendment: the clinic answered the client's disagreement. */
	REBUTTED(true);

	private final boolean answered;

	RequestState(boolean answered) {
		this.answered = answered;
	}

	/** @return true if the clinic owes the client no decision in this state */
	public boolean isAnswered() {
		return answered;
	}

	/** @return the code of the message that is the state's name for the user */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.state." + name();
	}
}
