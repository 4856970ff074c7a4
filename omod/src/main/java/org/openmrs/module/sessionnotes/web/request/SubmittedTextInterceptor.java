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

import java.util.Locale;

import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps the original text of a request available even if other modules' filters change the text. This interceptor does
 * not change the request for any other code.
 * <p>
 * Platform: an interceptor runs after all filters, regardless of the order in which the modules were started. An interceptor
 * also works after the module is started at run time, when the platform leaves out the module's filters.
 */
public class SubmittedTextInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		ServletRequestWrapper lowest = lowestWrapper(request);
		RepeatableRequest kept = RepeatableRequest.in(request);
		if (kept != null && isTextual(request)) {
			SubmittedText.restoreWith(new TextRestorer(kept, request));
		} else if (lowest != null && isTextual(request)) {
			RepeatableRequest sent = new RepeatableRequest((HttpServletRequest) lowest.getRequest());
			lowest.setRequest(sent);
			SubmittedText.restoreWith(new TextRestorer(sent, request));
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
		SubmittedText.clear();
	}

	/**
	 * @return the innermost wrapper, which wraps the request that the server received; null if that request has no wrapper
	 */
	private static ServletRequestWrapper lowestWrapper(ServletRequest request) {
		ServletRequestWrapper lowest = null;
		for (ServletRequest inner = request; inner instanceof ServletRequestWrapper; inner = lowest.getRequest()) {
			lowest = (ServletRequestWrapper) inner;
		}
		return lowest;
	}

	private static boolean isTextual(HttpServletRequest request) {
		String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
		return type.contains("json") || type.startsWith("application/x-www-form-urlencoded");
	}
}
