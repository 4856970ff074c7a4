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

/** The file outside the database that holds the key that signs the log. It is protected like the {@link KeysetFile}. */
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
	 * @throws KeysetException if the file is missing or unreadable, or does not hold a signing key
	 */
	public SigningKey load() throws KeysetException {
		return SigningKey.parse(file.read());
	}

	/**
	 * Writes a new file; never replaces one.
	 *
	 * @param key the content
	 * @throws KeysetException if the file exists already, or cannot be written
	 */
	public void create(SigningKey key) throws KeysetException {
		file.create(key.serialize());
	}

	/**
	 * Removes a file that this server has just created and whose key has signed nothing.
	 *
	 * @throws KeysetException if it cannot be removed
	 */
	public void remove() throws KeysetException {
		file.remove();
	}

	/** @return a value that changes whenever the file is replaced, changed, removed or made unreadable to this server */
	public Object state() {
		return file.state();
	}

	/** @return true if the file does not exist, or this server may not read it */
	public boolean isAbsent() {
		return "none".equals(file.state());
	}

	/** @return true if other accounts of this machine may read the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
