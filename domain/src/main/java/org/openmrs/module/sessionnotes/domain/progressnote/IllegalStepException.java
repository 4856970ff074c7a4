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

/** Thrown for a step that the state of a progress note does not allow. */
public class IllegalStepException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/** The reason why the step is not allowed, with the code of the message to the user. */
	public enum Reason {

		/** The author has already signed the note. */
		ALREADY_SIGNED("sessionnotes.error.progressNote.step.alreadySigned"),

		/** The author has not signed the note, or has not signed the note again after the supervisor returned the note. */
		NOT_SIGNED("sessionnotes.error.progressNote.step.notSigned"),

		/** The note is waiting for a different step by the supervisor. */
		NOT_AWAITING("sessionnotes.error.progressNote.step.notAwaiting"),

		/**
		 * The note can still be changed, or the supervisor has not decided yet. An addendum is possible only once the note
		 * is final.
		 */
		NOT_FINAL("sessionnotes.error.progressNote.step.notFinal"),

		/** The note is already final. */
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
