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

import java.nio.charset.StandardCharsets;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Checks the password that a REST client sends again in a header, before the request is processed. If the password is
 * wrong, the request is refused; a correct password is valid only for the request that contains it. This class never
 * requires a password. The services require the password, see {@link Reauthentication}.
 */
public class ReauthenticationInterceptor implements AsyncHandlerInterceptor {

	/** The header with the password, which is encoded as UTF-8. */
	static final String HEADER = "X-Session-Notes-Password";

	private final Reauthentication reauthentication;

	public ReauthenticationInterceptor(Reauthentication reauthentication) {
		this.reauthentication = reauthentication;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		reauthentication.clear();
		String sent = request.getHeader(HEADER);
		// a caller who is not signed in gets the endpoint's own response
		if (sent != null && Context.isAuthenticated()) {
			// web servers read the bytes of a header as ISO 8859-1
			reauthentication.confirm(new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
		reauthentication.clear();
	}

	/**
	 * Clears the result of the password check, because the thread serves other requests next. When the current request
	 * resumes, the header of the current request is checked again.
	 */
	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response, Object handler) {
		reauthentication.clear();
	}
}
