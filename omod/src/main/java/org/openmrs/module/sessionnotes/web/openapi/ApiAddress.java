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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address in the OpenAPI document, with its methods and the parameters of each method. */
public final class ApiAddress {

	private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

	private final String template;

	private final Pattern pattern;

	private final Map<String, Set<String>> parametersByMethod = new LinkedHashMap<>();

	private final Map<String, AnsweredProperties> answersByMethod = new LinkedHashMap<>();

	/** @param template the path below the dispatcher, such as {@code /rest/v1/sessionnotes/log/deletion/{uuid}} */
	ApiAddress(String template) {
		this.template = template;
		StringBuilder regex = new StringBuilder();
		Matcher variable = VARIABLE.matcher(template);
		int from = 0;
		while (variable.find()) {
			regex.append(Pattern.quote(template.substring(from, variable.start()))).append("[^/]+");
			from = variable.end();
		}
		pattern = Pattern.compile(regex.append(Pattern.quote(template.substring(from))).append("/?").toString());
	}

	void add(String method, Set<String> parameters, AnsweredProperties answer) {
		parametersByMethod.put(method, parameters);
		answersByMethod.put(method, answer);
	}

	boolean matches(String path) {
		return pattern.matcher(path).matches();
	}

	/**
	 * @return the number of variables in the address; if two addresses match a request, the address with fewer
	 *         variables applies
	 */
	int countVariables() {
		return VARIABLE.split(template + " ").length - 1;
	}

	/**
	 * @return the methods of the address, in the form of the Allow header. If GET is among the methods, HEAD is also
	 *         among the methods.
	 */
	public Set<String> getMethods() {
		Set<String> methods = new TreeSet<>(parametersByMethod.keySet());
		if (methods.contains("GET")) {
			methods.add("HEAD");
		}
		methods.add("OPTIONS");
		return methods;
	}

	/** @return the names of the parameters in the address; empty if the address does not have the method */
	Set<String> getParameters(String method) {
		return parametersByMethod.getOrDefault("HEAD".equals(method) ? "GET" : method, Collections.emptySet());
	}

	/** @return the properties of the response; null if the address does not have the method */
	AnsweredProperties getAnswer(String method) {
		return answersByMethod.get("HEAD".equals(method) ? "GET" : method);
	}

	List<String> operations() {
		List<String> operations = new ArrayList<>();
		parametersByMethod.keySet().forEach(method -> operations.add(method + " " + template));
		return operations;
	}
}
