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

/** A note that outlived its patient's or its author's record, as it stands in the list of them: no text, no patient. */
public final class RetainedNote {

	/** What the note outlived. */
	public enum Reason {

		/** The patient was purged. The author still opens the note. */
		PATIENT_PURGED,

		/** The author's account was purged. Nobody opens the note until somebody is entitled to. */
		AUTHOR_PURGED
	}

	private final NoteHeader note;

	private final Reason reason;

	RetainedNote(NoteHeader note, Reason reason) {
		this.note = note;
		this.reason = reason;
	}

	/** @return the uuid by which its author opens it */
	public String getUuid() {
		return note.getUuid();
	}

	public String getAuthorUuid() {
		return note.getAuthorUuid();
	}

	/** @return when the session was, in milliseconds since 1970-01-01 UTC */
	public long getSessionDate() {
		return note.getSessionDate();
	}

	/** @return true if its author has taken it out of use */
	public boolean isVoided() {
		return note.isVoided();
	}

	/** @return AUTHOR_PURGED where both were */
	public Reason getReason() {
		return reason;
	}

	Integer getId() {
		return note.getId();
	}
}
