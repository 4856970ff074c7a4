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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

import org.openmrs.module.sessionnotes.access.SecondPerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Makes a copy of the keyset under a passphrase. The copy is to be kept apart from the database. Whoever has the copy,
 * the passphrase and the database can read every note, and no log shows such reading. Therefore no person makes a copy
 * of the keyset alone. The user must be allowed to change keys and enters the password again. A second person, who may
 * approve legal orders, enters their own password in the same request.
 */
public class KeyEscrow {

	private static final String READ_ME = "A copy of the keyset of the psychotherapy notes, made %s.\n\n"
			+ "Whoever has this file, its passphrase and the database can read every note. Keep file and passphrase in two "
			+ "places, and both apart from the backups of the database.\n\n"
			+ "To use it: stop the server; put keyset.json where the server looks for it (sessionnotes/keyset.json in the "
			+ "application data directory, or the file that the runtime property sessionnotes.keyset names); let the account "
			+ "that runs the server own it, and no other account read it; start the server.\n\n"
			+ "Once a new key was made, this copy opens no note that was written since: make another copy.\n";

	private final KeyRotation keyRotation;

	private final KeysetProvider keysetProvider;

	private final SecondPerson secondPerson;

	private final AccessLog accessLog;

	public KeyEscrow(KeyRotation keyRotation, KeysetProvider keysetProvider, SecondPerson secondPerson,
			AccessLog accessLog) {
		this.keyRotation = keyRotation;
		this.keysetProvider = keysetProvider;
		this.secondPerson = secondPerson;
		this.accessLog = accessLog;
	}

	/**
	 * @param passphrase the passphrase that opens the copy of the keyset
	 * @param login the name with which the second person signs in
	 * @param password the second person's password
	 * @return the copy of the keyset as a zip file with AES-256; the event that records the copy is already stored
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the passphrase is too weak
	 * @throws org.openmrs.module.sessionnotes.errors.NotAllowedException if the second person is refused
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the keyset can't be used
	 */
	public byte[] copy(String passphrase, String login, String password) {
		AccessRequest request = keyRotation.requireMay();
		PassphraseArchive.requireStrong(passphrase);
		String second = secondPerson.confirm(request, SessionNotesPrivileges.APPROVE_ORDERS, login, password);
		byte[] copy = archive(passphrase, keysetProvider.copyKeyset());
		accessLog.record(AccessLog.event(AccessEventType.KEYSET_EXPORTED, request).detail(second));
		return copy;
	}

	private static byte[] archive(String passphrase, String keyset) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			PassphraseArchive archive = new PassphraseArchive(bytes, passphrase);
			archive.add("keyset.json", keyset);
			archive.add("read-me.txt", String.format(READ_ME, Instant.now()));
			archive.complete();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
