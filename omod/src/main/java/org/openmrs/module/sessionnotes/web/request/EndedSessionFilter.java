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

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.OpenSessions;
import org.openmrs.module.sessionnotes.platform.HookTrial;

/**
 * Ends a session if the session's account was retired, or if the password or the person of the account changed. Such a
 * session ends at its next request to any address.
 * <p>
 * Platform: when the module is started at run time, the platform leaves the module's filters out until the next start. Until
 * that next start, {@link SignInInterceptor} ends sessions at requests that go through Spring's dispatcher.
 */
public class EndedSessionFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HookTrial.reached(this);
		if (Context.isSessionOpen() && Context.isAuthenticated()) {
			Context.getRegisteredComponents(OpenSessions.class)
					.forEach(openSessions -> EndedSessions.endIfAccountChanged(openSessions, (HttpServletRequest) request));
		}
		chain.doFilter(request, response);
	}

	@Override
	public void destroy() {
		// nothing to release
	}
}
