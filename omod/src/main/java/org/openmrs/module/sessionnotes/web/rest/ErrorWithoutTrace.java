/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.Map;
import java.util.regex.Pattern;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Removes the stack trace from errors of the module's endpoints. If the module's code took part in an error of a
 * platform endpoint, for example by a refusal, this class also removes that stack trace. The server's log still has the
 * stack trace.
 * <p>
 * Platform: REST adds the stack trace unless the administrator has disabled stack traces
 * ({@code webservices.rest.enableStackTraceDetails}).
 */
@ControllerAdvice
public class ErrorWithoutTrace implements ResponseBodyAdvice<Object> {

	private static final String DETAIL = "detail";

	private static final String OWN = "org.openmrs.module.sessionnotes.";

	/**
	 * Matches the names of the module's classes and packages that surround every action of the platform. Every stack
	 * trace contains names that this pattern matches, whatever caused the error.
	 */
	private static final Pattern AROUND_ALL = Pattern
			.compile(Pattern.quote(OWN) + "(web\\.request\\.|web\\.rest\\.SentOffsets|input\\.SentOffset)");

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return SimpleObject.class.isAssignableFrom(returnType.getParameterType());
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object beforeBodyWrite(Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request, ServerHttpResponse response) {
		Object error = body == null ? null : ((SimpleObject) body).get("error");
		if (error instanceof Map && (isOwn(returnType) || tellsOfOwn((Map<?, ?>) error))) {
			((Map<String, Object>) error).put(DETAIL, "");
		}
		return body;
	}

	private static boolean tellsOfOwn(Map<?, ?> error) {
		return AROUND_ALL.matcher(String.valueOf(error.get(DETAIL))).replaceAll("").contains(OWN);
	}

	private static boolean isOwn(MethodParameter returned) {
		return returned.getContainingClass().getName().startsWith(OWN);
	}
}
