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

/** A file of a request for a user: a copy, or a letter as PDF. */
public final class RequestFile {

	private final String name;

	private final String mediaType;

	private final byte[] content;

	RequestFile(String name, String mediaType, byte[] content) {
		this.name = name;
		this.mediaType = mediaType;
		this.content = content.clone();
	}

	/** @return the name of the file, in plain ASCII, which tells nothing about the client */
	public String getName() {
		return name;
	}

	public String getMediaType() {
		return mediaType;
	}

	public byte[] getContent() {
		return content.clone();
	}
}
