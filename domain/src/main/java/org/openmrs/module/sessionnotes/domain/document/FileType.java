/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

/** The types of files that the module accepts as papers. The content decides the type, never the name of a file. */
public enum FileType {

	PDF("application/pdf", "pdf"),

	JPEG("image/jpeg", "jpg"),

	PNG("image/png", "png");

	private final String mediaType;

	private final String extension;

	FileType(String mediaType, String extension) {
		this.mediaType = mediaType;
		this.extension = extension;
	}

	public String getMediaType() {
		return mediaType;
	}

	/** @return the usual ending of a file name, without a dot */
	public String getExtension() {
		return extension;
	}
}
