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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Lines of a shell, as far as the examples go: assignments, curl, and jq for one value of an answer. A comment that is a number says
 * what a request is answered with.
 */
final class CurlScript {

	private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)", Pattern.DOTALL);

	private static final Pattern TAKEN = Pattern.compile("\\$\\((curl .*) \\| jq -r \\.(\\S+)\\)", Pattern.DOTALL);

	private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+");

	private record Statement(String text, Integer status) {
	}

	private final List<Statement> statements = new ArrayList<>();

	CurlScript(String script) {
		int at = 0;
		while (at < script.length()) {
			at = readStatement(script, at);
		}
	}

	/** @return what is assigned to a variable, as it is written */
	String assigned(String variable) {
		return statements.stream().map(Statement::text).filter(text -> text.startsWith(variable + "="))
				.map(text -> text.substring(variable.length() + 1)).findFirst().orElseThrow();
	}

	/**
	 * @param given stands in the place of what the script assigns to these variables
	 * @return how many requests were sent
	 */
	int run(Map<String, String> given, ExampleClient client) {
		Map<String, String> variables = new HashMap<>(given);
		int requests = 0;
		for (Statement statement : statements) {
			Matcher assignment = ASSIGNMENT.matcher(statement.text);
			if (!assignment.matches()) {
				client.send(request(words(statement.text, variables)), statement.status);
				requests++;
			} else if (!given.containsKey(assignment.group(1))) {
				Matcher taken = TAKEN.matcher(assignment.group(2));
				String value;
				if (taken.matches()) {
					JsonNode answer = client.send(request(words(taken.group(1), variables)), null);
					value = answer.at("/" + taken.group(2).replace('.', '/')).asText();
					requests++;
				} else {
					value = words(assignment.group(2), variables).get(0);
				}
				assertThat(value).as(statement.text).isNotEmpty();
				variables.put(assignment.group(1), value);
			}
		}
		return requests;
	}

	private static ExampleRequest request(List<String> words) {
		Iterator<String> each = words.iterator();
		assertThat(each.next()).isEqualTo("curl");
		String[] user = {};
		String method = null;
		String address = null;
		String body = null;
		Map<String, String> headers = new LinkedHashMap<>();
		while (each.hasNext()) {
			String word = each.next();
			switch (word) {
				case "-s" -> {
				}
				case "-o" -> each.next();
				case "-u" -> user = each.next().split(":", 2);
				case "-X" -> method = each.next();
				case "-d" -> body = each.next();
				case "-H" -> {
					String[] header = each.next().split(": ", 2);
					headers.put(header[0], header[1]);
				}
				default -> {
					assertThat(word).startsWith("http");
					address = word;
				}
			}
		}
		return new ExampleRequest(user[0], user[1], method != null ? method : body == null ? "GET" : "POST",
				URI.create(address), headers, body);
	}

	/** @return where the next one begins */
	private int readStatement(String script, int from) {
		StringBuilder text = new StringBuilder();
		Integer status = null;
		char quote = 0;
		int at = from;
		for (; at < script.length() && (quote != 0 || script.charAt(at) != '\n'); at++) {
			char each = script.charAt(at);
			if (quote == 0 && each == '#' && (at == from || script.charAt(at - 1) == ' ')) {
				int newLine = script.indexOf('\n', at);
				int end = newLine < 0 ? script.length() : newLine;
				String comment = script.substring(at + 1, end).trim();
				status = comment.matches("\\d{3}") ? Integer.valueOf(comment) : null;
				at = end - 1;
			} else if (quote == 0 && each == '\\' && script.charAt(at + 1) == '\n') {
				at++;
			} else {
				quote = each == quote ? 0 : quote == 0 && (each == '\'' || each == '"') ? each : quote;
				text.append(each);
			}
		}
		String statement = text.toString().trim();
		if (!statement.isEmpty()) {
			statements.add(new Statement(statement, status));
		}
		return at + 1;
	}

	private static List<String> words(String text, Map<String, String> variables) {
		List<String> words = new ArrayList<>();
		StringBuilder word = null;
		char quote = 0;
		for (int at = 0; at < text.length(); at++) {
			char each = text.charAt(at);
			if (quote == 0 && Character.isWhitespace(each)) {
				if (word != null) {
					words.add(word.toString());
				}
				word = null;
				continue;
			}
			word = word == null ? new StringBuilder() : word;
			if (each == quote) {
				quote = 0;
			} else if (quote == 0 && (each == '\'' || each == '"')) {
				quote = each;
			} else if (quote != '\'' && each == '$') {
				Matcher name = VARIABLE.matcher(text).region(at + 1, text.length());
				assertThat(name.lookingAt()).as(text).isTrue();
				assertThat(variables).containsKey(name.group());
				word.append(variables.get(name.group()));
				at = name.end() - 1;
			} else {
				word.append(each);
			}
		}
		if (word != null) {
			words.add(word.toString());
		}
		return words;
	}
}
