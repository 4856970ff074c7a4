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
import javax.servlet.http.HttpSession;

import org.openmrs.module.sessionnotes.access.OpenSessions;

/**
 * Ends a web session if the account of the session has changed since the user signed in. The request that ends the
 * session continues without a signed-in user.
 */
final class EndedSessions {

	private static final String LOOKED_AT = EndedSessions.class.getName();

	private EndedSessions() {
	}

	/** Checks the account once per request: either in the filter or in the interceptor, whichever runs first. */
	static void endIfAccountChanged(OpenSessions openSessions, HttpServletRequest request) {
		if (request.getAttribute(LOOKED_AT) != null) {
			return;
		}
		request.setAttribute(LOOKED_AT, true);
		if (openSessions.endIfAccountChanged()) {
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.invalidate();
			}
		}
	}
}
