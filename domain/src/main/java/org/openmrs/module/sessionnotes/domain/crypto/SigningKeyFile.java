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

/** The file that holds the key that signs the log, outside the database; as well kept as the {@link KeysetFile}. */
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
	 * @throws KeysetException if the file is missing, unreadable or holds no signing key
	 */
	public SigningKey load() throws KeysetException {
		return SigningKey.parse(file.read());
	}

	/**
	 * Writes a new file; never replaces one.
	 *
	 * @param key what it is to hold
	 * @throws KeysetException if there is a file already, or none can be written
	 */
	public void create(SigningKey key) throws KeysetException {
		file.create(key.serialize());
	}

	/**
	 * Removes a file that this server has just made, and whose key has signed nothing.
	 *
	 * @throws KeysetException if it cannot be removed
	 */
	public void remove() throws KeysetException {
		file.remove();
	}

	/** @return something that differs whenever the file was replaced, changed, removed or closed to this server */
	public Object state() {
		return file.state();
	}

	/** @return true if there is nothing where the file should be, or nothing that this server may read */
	public boolean isAbsent() {
		return "none".equals(file.state());
	}

	/** @return true if other accounts of this machine may read the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
