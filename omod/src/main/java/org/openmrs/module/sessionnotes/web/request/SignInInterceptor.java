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

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.OpenSessions;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reports that a user has signed in when the user's session makes its first request, to whatever address. This
 * interceptor also ends sessions, see {@link EndedSessionFilter}.
 */
public class SignInInterceptor implements HandlerInterceptor {

	/** The name of the attribute that marks a session if no one was signed in at the session's last request. */
	private static final String NOBODYS = SignInInterceptor.class.getName() + ".nobodys";

	private final PasswordResetHolds passwordResetHolds;

	private final OpenSessions openSessions;

	public SignInInterceptor(PasswordResetHolds passwordResetHolds, OpenSessions openSessions) {
		this.passwordResetHolds = passwordResetHolds;
		this.openSessions = openSessions;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		EndedSessions.endIfAccountChanged(openSessions, request);
		passwordResetHolds.signedIn();
		takeNewSessionId(request);
		return true;
	}

	/**
	 * Gives a session a new identifier if the session was already open before a user signed in. A session identifier
	 * that an attacker planted before the sign-in is therefore useless.
	 * <p>
	 * Platform: the sign-in page gives the session a new identifier, but webservices.rest does not. Source: OWASP ASVS 5.0
	 * 7.2.4.
	 */
	private static void takeNewSessionId(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return;
		}
		if (!Context.isAuthenticated()) {
			session.setAttribute(NOBODYS, true);
		} else if (session.getAttribute(NOBODYS) != null) {
			session.removeAttribute(NOBODYS);
			request.changeSessionId();
		}
	}
}
