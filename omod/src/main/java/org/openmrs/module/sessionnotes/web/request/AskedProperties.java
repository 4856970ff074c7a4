/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.webservices.rest.SimpleObject;

/**
 * The properties that a custom representation requests, such as {@code (uuid,patient:(uuid,display))}. Each requested
 * property is stored by name, together with the inner properties that are requested within that property. A property
 * without a selection has no inner properties.
 */
public final class AskedProperties {

	/**
	 * The named representations of a property. All named representations have the same effect, because a property has
	 * only one form in a response.
	 */
	private static final List<String> AS_IT_IS = Arrays.asList("ref", "default", "full");

	private final Map<String, AskedProperties> properties = new LinkedHashMap<>();

	private AskedProperties() {
	}

	/**
	 * @param custom the custom representation, with or without the outermost parentheses
	 * @throws InvalidRequestException if the syntax of the representation is invalid
	 */
	public static AskedProperties of(String custom) {
		String asked = custom.trim();
		return new Reader(asked.startsWith("(") ? asked : "(" + asked + ")").readAll();
	}

	/** @return the requested properties by name; the value is null for a property without a selection */
	public Map<String, AskedProperties> get() {
		return properties;
	}

	/** @return the requested properties of an object */
	public SimpleObject in(Map<String, ?> object) {
		SimpleObject left = new SimpleObject();
		properties.forEach((name, within) -> {
			if (object.containsKey(name)) {
				left.add(name, within == null ? object.get(name) : within.inValue(object.get(name)));
			}
		});
		return left;
	}

	@SuppressWarnings("unchecked")
	private Object inValue(Object value) {
		if (value instanceof Map) {
			return in((Map<String, ?>) value);
		}
		if (value instanceof Collection) {
			List<Object> left = new ArrayList<>();
			((Collection<?>) value).forEach(each -> left.add(inValue(each)));
			return left;
		}
		return value;
	}

	/** Parses the text of a custom representation from left to right. */
	private static final class Reader {

		private final String text;

		private int at;

		private Reader(String text) {
			this.text = text;
		}

		private AskedProperties readAll() {
			AskedProperties all = read();
			if (at < text.length()) {
				throw malformed();
			}
			return all;
		}

		private AskedProperties read() {
			AskedProperties read = new AskedProperties();
			do {
				// skips the opening parenthesis or the comma
				at++;
				String name = word();
				read.properties.put(name, skip(':') ? within() : null);
			} while (isNext(','));
			if (!skip(')')) {
				throw malformed();
			}
			return read;
		}

		private AskedProperties within() {
			if (isNext('(')) {
				return read();
			}
			if (!AS_IT_IS.contains(word())) {
				throw malformed();
			}
			return null;
		}

		private String word() {
			int from = at;
			while (at < text.length() && "(),:".indexOf(text.charAt(at)) < 0) {
				at++;
			}
			String word = text.substring(from, at).trim();
			if (word.isEmpty()) {
				throw malformed();
			}
			return word;
		}

		private boolean isNext(char expected) {
			while (at < text.length() && text.charAt(at) == ' ') {
				at++;
			}
			return at < text.length() && text.charAt(at) == expected;
		}

		private boolean skip(char expected) {
			boolean next = isNext(expected);
			at += next ? 1 : 0;
			return next;
		}

		private static InvalidRequestException malformed() {
			return new InvalidRequestException("sessionnotes.error.representation");
		}
	}
}
