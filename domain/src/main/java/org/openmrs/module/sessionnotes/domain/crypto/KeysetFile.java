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
 * The file that holds the keyset, outside the database. Only the owner of the file, which is the account that runs the
 * server, may read the file. New content is written to a temporary file, and then the temporary file replaces the old
 * file. A crash while the server writes the file leaves either the old file or the new file.
 */
public final class KeysetFile {

	private final OwnerOnlyFile file;

	public KeysetFile(Path path) {
		this.file = new OwnerOnlyFile(path);
	}

	public Path getPath() {
		return file.getPath();
	}

	/**
	 * @return the keyset in the file
	 * @throws KeysetException if the file is missing or unreadable, or does not contain a keyset
	 */
	public Keyset load() throws KeysetException {
		return Keyset.parse(file.read());
	}

	/**
	 * Writes a new file, but never replaces an existing file.
	 *
	 * @param keyset the keyset to write to the file
	 * @throws KeysetException if the file already exists, or cannot be written
	 */
	public void create(Keyset keyset) throws KeysetException {
		file.create(keyset.serialize());
	}

	/**
	 * Replaces the content of the file in one step.
	 *
	 * @param keyset the new content of the file; the new keyset must be able to open everything that the old keyset can open
	 * @throws KeysetException if the file cannot be written, in which case the file is unchanged
	 */
	public void replace(Keyset keyset) throws KeysetException {
		file.replace(keyset.serialize());
	}

	/**
	 * Removes a file that this server has just created and whose keyset has not sealed anything.
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

	/** @return true if other accounts on this machine may read or write the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
