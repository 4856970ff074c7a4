/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.filter;

import java.io.IOException;
import java.util.Locale;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Keeps what was sent within reach, beneath whatever other modules' filters make of it, whether they stand before or
 * behind this one. It changes nothing of the request for anybody else.
 */
public class SubmittedTextFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!isTextual((HttpServletRequest) request)) {
			chain.doFilter(request, response);
			return;
		}
		HttpServletRequest outermost = (HttpServletRequest) request;
		RepeatableRequest sent = putBeneath(outermost);
		HttpServletRequest passedOn = sent.getRequest() == outermost ? sent : outermost;
		SubmittedText.restoreWith(new TextRestorer(sent, () -> handedOn(passedOn)));
		try {
			chain.doFilter(passedOn, response);
		} finally {
			SubmittedText.clear();
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}

	private static boolean isTextual(HttpServletRequest request) {
		String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
		return type.contains("json") || type.startsWith("application/x-www-form-urlencoded");
	}

	/** Filters behind this one wrap the request again; what the platform's dispatcher got is what counts. */
	private static HttpServletRequest handedOn(HttpServletRequest passedOn) {
		RequestAttributes dispatched = RequestContextHolder.getRequestAttributes();
		return dispatched instanceof ServletRequestAttributes
				? ((ServletRequestAttributes) dispatched).getRequest()
				: passedOn;
	}

	/** Puts a repeatable request around the innermost one, beneath the wrappers of filters that came first. */
	private static RepeatableRequest putBeneath(HttpServletRequest outermost) {
		ServletRequestWrapper lowest = null;
		ServletRequest innermost = outermost;
		while (innermost instanceof ServletRequestWrapper) {
			lowest = (ServletRequestWrapper) innermost;
			innermost = lowest.getRequest();
		}
		RepeatableRequest sent = new RepeatableRequest((HttpServletRequest) innermost);
		if (lowest != null) {
			lowest.setRequest(sent);
		}
		return sent;
	}
}
