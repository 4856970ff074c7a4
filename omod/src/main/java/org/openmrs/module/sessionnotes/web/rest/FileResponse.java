/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.io.IOException;

import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.webservices.rest.SimpleObject;

/** Sends a file as a download. Platform: REST's converters can write only JSON and XML. */
final class FileResponse {

	private FileResponse() {
	}

	/**
	 * Writes the response headers for a file.
	 *
	 * @param name the file name, in plain ASCII
	 */
	static void head(HttpServletResponse response, String mediaType, String name) {
		response.setContentType(mediaType);
		response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
		response.setHeader("X-Content-Type-Options", "nosniff");
	}

	/**
	 * @param name the file name, in plain ASCII
	 * @return null, so that Spring adds nothing to the response
	 */
	static SimpleObject write(HttpServletResponse response, String mediaType, String name, byte[] bytes)
			throws IOException {
		head(response, mediaType, name);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
		response.flushBuffer();
		return null;
	}
}
