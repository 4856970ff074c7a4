/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Which operation of the document a request is, and with which parameters: those in its path, its query and its headers. */
record DocumentedCall(JsonNode operation, Map<String, String> parameters) {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

	/** @throws AssertionError if the document has no such operation */
	static DocumentedCall of(ExampleRequest request, JsonNode document) {
		String address = request.address().getRawPath().substring(document.at("/servers/0/url").asText().length());
		List<DocumentedCall> found = new ArrayList<>();
		document.get("paths").fields().forEachRemaining(path -> {
			JsonNode operation = path.getValue().get(request.method().toLowerCase(Locale.ROOT));
			List<String> names = new ArrayList<>();
			Matcher variables = VARIABLE.matcher(path.getKey());
			while (variables.find()) {
				names.add(variables.group(1));
			}
			Matcher values = Pattern.compile(VARIABLE.matcher(path.getKey()).replaceAll("([^/]+)")).matcher(address);
			if (operation != null && values.matches()) {
				Map<String, String> parameters = new HashMap<>();
				names.forEach(name -> parameters.put(name, decoded(values.group(names.indexOf(name) + 1))));
				found.add(new DocumentedCall(operation, parameters));
			}
		});
		DocumentedCall call = found.stream().min((one, other) -> one.parameters.size() - other.parameters.size())
				.orElseThrow(() -> new AssertionError(request.method() + " " + address + " is not in the document"));
		String query = request.address().getRawQuery();
		for (String pair : query == null ? new String[0] : query.split("&")) {
			call.parameters.put(pair.replaceAll("=.*", ""), decoded(pair.replaceAll("^[^=]*=", "")));
		}
		request.headers().forEach((name, value) -> {
			if (!name.equals("Content-Type")) {
				call.parameters.put(name, value);
			}
		});
		return call;
	}

	String operationId() {
		return operation.get("operationId").asText();
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}
}
