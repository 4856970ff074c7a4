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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What holds for every endpoint of the module: nothing is cached, and only JSON changes anything. */
public class NoteEndpointFilter implements Filter {

	private static final List<String> WITH_BODY = Arrays.asList("POST", "PUT", "PATCH");

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest http = (HttpServletRequest) request;
		HttpServletResponse answer = (HttpServletResponse) response;
		answer.setHeader("Cache-Control", "no-store");
		String type = http.getContentType() == null ? "" : http.getContentType().toLowerCase(Locale.ROOT);
		if (WITH_BODY.contains(http.getMethod()) && !type.startsWith("application/json")) {
			answer.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
			return;
		}
		chain.doFilter(request, response);
	}

	@Override
	public void destroy() {
		// nothing to release
	}
}
