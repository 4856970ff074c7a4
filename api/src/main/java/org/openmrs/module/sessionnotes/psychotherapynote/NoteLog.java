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

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.springframework.jdbc.core.JdbcOperations;

/** Records events in a note's chain of the log, and checks that the note matches its last state in the log. */
class NoteLog {

	private final NoteTable table = new NoteTable();

	private final AccessLog accessLog;

	NoteLog(AccessLog accessLog) {
		this.accessLog = accessLog;
	}

	/** Begins the log of a new note. */
	void start(JdbcOperations jdbc, NoteHeader note, AccessEvent.Builder event) {
		accessLog.start(jdbc, note.getId(), event);
	}

	void append(JdbcOperations jdbc, NoteHeader note, AccessEvent.Builder event) {
		accessLog.append(jdbc, note.getId(), event);
	}

	/** Records that a user read a note. */
	void appendRead(JdbcOperations jdbc, NoteHeader note, AccessEvent.Builder event) {
		accessLog.appendRead(jdbc, note.getId(), event);
	}

	/**
	 * Checks the row of a note against the log. The seal alone accepts an older row that was restored together with its
	 * older seal. The log shows that the note was changed after the older row had been stored.
	 */
	void requireAsLogged(JdbcOperations jdbc, NoteRow row) {
		// the author may be amending the note at this moment; after the amendment, the row and the log agree again
		if (!digest(row).equals(accessLog.lastNoteDigest(jdbc, row.facts.getId()))) {
			requireLockedAsLogged(jdbc, table.lock(jdbc, row.facts.getId()));
		}
	}

	/** Checks a row that this transaction has locked, as {@link #requireAsLogged} does. */
	void requireLockedAsLogged(JdbcOperations jdbc, NoteRow row) {
		if (!isLockedAsLogged(jdbc, row)) {
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
	}

	/**
	 * Checks a row that this transaction has locked. Events are read with a lock only if the row seems to differ: the
	 * transaction may have seen an earlier state of the log.
	 *
	 * @return true if the row is the one that the log recorded last
	 */
	boolean isLockedAsLogged(JdbcOperations jdbc, NoteRow row) {
		return digest(row).equals(accessLog.lastNoteDigest(jdbc, row.facts.getId()))
				|| digest(row).equals(accessLog.lastDigestOfLockedNote(jdbc, row.facts.getId()));
	}

	private static String digest(NoteRow row) {
		return row.facts.canonicalForm().sha256();
	}
}
