/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.platform.ModuleResources;

/**
 * Serves the files of the front end, which are compressed when the module is built. Platform: the platform neither
 * compresses nor caches the files that it serves under {@code /moduleResources}.
 */
final class ShippedFiles {

	/** The folder of the front end among the module's resources. */
	static final String FOLDER = "/org/openmrs/module/sessionnotes/frontend/";

	/** The {@code Cache-Control} header of files that get a new name whenever their content changes. */
	static final String FOR_GOOD = "public, max-age=31536000, immutable";

	private static final Map<String, String> TYPES = types();

	private ShippedFiles() {
	}

	/**
	 * Sends a file, compressed if the browser accepts compression. If there is no such file, this method sends status
	 * 404.
	 *
	 * @param folder the folder below {@link #FOLDER}, ending with a slash
	 * @param names the pattern of valid names; no valid name leads to a file outside the folder
	 * @param name the name of the requested file
	 * @param caching the value of the header {@code Cache-Control}
	 */
	static void send(String folder, Pattern names, String name, String caching, HttpServletRequest request,
			HttpServletResponse response)
			throws IOException {
		String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
		String file = FOLDER + folder + name;
		if (type == null || !names.matcher(name).matches() || !ModuleResources.exists(ShippedFiles.class, file)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		response.setHeader("Vary", "Accept-Encoding");
		String ending = encoding(file, request, response);
		send(ModuleResources.bytes(ShippedFiles.class, file + ending), type, caching, response);
	}

	/** Sends bytes that contain only data that the module ships. */
	static void send(byte[] bytes, String type, String caching, HttpServletResponse response) throws IOException {
		response.setContentType(type);
		response.setHeader("Cache-Control", caching);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
		response.flushBuffer();
	}

	/** @return the extension of the compressed file that the browser accepts; an empty text if there is no such file */
	private static String encoding(String file, HttpServletRequest request, HttpServletResponse response) {
		String accepted = String.join(",", Collections.list(request.getHeaders("Accept-Encoding")));
		for (String[] coding : new String[][]{{"br", ".br"}, {"gzip", ".gz"}}) {
			if (accepted.matches("(?i)(.*[,\\s])?" + coding[0] + "\\s*(,.*)?")
					&& ModuleResources.exists(ShippedFiles.class, file + coding[1])) {
				response.setHeader("Content-Encoding", coding[0]);
				return coding[1];
			}
		}
		return "";
	}

	private static Map<String, String> types() {
		Map<String, String> types = new HashMap<>();
		types.put("js", "text/javascript;charset=UTF-8");
		types.put("css", "text/css;charset=UTF-8");
		types.put("json", "application/json;charset=UTF-8");
		types.put("svg", "image/svg+xml");
		types.put("woff2", "font/woff2");
		types.put("tgz", "application/gzip");
		return Collections.unmodifiableMap(types);
	}
}
