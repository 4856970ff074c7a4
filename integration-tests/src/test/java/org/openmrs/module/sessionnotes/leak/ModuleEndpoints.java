/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses of the module under test, from the one list {@code leaks/endpoints.txt}, which tells how its lines are written.
 * An address of the running server that is not in the list fails the suite, and so does a line that no address answers to.
 */
final class ModuleEndpoints {

	private static final String LIST = "/leaks/endpoints.txt";

	/** An address that has nothing to do with a note of a patient; the line says why. */
	private static final String NO_NOTE = "none";

	private ModuleEndpoints() {
	}

	/** @param address as the server's table of mappings has it; @param asked what the line says after the address */
	private record Line(String address, String asked) {
	}

	/** @return as {@code GET /rest/v1/sessionnotes/…} */
	static Set<String> addresses() {
		return lines().stream().map(Line::address).collect(Collectors.toSet());
	}

	static List<WayOut> waysOut() {
		return lines().stream().filter(line -> !line.asked().startsWith(NO_NOTE)).map(ModuleEndpoints::wayOut).toList();
	}

	private static WayOut wayOut(Line line) {
		String[] parts = Arrays.stream(line.asked().split("\\|", -1)).map(String::strip).toArray(String[]::new);
		String[] request = parts[0].split(" ", 3);
		String body = request.length > 2 ? request[2] : null;
		Set<Role> except = EnumSet.noneOf(Role.class);
		if (parts.length > 1) {
			Arrays.stream(parts[1].split(",")).map(String::strip).map(Role::valueOf).forEach(except::add);
		}
		String name = "module " + parts[0].replaceFirst("/ws/rest/v1/sessionnotes", "");
		return new WayOut(name, "", request[0], request[1], body, body == null ? null : "application/json", except);
	}

	private static List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		try (InputStream list = ModuleEndpoints.class.getResourceAsStream(LIST);
				BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] parts = line.split("=>", 2);
					lines.add(new Line(parts[0].strip(), parts[1].strip()));
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return lines;
	}
}
