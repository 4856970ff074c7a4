/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

/**
 * The file that was made for an external recipient, with the digest of the file that the log recorded. The file for an
 * external recipient is released only once and is stored nowhere.
 */
public final class DisclosedFile {

	private final String name;

	private final byte[] content;

	private final String digest;

	DisclosedFile(String name, byte[] content, String digest) {
		this.name = name;
		this.content = content;
		this.digest = digest;
	}

	/** @return the name of the file, which does not reveal who the client is */
	public String getName() {
		return name;
	}

	/** @return the content of the file, which is a PDF */
	public byte[] getContent() {
		return content;
	}

	/** @return the SHA-256 digest of the file's content, as hexadecimal digits */
	public String getDigest() {
		return digest;
	}

	@Override
	public String toString() {
		return "DisclosedFile[not shown]";
	}
}
