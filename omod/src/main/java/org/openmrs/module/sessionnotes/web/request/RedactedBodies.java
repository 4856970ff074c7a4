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

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import com.thoughtworks.xstream.annotations.XStreamConverter;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.util.SimpleObjectConverter;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Keeps the content of REST requests and responses out of the server's log. Spring's web loggers print the beginning of
 * each body at DEBUG and the whole body at TRACE, including notes and passwords. To print an object, Spring's web
 * loggers call the object's {@code toString()}. This class therefore replaces a body that is a set of properties with
 * an object whose {@code toString()} reveals nothing.
 */
@ControllerAdvice
public class RedactedBodies extends RequestBodyAdviceAdapter implements ResponseBodyAdvice<Object> {

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage input, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) {
		// a new password arrives as a plain map
		return isA(SimpleObject.class, body) || isA(LinkedHashMap.class, body) ? new Unprinted(body) : body;
	}

	@Override
	public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public Object beforeBodyWrite(Object body, MethodParameter returned, MediaType contentType,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request, ServerHttpResponse response) {
		return isA(SimpleObject.class, body) ? new Unprinted(body) : body;
	}

	/** Checks whether a body has exactly the given class, because a subclass may be more than a set of properties. */
	private static boolean isA(Class<?> type, Object body) {
		return body != null && body.getClass() == type;
	}

	/** A set of properties whose {@code toString()} reveals nothing. The XML form of the properties does not change. */
	@XStreamAlias("object")
	@XStreamConverter(SimpleObjectConverter.class)
	private static final class Unprinted extends SimpleObject {

		private static final long serialVersionUID = 1L;

		@SuppressWarnings("unchecked")
		Unprinted(Object properties) {
			putAll((Map<String, Object>) properties);
		}

		@Override
		public String toString() {
			return size() + " properties";
		}
	}
}
