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

import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/**
 * Reads a JSON body exactly as the REST client wrote the body. The result does not contain changes that other modules'
 * filters made to the texts. Use this class for data that must be stored completely and without changes. Numbers in the
 * result keep every digit.
 */
public final class SentJson {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

	private SentJson() {
	}

	/** @throws InvalidRequestException if the body is not a JSON object; the exception does not quote the body */
	public static ObjectNode of(HttpServletRequest request) {
		try {
			RepeatableRequest kept = RepeatableRequest.in(request);
			JsonNode body = JSON
					.readTree(kept == null ? RepeatableRequest.readAll(request.getInputStream()) : kept.getPlainBody());
			if (body instanceof ObjectNode) {
				return (ObjectNode) body;
			}
		} catch (IOException e) {
			// a parser's message quotes the text that the parser could not read
		}
		throw new InvalidRequestException("sessionnotes.error.malformedRequest");
	}

	/** @return the object as a text that {@link #toObject} can read */
	public static String toText(ObjectNode object) {
		return object.toString();
	}

	/** @throws IllegalArgumentException if {@link #toText} did not create the text */
	public static Object toObject(String text) {
		try {
			return JSON.readValue(text, Object.class);
		} catch (IOException e) {
			throw new IllegalArgumentException("not an object in JSON");
		}
	}

	/** @return a JSON value in the types of the platform's REST: a map, a list, a text, a number, a boolean or null */
	public static Object toValue(JsonNode node) {
		return JSON.convertValue(node, Object.class);
	}
}
