/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.crypto;

import java.nio.file.Path;

/**
 * The file that holds the key for signing the log, outside the database. The file with the signing key is protected in
 * the same way as the {@link KeysetFile}.
 */
public final class SigningKeyFile {

	private final OwnerOnlyFile file;

	public SigningKeyFile(Path path) {
		this.file = new OwnerOnlyFile(path);
	}

	public Path getPath() {
		return file.getPath();
	}

	/**
	 * @return the key in the file
	 * @throws KeysetException if the file is missing or unreadable, or does not contain a signing key
	 */
	public SigningKey load() throws KeysetException {
		return SigningKey.parse(file.read());
	}

	/**
	 * Writes a new file, but never replaces an existing file.
	 *
	 * @param key the key to write to the file
	 * @throws KeysetException if the file already exists, or cannot be written
	 */
	public void create(SigningKey key) throws KeysetException {
		file.create(key.serialize());
	}

	/**
	 * Removes a file that this server has just created and whose key has not signed anything.
	 *
	 * @throws KeysetException if the file cannot be removed
	 */
	public void remove() throws KeysetException {
		file.remove();
	}

	/** @return a value that changes whenever the file is replaced, changed, removed or made unreadable to this server */
	public Object state() {
		return file.state();
	}

	/** @return true if the file does not exist, or this server is not allowed to read the file */
	public boolean isAbsent() {
		return "none".equals(file.state());
	}

	/** @return true if other accounts on this machine may read or write the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
