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
 * The origin of the web request that this thread serves. The origin is empty on threads that serve no request.
 * <p>
 * Platform: REST and the pages of legacyui go through Spring's dispatcher, which makes the request available in Spring. Some
 * requests have a servlet of their own (FHIR); for these requests, config.xml installs a filter from Spring that makes the
 * request available. If the module is started at run time, the platform skips the filter until the platform's next start.
 */
final class RequestOrigin {

	/**
	 * The length of the database column for an address, in characters. A proxy may pass on any text as an address, and a long
	 * address must not make an event fail.
	 */
	private static final int LONGEST_ADDRESS = 100;

	private RequestOrigin() {
	}

	/**
	 * @return the address of the other end of the connection, or null. No header is read, because the client could write
	 *         anything into a header. Behind a proxy, the administrator configures the web server to take the address from
	 *         the trusted proxy (Tomcat: RemoteIpValve).
	 */
	static String address() {
		HttpServletRequest request = request();
		String address = request == null ? null : request.getRemoteAddr();
		return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
	}

	/** @return the id of the session that the client names, whether or not the session still exists; or null */
	static String sessionId() {
		HttpServletRequest request = request();
		return request == null ? null : request.getRequestedSessionId();
	}

	private static HttpServletRequest request() {
		RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
		return attributes instanceof ServletRequestAttributes ? ((ServletRequestAttributes) attributes).getRequest() : null;
	}
}
