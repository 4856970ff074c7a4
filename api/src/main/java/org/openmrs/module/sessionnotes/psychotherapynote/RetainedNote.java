/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

/** An entry in the list of notes whose patient or author was purged. Such an entry contains no text and no patient. */
public final class RetainedNote {

	/** States which record was purged: the patient or the author's account. */
	public enum Reason {

		/** The patient was purged. The author can still open the note. */
		PATIENT_PURGED,

		/** The author's account was purged. No one can open the note until a user becomes entitled to read the note. */
		AUTHOR_PURGED
	}

	private final NoteHeader note;

	private final Reason reason;

	RetainedNote(NoteHeader note, Reason reason) {
		this.note = note;
		this.reason = reason;
	}

	/** @return the uuid with which the author opens the note */
	public String getUuid() {
		return note.getUuid();
	}

	public String getAuthorUuid() {
		return note.getAuthorUuid();
	}

	/** @return when the session took place, in milliseconds since 1970-01-01 UTC */
	public long getSessionDate() {
		return note.getSessionDate();
	}

	/** @return true if the author has voided the note */
	public boolean isVoided() {
		return note.isVoided();
	}

	/** @return which record was purged; AUTHOR_PURGED if both the patient and the author were purged */
	public Reason getReason() {
		return reason;
	}

	Integer getId() {
		return note.getId();
	}
}
