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

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.diversion.NotesAsObs;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Keeps psychotherapy notes out of XML when the platform's REST shows them as obs. Psychotherapy notes are stored
 * exactly as typed, and XML cannot represent every character. A request to read a note as XML is refused. If a REST
 * client saves a note and accepts only XML, the response has only the uuid of the note.
 */
@ControllerAdvice
public class NotesAsJson implements ResponseBodyAdvice<Object>, HandlerInterceptor {

	static final String XML_ASKED = "sessionnotes.error.xmlAsked";

	private static final Logger log = LoggerFactory.getLogger(NotesAsJson.class);

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		NotesAsObs.clear();
		return true;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public Object beforeBodyWrite(Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request, ServerHttpResponse response) {
		if (!type.getSubtype().endsWith("xml") || !NotesAsObs.areShown()) {
			return body;
		}
		// the error response does not contain a note
		NotesAsObs.clear();
		if (request.getMethod() == HttpMethod.GET) {
			// the platform's controllers answer an exception of this module with the status of its class
			InvalidRequestException refused = new InvalidRequestException(XML_ASKED, HttpStatus.NOT_ACCEPTABLE);
			log.info(refused.getMessage(), refused);
			response.setStatusCode(refused.getStatus());
			return RestUtil.wrapErrorResponse(refused, null);
		}
		Object uuid = body instanceof SimpleObject ? ((SimpleObject) body).get("uuid") : null;
		return new SimpleObject().add("uuid", uuid);
	}
}
