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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/** One sealed version of a note, as the database stores the version. */
class SealedVersion {

	private final Integer id;

	private final int noteId;

	private final int version;

	private final long dateCreated;

	private final int keyId;

	private final byte[] ciphertext;

	SealedVersion(Integer id, int noteId, int version, long dateCreated, int keyId, byte[] ciphertext) {
		this.id = id;
		this.noteId = noteId;
		this.version = version;
		this.dateCreated = dateCreated;
		this.keyId = keyId;
		this.ciphertext = ciphertext;
	}

	/**
	 * Returns the data that the seal binds to the text. Because of this data, the seal opens only for the given version
	 * of the given note by the given author.
	 */
	static byte[] associatedData(NoteHeader note, int version, long dateCreated) {
		return new CanonicalForm("sessionnotes/version/1").add(note.getId()).add(note.getUuid()).add(note.getAuthorUuid())
				.add(version).add(dateCreated).toBytes();
	}

	Integer getId() {
		return id;
	}

	int getNoteId() {
		return noteId;
	}

	int getVersion() {
		return version;
	}

	long getDateCreated() {
		return dateCreated;
	}

	int getKeyId() {
		return keyId;
	}

	byte[] getCiphertext() {
		return ciphertext;
	}
}
