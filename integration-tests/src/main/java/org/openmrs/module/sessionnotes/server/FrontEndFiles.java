/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The files of an assembled OpenMRS 3 front end. A path that names no file is one of the front end's own pages: it gets
 * {@code index.html}, whose script finds out which.
 */
final class FrontEndFiles extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "js", "text/javascript",
			"css",
			"text/css", "json", "application/json", "svg", "image/svg+xml", "png", "image/png", "woff2", "font/woff2",
			"woff",
			"font/woff", "ico", "image/x-icon");

	private final transient Path folder;

	FrontEndFiles(Path folder) {
		this.folder = folder;
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
		Path file = folder.resolve(path).normalize();
		if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
			file = folder.resolve("index.html");
		}
		String name = file.getFileName().toString();
		response.setContentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
		response.setContentLengthLong(Files.size(file));
		Files.copy(file, response.getOutputStream());
	}
}
