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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.module.sessionnotes.platform.ModuleResources;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Serves the frontend module for OpenMRS 3, always in the same version as this module. A clinic adds the frontend
 * module with one line in the clinic's assembly, or with two tags in the clinic's front end. The frontend module
 * contains only files that the module ships, so anyone may load these files.
 */
@Controller
public class Openmrs3Controller {

	/**
	 * The time for which the shell of OpenMRS 3 may keep using an earlier version of the frontend module. The shell of
	 * OpenMRS 3 loads the addresses of this class a dozen times while it starts.
	 */
	private static final String FOR_MINUTES = "public, max-age=300";

	private static final String FOLDER = "openmrs3/";

	private static final Pattern FILE = Pattern.compile("[A-Za-z0-9-]+(\\.[0-9a-f]{16})?\\.js");

	private static final Pattern PACKAGE = Pattern.compile("[a-z-]+\\.tgz");

	private static final String JSON = "application/json;charset=UTF-8";

	private final ObjectMapper mapper = new ObjectMapper();

	private final JsonNode description;

	public Openmrs3Controller() throws IOException {
		description = mapper.readTree(ModuleResources.text(Openmrs3Controller.class, ShippedFiles.FOLDER + "openmrs3.json"));
	}

	/**
	 * Sends an import map that contains only this module's frontend module, for a tag
	 * {@code <script type="systemjs-importmap">}.
	 */
	@GetMapping("/sessionnotes/o3/importmap.json")
	public void importMap(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String address = request.getServletContext().getContextPath() + "/ws/sessionnotes/o3/" + text("digest")
				+ "/session-notes.js";
		sendJson(Collections.singletonMap("imports", Collections.singletonMap(text("name"), address)), response);
	}

	/**
	 * Sends routes that contain only this module's frontend module, for a tag {@code <script type="openmrs-routes">}.
	 *
	 * @param nested true for the form that shells after version 10.0 expect, with the routes inside a property
	 *         {@code routes}
	 */
	@GetMapping("/sessionnotes/o3/routes.registry.json")
	public void routes(@RequestParam(value = "nested", defaultValue = "false") boolean nested, HttpServletResponse response)
			throws IOException {
		Map<String, ?> routes = Collections.singletonMap(text("name"), description.get("routes"));
		sendJson(nested ? Collections.singletonMap("routes", routes) : routes, response);
	}

	/** Sends the package of the frontend module that {@code openmrs assemble} installs. */
	@GetMapping("/sessionnotes/o3/esm-session-notes-app.tgz")
	public void assembled(HttpServletRequest request, HttpServletResponse response) throws IOException {
		ShippedFiles.send(FOLDER, PACKAGE, "esm-session-notes-app.tgz", "no-cache", request, response);
	}

	/** Sends a file of the currently installed frontend module. For a file of a different version, sends status 404. */
	@GetMapping("/sessionnotes/o3/{digest}/{name:.+}")
	public void file(@PathVariable("digest") String digest, @PathVariable("name") String name, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (digest.equals(text("digest"))) {
			ShippedFiles.send(FOLDER, FILE, name, ShippedFiles.FOR_GOOD, request, response);
		} else {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
	}

	private String text(String name) {
		return description.get(name).asText();
	}

	private void sendJson(Object value, HttpServletResponse response) throws IOException {
		ShippedFiles.send(mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8), JSON, FOR_MINUTES, response);
	}
}
