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

import java.io.IOException;

import javax.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.psychotherapynote.InvalidNoteException;

/**
 * Reads a body of JSON as its sender wrote it, whatever other modules' filters make of its texts: for what is kept as it is, whole.
 * Numbers keep each digit.
 */
public final class SentJson {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

	private SentJson() {
	}

	/** @throws InvalidNoteException if the body is not an object in JSON; nothing of it is quoted */
	public static ObjectNode of(HttpServletRequest request) {
		try {
			RepeatableRequest kept = RepeatableRequest.in(request);
			JsonNode body = JSON
					.readTree(kept == null ? RepeatableRequest.readAll(request.getInputStream()) : kept.getPlainBody());
			if (body instanceof ObjectNode) {
				return (ObjectNode) body;
			}
		} catch (IOException e) {
			// a parser's own message quotes what it could not read
		}
		throw new InvalidNoteException("sessionnotes.error.malformedRequest");
	}

	/** @return an object as text, as {@link #toObject} reads it again */
	public static String toText(ObjectNode object) {
		return object.toString();
	}

	/** @throws IllegalArgumentException if the text is none of {@link #toText} */
	public static Object toObject(String text) {
		try {
			return JSON.readValue(text, Object.class);
		} catch (IOException e) {
			throw new IllegalArgumentException("not an object in JSON");
		}
	}

	/** @return a value of JSON as the platform's REST reads it: a map, a list, a text, a number, a truth value or null */
	public static Object toValue(JsonNode node) {
		return JSON.convertValue(node, Object.class);
	}
}
