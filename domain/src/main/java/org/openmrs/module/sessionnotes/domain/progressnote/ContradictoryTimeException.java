/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

/** Thrown if the start, the end and the duration of a session contradict each other, or if the duration is negative. */
public class ContradictoryTimeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** The reason for the exception, with the code of the message to the user. */
	public enum Reason {

		/** The time between the session's start and end differs from the duration. */
		CONTRADICTORY("sessionnotes.error.progressNote.time.contradictory"),

		/** The end of the session is before the start. */
		END_BEFORE_START("sessionnotes.error.progressNote.time.endBeforeStart"),

		/** The duration of the session is negative. */
		DURATION_NEGATIVE("sessionnotes.error.progressNote.time.durationNegative");

		private final String messageCode;

		Reason(String messageCode) {
			this.messageCode = messageCode;
		}
	}

	private final Reason reason;

	ContradictoryTimeException(Reason reason) {
		super(reason.messageCode);
		this.reason = reason;
	}

	public Reason getReason() {
		return reason;
	}

	public String getMessageCode() {
		return reason.messageCode;
	}
}
