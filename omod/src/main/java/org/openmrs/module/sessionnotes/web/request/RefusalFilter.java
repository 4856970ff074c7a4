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

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Replaces the platform's response to a request in which a guard of the module refused to save a row. The guard's error
 * comes from deep within Hibernate, and the platform treats that error as an internal failure. This filter holds the
 * response back until the response is complete, because most handlers convert the guard's error into a response.
 */
abstract class RefusalFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HookTrial.reached(this);
		if ("GET".equals(((HttpServletRequest) request).getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		ContentCachingResponseWrapper held = new ContentCachingResponseWrapper((HttpServletResponse) response);
		RefusedRequests.clear();
		try {
			chain.doFilter(request, held);
		} catch (IOException | ServletException | RuntimeException e) {
			if (RefusedRequests.reason() == null) {
				throw e;
			}
		} finally {
			if (RefusedRequests.reason() != null && !response.isCommitted()) {
				held.reset();
				answer(held, Context.getMessageSourceService().getMessage(RefusedRequests.reason()));
			}
			RefusedRequests.clear();
			held.copyBodyToResponse();
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}

	/** Writes the status, the content type, and a body with the message into an empty response. */
	protected abstract void answer(HttpServletResponse response, String message) throws IOException;
}
