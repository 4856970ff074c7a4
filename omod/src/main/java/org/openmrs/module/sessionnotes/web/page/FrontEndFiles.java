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

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.ModuleResources;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The files of the pages. Each is named by the digest of its content, so that browsers keep it for good; a new version of the
 * module has files of other names. Platform: what it serves itself, under {@code /moduleResources}, is neither compressed nor
 * cached.
 */
@Controller
public class FrontEndFiles {

	/** Where the files of the pages are among the module's resources. */
	static final String PAGES = "/org/openmrs/module/sessionnotes/frontend/pages/";

	/** A stem, the digest of the content, and an ending: no way leads out of the folder. */
	private static final String NAME = "[A-Za-z0-9-]+\\.[0-9a-f]{16}\\.[a-z0-9]+";

	private static final Map<String, String> TYPES = types();

	/** A file of the pages, to anyone: it holds nothing but what the module ships. 404 for what it does not ship. */
	@GetMapping("/sessionnotes/pages/{name:.+}")
	public void file(@PathVariable("name") String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		String type = name.matches(NAME) ? TYPES.get(name.substring(name.lastIndexOf('.') + 1)) : null;
		if (type == null || !ModuleResources.exists(FrontEndFiles.class, PAGES + name)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		response.setContentType(type);
		response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Vary", "Accept-Encoding");
		byte[] bytes = ModuleResources.bytes(FrontEndFiles.class, PAGES + name + encoding(name, request, response));
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
		response.flushBuffer();
	}

	/** @return the ending of the compressed file that the browser takes, or nothing */
	private static String encoding(String name, HttpServletRequest request, HttpServletResponse response) {
		String accepted = String.join(",", Collections.list(request.getHeaders("Accept-Encoding")));
		for (String[] coding : new String[][]{{"br", ".br"}, {"gzip", ".gz"}}) {
			if (accepted.matches("(?i)(.*[,\\s])?" + coding[0] + "\\s*(,.*)?")
					&& ModuleResources.exists(FrontEndFiles.class, PAGES + name + coding[1])) {
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
		return Collections.unmodifiableMap(types);
	}
}
