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
 * The origin of the web request that this thread serves. It is empty on threads that serve no request.
 * <p>
 * Platform: REST and the pages of legacyui go through Spring's dispatcher, which makes the request available in Spring. For
 * requests with a servlet of their own (FHIR), config.xml makes Spring's filter do the same. If the module is started at run
 * time, the platform skips that filter until the platform's next start.
 */
final class RequestOrigin {

	/** The length of the column. A proxy may pass on any text as an address, and this must not make an event fail. */
	private static final int LONGEST_ADDRESS = 100;

	private RequestOrigin() {
	}

	/**
	 * @return the address of the other end of the connection, or null. No header is read, because the client could write
	 *         anything into it. Behind a proxy, the administrator configures the web server to take the address from the
	 *         trusted proxy (Tomcat: RemoteIpValve).
	 */
	static String address() {
		HttpServletRequest request = request();
		String address = request == null ? null : request.getRemoteAddr();
		return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
	}

	/** @return the session that the client names, whether or not it still exists; or null */
	static String sessionId() {
		HttpServletRequest request = request();
		return request == null ? null : request.getRequestedSessionId();
	}

	private static HttpServletRequest request() {
		RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
		return attributes instanceof ServletRequestAttributes ? ((ServletRequestAttributes) attributes).getRequest() : null;
	}
}
