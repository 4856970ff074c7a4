/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.crypto;

/** Thrown for a keyset that cannot be used. The exception names the reason and never quotes the keyset. */
public class KeysetException extends Exception {

	private static final long serialVersionUID = 1L;

	/** The reason why the keyset cannot be used, with the code of the message to the administrator. */
	public enum Reason {

		/** The keyset file does not exist. */
		MISSING("sessionnotes.error.keyset.missing"),

		/** The keyset file exists, but the server is not allowed to read the file. */
		UNREADABLE("sessionnotes.error.keyset.unreadable"),

		/** The file does not contain a valid keyset. */
		DAMAGED("sessionnotes.error.keyset.damaged"),

		/** The file contains a keyset, but not the keyset that sealed the notes. */
		WRONG("sessionnotes.error.keyset.wrong"),

		/** The keyset file could not be written. */
		NOT_WRITABLE("sessionnotes.error.keyset.notWritable"),

		/** A different process has already created the keyset file. */
		EXISTS("sessionnotes.error.keyset.exists");

		private final String messageCode;

		Reason(String messageCode) {
			this.messageCode = messageCode;
		}

		public String getMessageCode() {
			return messageCode;
		}
	}

	private final Reason reason;

	public KeysetException(Reason reason) {
		super(reason.getMessageCode());
		this.reason = reason;
	}

	public Reason getReason() {
		return reason;
	}
}
