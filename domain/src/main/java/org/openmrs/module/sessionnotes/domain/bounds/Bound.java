/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The bounds of all input. Input is never shortened to fit a bound: input outside a bound is refused with the bound's
 * message. Data that an earlier version of the module stored can still be opened, even if the data is outside a bound.
 */
public enum Bound {

	/** The name of an outside recipient. */
	RECIPIENT_NAME(Unit.CHARACTERS, 255),

	/** The postal or other address of an outside recipient. */
	RECIPIENT_ADDRESS(Unit.CHARACTERS, 1_000),

	/** The purpose of a disclosure. */
	PURPOSE(Unit.CHARACTERS, 4_000),

	/** The text that is recorded for one element of evidence. */
	EVIDENCE(Unit.CHARACTERS, 4_000),

	/** The text that is disclosed in place of a note. */
	EXCERPT(Unit.CHARACTERS, 4_000),

	/**
	 * The clinic's reference to an open matter that prevents the deletion of log events. A reference within this bound
	 * fits into the log's database column.
	 */
	HOLD_REFERENCE(Unit.CHARACTERS, 50),

	/**
	 * The reason for voiding a note, regardless of the way in which the note is voided. Platform: the reason for a progress
	 * note has at most 255 characters.
	 */
	VOID_REASON(Unit.CHARACTERS, 1_000),

	/** The total text of all sections of a psychotherapy note, including the comment. */
	NOTE_TEXT(Unit.BYTES, 1024 * 1024, "sessionnotes.error.content.tooLarge"),

	/** The number of sections of a psychotherapy note. */
	NOTE_SECTIONS(Unit.ENTRIES, 2_000, "sessionnotes.error.content.tooManySections"),

	/** The unsaved text of a note, as JSON. */
	DRAFT_CONTENT(Unit.BYTES, 1024 * 1024, "sessionnotes.error.draft.tooLarge"),

	/** The number of drafts of one user. */
	DRAFTS(Unit.ENTRIES, 200, "sessionnotes.error.draft.tooMany"),

	/**
	 * Each text of a progress note, each addendum, and each comment with which a supervisor returns a note. Platform:
	 * the database column for the text of an obs has the size of this bound.
	 */
	PROGRESS_NOTE_TEXT(Unit.BYTES, 65_535, "sessionnotes.error.progressNote.text.tooLong"),

	/** Any text in a request body that does not have a bound of its own. */
	WORDS(Unit.CHARACTERS, 4_000),

	/** Each uuid, code, digest, day and moment in the body or in the address of a request. */
	CODE(Unit.CHARACTERS, 255),

	/** The uuid of a user, patient, note or concept in the database. */
	UUID(Unit.CHARACTERS, 38),

	/** The number of entries in any list in a request body, such as techniques, goals or concepts. */
	LIST(Unit.ENTRIES, 100),

	/** A password for re-authentication. */
	PASSWORD(Unit.CHARACTERS, 1_000),

	/** The passphrase of an exported archive. */
	PASSPHRASE(Unit.CHARACTERS, 1_000),

	/** Any parameter that is not a code, such as the representation, in the address of a request. */
	PARAMETER(Unit.CHARACTERS, 4_000),

	/** The number of parameters in the address of a request. */
	PARAMETERS(Unit.ENTRIES, 50),

	/**
	 * The parameter {@code limit}: the maximum number of entries on one page of a list. The platform's own setting for
	 * this maximum may be lower.
	 */
	PAGE(Unit.NUMBER, 1, 1_000, "sessionnotes.error.paging"),

	/** The parameter {@code startIndex}: the index at which a page begins. */
	START_INDEX(Unit.NUMBER, 0, 100_000_000, "sessionnotes.error.paging"),

	/** Each day and each moment, in milliseconds since 1970-01-01 UTC, from the year 1900 to the year 9999. */
	MOMENT(Unit.MILLISECONDS, Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(),
			Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli()),

	/** The duration of a session, in minutes. */
	SESSION_MINUTES(Unit.NUMBER, 0, 366L * 24 * 60, "sessionnotes.error.progressNote.time.durationOutOfRange"),

	/** The number of days that one list of sessions covers. */
	SESSION_DAYS(Unit.NUMBER, 1, 31, "sessionnotes.error.session.days"),

	/** The number of papers of one client. */
	DOCUMENTS(Unit.ENTRIES, 1_000, "sessionnotes.error.document.tooMany"),

	/** The number of entries that users made by hand in the ledger of disclosures of one client. */
	LEDGER_ENTRIES(Unit.ENTRIES, 5_000, "sessionnotes.error.ledger.tooMany"),

	/** The text of a snippet. */
	SNIPPET(Unit.CHARACTERS, 4_000),

	/** The number of snippets of one user. */
	SNIPPETS(Unit.ENTRIES, 200, "sessionnotes.error.snippet.tooMany"),

	/** The number of progress notes in one copy for a client. */
	COPY_NOTES(Unit.ENTRIES, 1_000, "sessionnotes.error.clientRequest.tooManyNotes"),

	/** One copy of progress notes for a client, as a file. */
	COPY_FILE(Unit.BYTES, 8 * 1024 * 1024, "sessionnotes.error.clientRequest.copyTooLarge"),

	/** The content that is opened to make one file for an outside recipient, measured in sealed form. */
	FILE_CONTENT(Unit.BYTES, 16 * 1024 * 1024, "sessionnotes.error.disclosure.fileTooLarge");

	/** The unit of measure of a bound. */
	public enum Unit {

		/** UTF-16 code units, which JavaScript, Java and databases count as characters. */
		CHARACTERS,

		/** Bytes of UTF-8. */
		BYTES,

		/** Entries of a list. */
		ENTRIES,

		/** A whole number. */
		NUMBER,

		/** Milliseconds since 1970-01-01 UTC. */
		MILLISECONDS
	}

	private final Unit unit;

	private final long least;

	private final long most;

	private final String messageCode;

	Bound(Unit unit, long most) {
		this(unit, 0, most);
	}

	Bound(Unit unit, long most, String messageCode) {
		this(unit, 0, most, messageCode);
	}

	Bound(Unit unit, long least, long most) {
		this(unit, least, most, null);
	}

	Bound(Unit unit, long least, long most, String messageCode) {
		this.unit = unit;
		this.least = least;
		this.most = most;
		this.messageCode = messageCode == null ? "sessionnotes.error.bound." + name() : messageCode;
	}

	public Unit getUnit() {
		return unit;
	}

	public long getLeast() {
		return least;
	}

	public long getMost() {
		return most;
	}

	/** @return the code of the message that names both the bounded value and the bound */
	public String getMessageCode() {
		return messageCode;
	}

	/**
	 * @param text any text, or null
	 * @return true if the text is not longer than the bound. The cost of the check does not grow with the length of a text
	 *         that is too long.
	 */
	public boolean holds(String text) {
		return text == null || text.length() <= most
				&& (unit != Unit.BYTES || text.getBytes(StandardCharsets.UTF_8).length <= most);
	}

	/** @return true if the given count, number or moment is within the bound */
	public boolean holds(long number) {
		return number >= least && number <= most;
	}
}
