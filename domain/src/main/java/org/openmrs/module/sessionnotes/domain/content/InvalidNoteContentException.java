/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

/**
 * Thrown for content that is not a valid psychotherapy note. The exception names the broken rule and never quotes the text.
 */
public class InvalidNoteContentException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** The broken rule, with the code of the message to the user. */
	public enum Reason {

		EMPTY("sessionnotes.error.content.empty"),
		CONTROL_CHARACTERS_ONLY("sessionnotes.error.content.controlCharactersOnly"),
		TOO_LARGE("sessionnotes.error.content.tooLarge"),
		NOT_UNICODE("sessionnotes.error.content.notUnicode"),
		UNKNOWN_PART("sessionnotes.error.content.unknownPart"),
		TOO_MANY_SECTIONS("sessionnotes.error.content.tooManySections"),
		SEVERAL_COMMENTS("sessionnotes.error.content.severalComments");

		private final String messageCode;

		Reason(String messageCode) {
			this.messageCode = messageCode;
		}

		public String getMessageCode() {
			return messageCode;
		}
	}

	private final Reason reason;

	public InvalidNoteContentException(Reason reason) {
		super(reason.getMessageCode());
		this.reason = reason;
	}

	public Reason getReason() {
		return reason;
	}
}
