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
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes notes into the {@link NoteTable}, sealed by the {@link NoteSeal}. This class does not check the caller and
 * returns no text: only the {@link NoteDoor} releases text.
 */
class SealedStore {

	private final NoteTable table = new NoteTable();

	private final NoteSeal seal;

	SealedStore(KeysetProvider keysetProvider) {
		this.seal = new NoteSeal(keysetProvider);
	}

	boolean isIntact(NoteRow row) {
		return seal.isIntact(row);
	}

	/** @throws TamperedException if the facts of the note no longer match what was stored */
	void requireIntact(NoteRow row) {
		if (!isIntact(row)) {
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
	}

	/** Seals all facts of a note and writes the changeable facts. */
	void update(JdbcOperations jdbc, NoteHeader facts) {
		table.update(jdbc, facts, seal.sealFacts(facts));
	}

	/** @return the id of the new version's row */
	int insertVersion(JdbcOperations jdbc, NoteHeader note, int version, long dateCreated, NoteContent content) {
		return insertVersion(jdbc, note, version, dateCreated, content, false);
	}

	/**
	 * @param passwordHeld true if someone other than the author had set the author's password
	 * @return the id of the new version's row
	 */
	int insertVersion(JdbcOperations jdbc, NoteHeader note, int version, long dateCreated, NoteContent content,
			boolean passwordHeld) {
		return table.insertVersion(jdbc, seal.sealVersion(note, version, dateCreated, content, passwordHeld));
	}

	void resealVersion(JdbcOperations jdbc, NoteHeader note, SealedVersion sealed) {
		table.updateVersion(jdbc, seal.resealVersion(note, sealed));
	}

	byte[] sealReason(NoteHeader note, String reason) {
		return seal.sealReason(note, reason);
	}

	/** @return the reason for voiding the note, sealed with the newest key */
	byte[] resealReason(NoteHeader note) {
		return seal.sealReason(note, seal.openReason(note));
	}
}
