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
 * The file outside the database that holds the keyset. Only its owner, the account that runs the server, may read it. It is
 * written to a temporary file and then moved into place, so that a crash leaves either the old file or the new one.
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
	 * @throws KeysetException if the file is missing or unreadable, or does not hold a keyset
	 */
	public Keyset load() throws KeysetException {
		return Keyset.parse(file.read());
	}

	/**
	 * Writes a new file; never replaces one.
	 *
	 * @param keyset the content
	 * @throws KeysetException if the file exists already, or cannot be written
	 */
	public void create(Keyset keyset) throws KeysetException {
		file.create(keyset.serialize());
	}

	/**
	 * Replaces the content of the file in one step.
	 *
	 * @param keyset the new content; it must open everything that the old keyset opens
	 * @throws KeysetException if it cannot be written; the file is then unchanged
	 */
	public void replace(Keyset keyset) throws KeysetException {
		file.replace(keyset.serialize());
	}

	/**
	 * Removes a file that this server has just created and whose keyset has sealed nothing.
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

	/** @return true if other accounts of this machine may read the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
