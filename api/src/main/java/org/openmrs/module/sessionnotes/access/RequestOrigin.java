/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import javax.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is known of the web request that this thread serves; nothing on threads that serve none.
 * <p>
 * Platform: REST and the pages of legacyui go through Spring's dispatcher, which leaves the request with Spring. For
 * what has a servlet of its own (FHIR) config.xml has Spring's filter do the same; after a start of the module at run
 * time the platform leaves that filter out until its next start.
 */
final class RequestOrigin {

	/** As long as the column: a proxy may hand on anything as an address, and no event fails for that. */
	private static final int LONGEST_ADDRESS = 100;

	private RequestOrigin() {
	}

	/**
	 * @return the address of the other end of the connection, or null. No header is read: whoever asks could write into it
	 *         what they like. Where a proxy stands before the server, the administrator has the web server take the address
	 *         from the proxy that they trust (Tomcat: RemoteIpValve).
	 */
	static String address() {
		HttpServletRequest request = request();
		String address = request == null ? null : request.getRemoteAddr();
		return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
	}

	/** @return the session that the client says it has, whether or not there is such a session any more; or null */
	static String sessionId() {
		HttpServletRequest request = request();
		return request == null ? null : request.getRequestedSessionId();
	}

	private static HttpServletRequest request() {
		RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
		return attributes instanceof ServletRequestAttributes ? ((ServletRequestAttributes) attributes).getRequest() : null;
	}
}
