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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/**
 * A zip file with AES-256 that only a passphrase opens. Common programs can also open the zip file with the passphrase.
 * The table of contents of the zip file is not encrypted.
 */
final class PassphraseArchive {

	/**
	 * The minimum length of a passphrase, in characters. The zip format derives the key with only a thousand rounds of PBKDF2,
	 * so the passphrase itself has to be long.
	 */
	private static final int SHORTEST_PASSPHRASE = 16;

	private static final int DIFFERENT_CHARACTERS = 8;

	private final ZipOutputStream zip;

	/** @param passphrase a passphrase that {@link #requireStrong} accepted */
	PassphraseArchive(OutputStream out, String passphrase) throws IOException {
		zip = new ZipOutputStream(out, passphrase.toCharArray(), StandardCharsets.UTF_8);
	}

	/**
	 * @param passphrase the passphrase; printable ASCII, so that every program reads the passphrase the same way
	 * @throws InvalidRequestException if the passphrase is too weak
	 */
	static void requireStrong(String passphrase) {
		boolean strong = passphrase != null && passphrase.length() >= SHORTEST_PASSPHRASE
				&& passphrase.chars().allMatch(character -> character >= ' ' && character <= '~')
				&& passphrase.chars().distinct().count() >= DIFFERENT_CHARACTERS;
		if (!strong) {
			throw new InvalidRequestException("sessionnotes.error.export.passphrase");
		}
	}

	void add(String name, String content) throws IOException {
		ZipParameters entry = new ZipParameters();
		entry.setFileNameInZip(name);
		entry.setEncryptFiles(true);
		entry.setEncryptionMethod(EncryptionMethod.AES);
		entry.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
		zip.putNextEntry(entry);
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	/**
	 * Completes the archive. An archive whose writing failed is not completed, so that the archive does not look
	 * complete.
	 */
	void complete() throws IOException {
		zip.close();
	}
}
