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

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.diversion.RefusedRows;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers plainly where a page of the platform tried to save what a guard of the module refuses. The platform would answer
 * with its page for errors of its own, and a stack trace.
 */
public class RefusedPageFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if ("GET".equals(((HttpServletRequest) request).getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		// held back: Spring hands most errors to a page of its own, and nothing is thrown here
		ContentCachingResponseWrapper held = new ContentCachingResponseWrapper((HttpServletResponse) response);
		RefusedRows.clear();
		try {
			chain.doFilter(request, held);
		} catch (IOException | ServletException | RuntimeException e) {
			if (RefusedRows.reason() == null) {
				throw e;
			}
		} finally {
			if (RefusedRows.reason() != null && !response.isCommitted()) {
				answer(held, RefusedRows.reason());
			}
			RefusedRows.clear();
			held.copyBodyToResponse();
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}

	private static void answer(HttpServletResponse response, String messageCode) throws IOException {
		response.reset();
		response.setStatus(HttpServletResponse.SC_CONFLICT);
		response.setContentType("text/plain;charset=UTF-8");
		response.getOutputStream()
				.write(Context.getMessageSourceService().getMessage(messageCode).getBytes(StandardCharsets.UTF_8));
	}
}
