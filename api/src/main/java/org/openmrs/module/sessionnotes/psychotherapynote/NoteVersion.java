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

import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;

/** One version of a note, opened for a reader who is entitled to read the note. */
public final class NoteVersion {

	private final NoteHeader note;

	private final int id;

	private final int version;

	private final long dateCreated;

	private final NoteContent content;

	private final String voidReason;

	private final boolean passwordHeld;

	private final Disclosure disclosure;

	NoteVersion(NoteHeader note, int id, int version, long dateCreated, NoteContent content, String voidReason,
			boolean passwordHeld) {
		this.note = note;
		this.id = id;
		this.version = version;
		this.dateCreated = dateCreated;
		this.content = content;
		this.voidReason = voidReason;
		this.passwordHeld = passwordHeld;
		this.disclosure = null;
	}

	private NoteVersion(NoteVersion opened, NoteContent given, Disclosure disclosure) {
		this.note = opened.note;
		this.id = opened.id;
		this.version = opened.version;
		this.dateCreated = opened.dateCreated;
		this.content = given;
		this.voidReason = null;
		this.passwordHeld = opened.passwordHeld;
		this.disclosure = disclosure;
	}

	/**
	 * @return the same version as the disclosure's recipient sees that version: only the content that the disclosure
	 *         covers, without the author's reason for voiding
	 */
	NoteVersion disclosedUnder(Disclosure entitlement) {
		return new NoteVersion(this, entitlement.getPortion().of(content), entitlement);
	}

	public NoteHeader getNote() {
		return note;
	}

	/**
	 * @return the id of this version among all versions of all notes. An obs that shows this version has the negative
	 *         of this version's id as its obs id.
	 */
	public int getId() {
		return id;
	}

	/** @return the number of this version within the note; the first version is 1 */
	public int getVersion() {
		return version;
	}

	/** @return when this version was written, in milliseconds since 1970-01-01 UTC */
	public long getDateCreated() {
		return dateCreated;
	}

	public NoteContent getContent() {
		return content;
	}

	/**
	 * @return true if someone other than the author had set the author's password when this version was written. If the
	 *         result is true, someone else may have written this version.
	 */
	public boolean isPasswordHeld() {
		return passwordHeld;
	}

	/** @return the author's reason for voiding the note; null if the note is not voided */
	public String getVoidReason() {
		return voidReason;
	}

	/** @return the disclosure under which the version was opened; null if the reader is the author */
	public Disclosure getDisclosure() {
		return disclosure;
	}

	@Override
	public String toString() {
		return "NoteVersion[not shown]";
	}
}
