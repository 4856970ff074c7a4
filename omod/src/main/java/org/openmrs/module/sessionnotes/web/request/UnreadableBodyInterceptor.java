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
import java.util.Collection;
import java.util.function.Supplier;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Refuses a body with status 415 if no message converter of the platform's endpoint can read the body.
 * <p>
 * Platform: if no message converter can read a body, webservices.rest answers with status 500 and a stack trace.
 */
public class UnreadableBodyInterceptor implements HandlerInterceptor, ApplicationContextAware {

	private Supplier<Collection<RequestMappingHandlerAdapter>> adapters;

	@Override
	public void setApplicationContext(ApplicationContext context) throws BeansException {
		adapters = () -> context.getBeansOfType(RequestMappingHandlerAdapter.class).values();
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
		if (!(handler instanceof HandlerMethod) || isRead((HandlerMethod) handler, request)) {
			return true;
		}
		ErrorAnswer.write(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "sessionnotes.error.notJson");
		return false;
	}

	private boolean isRead(HandlerMethod handler, HttpServletRequest request) {
		for (MethodParameter parameter : handler.getMethodParameters()) {
			boolean read = !parameter.hasParameterAnnotation(RequestBody.class)
					|| isRead(parameter.getParameterType(), request.getContentType());
			boolean sent = parameter.getParameterType() != MultipartFile.class
					|| request instanceof MultipartHttpServletRequest
							&& !((MultipartHttpServletRequest) request).getFileMap().isEmpty();
			if (!read || !sent) {
				return false;
			}
		}
		return true;
	}

	private boolean isRead(Class<?> type, String contentType) {
		try {
			MediaType sent = contentType == null
					? MediaType.APPLICATION_OCTET_STREAM
					: MediaType.parseMediaType(contentType);
			return adapters.get().stream().flatMap(adapter -> adapter.getMessageConverters().stream())
					.anyMatch(reader -> reader.canRead(type, sent));
		} catch (InvalidMediaTypeException e) {
			return false;
		}
	}
}
