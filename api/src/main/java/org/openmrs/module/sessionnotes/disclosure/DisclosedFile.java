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
 * The file that was made for an external recipient, with its digest as recorded in the log. The file is released once and
 * stored nowhere.
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

	/** @return a file name that does not reveal the client */
	public String getName() {
		return name;
	}

	/** @return the content, a PDF */
	public byte[] getContent() {
		return content;
	}

	/** @return the SHA-256 digest of the content, as hexadecimal digits */
	public String getDigest() {
		return digest;
	}

	@Override
	public String toString() {
		return "DisclosedFile[not shown]";
	}
}
