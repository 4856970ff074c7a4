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

/** A step that a progress note in its state does not allow. */
public class IllegalStepException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/** Why not, with the code of the message that says so to the user. */
	public enum Reason {

		/** It bears its author's signature. */
		ALREADY_SIGNED("sessionnotes.error.progressNote.step.alreadySigned"),

		/** Its author has not signed it, or not again. */
		NOT_SIGNED("sessionnotes.error.progressNote.step.notSigned"),

		/** It waits for something else of the supervisor. */
		NOT_AWAITING("sessionnotes.error.progressNote.step.notAwaiting"),

		/** It can still be changed, or a supervisor has not decided: an addendum comes after that. */
		NOT_FINAL("sessionnotes.error.progressNote.step.notFinal"),

		/** It is final. */
		FINAL("sessionnotes.error.progressNote.step.final");

		private final String messageCode;

		Reason(String messageCode) {
			this.messageCode = messageCode;
		}
	}

	private final Reason reason;

	IllegalStepException(Reason reason) {
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
