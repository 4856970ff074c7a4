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

/** A step that the state of a progress note does not allow. */
public class IllegalStepException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/** The reason, with the code of its message to the user. */
	public enum Reason {

		/** The author has already signed it. */
		ALREADY_SIGNED("sessionnotes.error.progressNote.step.alreadySigned"),

		/** The author has not signed it, or has not signed it again. */
		NOT_SIGNED("sessionnotes.error.progressNote.step.notSigned"),

		/** It is waiting for another step of the supervisor. */
		NOT_AWAITING("sessionnotes.error.progressNote.step.notAwaiting"),

		/** It can still be changed, or the supervisor has not decided yet. An addendum is possible only after that. */
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
