/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;

/** What a request says about a copy that was made for it. The file itself is stored apart from the request. */
public final class MadeCopy {

	private final CopyFormat format;

	private final int notes;

	private final int pages;

	private final String digest;

	MadeCopy(CopyFormat format, int notes, int pages, String digest) {
		this.format = format;
		this.notes = notes;
		this.pages = pages;
		this.digest = digest;
	}

	public CopyFormat getFormat() {
		return format;
	}

	public int getNotes() {
		return notes;
	}

	public int getPages() {
		return pages;
	}

	/** @return the SHA-256 digest of the file, as 64 hexadecimal digits */
	public String getDigest() {
		return digest;
	}
}
