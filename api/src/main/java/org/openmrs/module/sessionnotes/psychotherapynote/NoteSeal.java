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

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NoteContentCodec;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;

/**
 * The only class that seals and opens notes with the key. This class does not check the caller: any class that uses
 * this class can read the text of every note.
 */
class NoteSeal {

	private static final byte[] NOTHING = new byte[0];

	private final KeysetProvider keysetProvider;

	NoteSeal(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	boolean isIntact(NoteRow row) {
		try {
			keysetProvider.getKeyset().open(row.seal, row.facts.canonicalForm().toBytes());
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	/** @return the seal over a note's facts */
	byte[] sealFacts(NoteHeader facts) {
		return keysetProvider.getKeyset().seal(NOTHING, facts.canonicalForm().toBytes());
	}

	/**
	 * @param passwordHeld true if someone other than the author had set the author's password
	 * @return the sealed version, which has no id yet
	 */
	SealedVersion sealVersion(NoteHeader note, int version, long dateCreated, NoteContent content, boolean passwordHeld) {
		Keyset keyset = keysetProvider.getKeyset();
		byte[] ciphertext = keyset.seal(NoteContentCodec.encode(content, passwordHeld),
				SealedVersion.associatedData(note, version, dateCreated));
		return new SealedVersion(null, note.getId(), version, dateCreated, keyset.getPrimaryKeyId(), ciphertext);
	}

	/** @return the same version of the note, sealed with the newest key */
	SealedVersion resealVersion(NoteHeader note, SealedVersion sealed) {
		Keyset keyset = keysetProvider.getKeyset();
		NoteVersion opened = open(note, sealed);
		byte[] ciphertext = keyset.seal(NoteContentCodec.encode(opened.getContent(), opened.isPasswordHeld()),
				SealedVersion.associatedData(note, sealed.getVersion(), sealed.getDateCreated()));
		return new SealedVersion(sealed.getId(), sealed.getNoteId(), sealed.getVersion(), sealed.getDateCreated(),
				keyset.getPrimaryKeyId(), ciphertext);
	}

	/** @throws TamperedException if the version no longer matches what was sealed for this note */
	NoteVersion open(NoteHeader note, SealedVersion sealed) {
		try {
			byte[] plaintext = keysetProvider.getKeyset().open(sealed.getCiphertext(),
					SealedVersion.associatedData(note, sealed.getVersion(), sealed.getDateCreated()));
			if (Keyset.keyIdOf(sealed.getCiphertext()) != sealed.getKeyId() || !note.getId().equals(sealed.getNoteId())) {
				throw new TamperedException(ErrorCodes.BROKEN_NOTE);
			}
			return new NoteVersion(note, sealed.getId(), sealed.getVersion(), sealed.getDateCreated(),
					NoteContentCodec.decode(plaintext), openReason(note), NoteContentCodec.isMarked(plaintext));
		} catch (BrokenSealException | IllegalArgumentException e) {
			// the cause is left out because the cause holds the plaintext
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
	}

	byte[] sealReason(NoteHeader note, String reason) {
		return keysetProvider.getKeyset().seal(
				Objects.toString(reason, "").getBytes(StandardCharsets.UTF_8), reasonData(note));
	}

	String openReason(NoteHeader note) {
		if (note.getSealedVoidReason() == null) {
			return null;
		}
		try {
			return new String(keysetProvider.getKeyset().open(note.getSealedVoidReason(), reasonData(note)),
					StandardCharsets.UTF_8);
		} catch (BrokenSealException e) {
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
	}

	private static byte[] reasonData(NoteHeader note) {
		return new CanonicalForm("sessionnotes/voidreason/1").add(note.getId())
				.add(note.getUuid()).add(note.getAuthorUuid()).toBytes();
	}
}
