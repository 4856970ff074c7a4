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
 * The file that holds the keyset, outside the database. Only its owner, the account that the server runs as, may
 * read it. It is written beside its place and moved into it, so that a crash leaves the old file or the new one.
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
	 * @throws KeysetException if the file is missing, unreadable or holds no keyset
	 */
	public Keyset load() throws KeysetException {
		return Keyset.parse(file.read());
	}

	/**
	 * Writes a new file; never replaces one.
	 *
	 * @param keyset what it is to hold
	 * @throws KeysetException if there is a file already, or none can be written
	 */
	public void create(Keyset keyset) throws KeysetException {
		file.create(keyset.serialize());
	}

	/**
	 * Replaces what the file holds, in one step.
	 *
	 * @param keyset what it is to hold; has to open everything that the old one opens
	 * @throws KeysetException if it cannot be written; the file is then as it was
	 */
	public void replace(Keyset keyset) throws KeysetException {
		file.replace(keyset.serialize());
	}

	/**
	 * Removes a file that this server has just made, and that has sealed nothing.
	 *
	 * @throws KeysetException if it cannot be removed
	 */
	public void remove() throws KeysetException {
		file.remove();
	}

	/**
	 * @return something that differs whenever the file was replaced, changed, removed or closed to this server
	 */
	public Object state() {
		return file.state();
	}

	/** @return true if other accounts of this machine may read the file */
	public boolean isOpenToOthers() {
		return file.isOpenToOthers();
	}
}
