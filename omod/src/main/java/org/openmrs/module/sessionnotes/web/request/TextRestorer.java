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
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/**
 * Finds, for a text that a filter may have changed, the text that the user typed. This class reads the request twice:
 * as the HTTP client sent the request, and as the filters pass the request on. This class then pairs each sent text
 * with the received text. This class does not reverse any particular kind of escaping, so it cannot turn one text into
 * a different text.
 */
class TextRestorer implements UnaryOperator<String> {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** Marks a received text if several different sent texts could have turned into the received text. */
	private static final String AMBIGUOUS = new String("ambiguous");

	private final RepeatableRequest sent;

	private final HttpServletRequest handedOn;

	private Map<String, String> sentByReceived;

	private boolean altered;

	/**
	 * @param sent the request as the HTTP client sent it
	 * @param handedOn the same request, in the form in which the platform's code receives it
	 */
	TextRestorer(RepeatableRequest sent, HttpServletRequest handedOn) {
		this.sent = sent;
		this.handedOn = handedOn;
	}

	@Override
	public String apply(String received) {
		if (sentByReceived == null) {
			sentByReceived = new HashMap<>();
			try {
				pairAll();
			} catch (IOException e) {
				// a text without a pair can't be restored; the error does not quote any text
				throw new InvalidRequestException("sessionnotes.error.content.altered");
			}
		}
		String text = altered ? sentByReceived.get(received) : received;
		if (text == null || text == AMBIGUOUS) {
			throw new InvalidRequestException("sessionnotes.error.content.altered");
		}
		return text;
	}

	private void pairAll() throws IOException {
		String type = sent.getContentType();
		if (type != null && type.toLowerCase(Locale.ROOT).contains("json")) {
			byte[] arrived = RepeatableRequest.readAll(handedOn.getInputStream());
			altered = !Arrays.equals(arrived, sent.getBody());
			if (altered) {
				pair(JSON.readTree(sent.getBody()), JSON.readTree(arrived));
			}
			return;
		}
		for (Enumeration<String> names = sent.getParameterNames(); names.hasMoreElements();) {
			String name = names.nextElement();
			String[] typed = sent.getParameterValues(name);
			String[] arrived = handedOn.getParameterValues(name);
			altered |= !Arrays.equals(typed, arrived);
			for (int i = 0; arrived != null && i < typed.length && i < arrived.length; i++) {
				pair(typed[i], arrived[i]);
			}
		}
	}

	private void pair(JsonNode typed, JsonNode arrived) {
		if (typed.isTextual() && arrived.isTextual()) {
			pair(typed.textValue(), arrived.textValue());
		} else if (typed.isContainerNode() && arrived.isContainerNode() && typed.size() == arrived.size()) {
			Iterator<JsonNode> others = arrived.elements();
			typed.elements().forEachRemaining(element -> pair(element, others.next()));
		}
	}

	private void pair(String typed, String arrived) {
		sentByReceived.merge(arrived, typed, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
	}
}
