/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;

/** A version of a note, with the facts about the version that the file for an external recipient shows. */
public final class DisclosedNote {

	private final long sessionDate;

	private final int version;

	private final long writtenAt;

	private final NoteContent content;

	private final boolean passwordHeld;

	/**
	 * @param sessionDate the date of the session, in milliseconds since 1970-01-01 UTC
	 * @param version the number of the version within the note
	 * @param writtenAt when that version was written, in milliseconds since 1970-01-01 UTC
	 * @param content the text of that version
	 */
	public DisclosedNote(long sessionDate, int version, long writtenAt, NoteContent content) {
		this(sessionDate, version, writtenAt, content, false);
	}

	/**
	 * @param sessionDate the date of the session, in milliseconds since 1970-01-01 UTC
	 * @param version the number of the version within the note
	 * @param writtenAt when that version was written, in milliseconds since 1970-01-01 UTC
	 * @param content the text of that version
	 * @param passwordHeld true if the author's password had been set by a different user when the version was written
	 */
	public DisclosedNote(long sessionDate, int version, long writtenAt, NoteContent content, boolean passwordHeld) {
		this.passwordHeld = passwordHeld;
		this.sessionDate = sessionDate;
		this.version = version;
		this.writtenAt = writtenAt;
		this.content = Objects.requireNonNull(content, "content");
	}

	public long getSessionDate() {
		return sessionDate;
	}

	public int getVersion() {
		return version;
	}

	public long getWrittenAt() {
		return writtenAt;
	}

	public NoteContent getContent() {
		return content;
	}

	/** @return true if the author's password had been set by a different user when the version was written */
	public boolean isPasswordHeld() {
		return passwordHeld;
	}

	/** Returns a description of the version that reveals nothing of the note's text. */
	@Override
	public String toString() {
		return "DisclosedNote[not shown]";
	}
}
