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
import java.util.List;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ReadingsOfRequest;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the log that a text was read but not returned, because the response became an error after the reading. For
 * example, the response becomes an error if a view fails or a representation does not exist. If access is refused
 * after the note was read, the response becomes an error.
 */
public class AnswerFilter implements Filter {

	private static final Logger log = LoggerFactory.getLogger(AnswerFilter.class);

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HookTrial.reached(this);
		ReadingsOfRequest.begin();
		boolean completed = false;
		try {
			chain.doFilter(request, response);
			completed = true;
		} finally {
			// a text that was already on its way to the client was returned
			end((completed || response.isCommitted()) && !isError(response));
		}
	}

	private static boolean isError(ServletResponse response) {
		return response instanceof HttpServletResponse
				&& ((HttpServletResponse) response).getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
	}

	private static void end(boolean answered) {
		List<ReadingsOfRequest.Reading> readings = ReadingsOfRequest.end();
		if (answered || readings.isEmpty()) {
			return;
		}
		try {
			Context.getRegisteredComponents(AccessLog.class).get(0).notAnswered(readings);
		} catch (RuntimeException e) {
			// the client still gets the original error
			log.error("That {} readings were not answered could not be added to the log", readings.size(), e);
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}
}
