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
import java.nio.charset.StandardCharsets;

import javax.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.api.context.Context;

/** Writes an error response in the form of REST's errors, for requests that no endpoint answers. */
final class ErrorAnswer {

	private static final ObjectMapper JSON = new ObjectMapper();

	private ErrorAnswer() {
	}

	/** @param messageCode the code of the message that explains the error */
	static void write(HttpServletResponse response, int status, String messageCode) throws IOException {
		ObjectNode answer = JSON.createObjectNode();
		String message = Context.getMessageSourceService().getMessage(messageCode);
		answer.putObject("error").put("message", "[" + messageCode + "]").put("code", "").put("detail", "")
				.put("rawMessage", messageCode).put("translatedMessage", message);
		SafeHeaders.set(response);
		response.setStatus(status);
		response.setContentType("application/json;charset=UTF-8");
		response.getOutputStream().write(JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
		response.flushBuffer();
	}
}
