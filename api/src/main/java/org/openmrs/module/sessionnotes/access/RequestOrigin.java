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
 * The origin of the web request that this thread serves. On threads that serve no web request, no origin is known.
 * <p>
 * Platform: requests to REST and to the pages of legacyui go through Spring's dispatcher, which makes the request
 * available in Spring. Some requests, such as FHIR requests, are served by a servlet of their own. For requests that a
 * servlet of its own serves, config.xml installs a filter from Spring that makes the request available. If the module
 * is started while the platform is already running, the platform does not use the module's filters until the platform's
 * next start.
 */
final class RequestOrigin {

	/**
	 * The length of the database column for a network address, in characters. A proxy may pass on any text as a network
	 * address. An event must be stored even if the text that a proxy passes on as a network address is too long.
	 */
	private static final int LONGEST_ADDRESS = 100;

	private RequestOrigin() {
	}

	/**
	 * @return the network address from which the connection to this server was made; null if this thread serves no web
	 *         request. This method reads no header, because the client could write anything into a header. Behind a
	 *         proxy, the administrator must configure the web server to take the client's address from the trusted
	 *         proxy (Tomcat: RemoteIpValve).
	 */
	static String address() {
		HttpServletRequest request = request();
		String address = request == null ? null : request.getRemoteAddr();
		return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
	}

	/**
	 * @return the id of the session that the client names; null if there is no such id. The session itself may no
	 *         longer exist.
	 */
	static String sessionId() {
		HttpServletRequest request = request();
		return request == null ? null : request.getRequestedSessionId();
	}

	private static HttpServletRequest request() {
		RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
		return attributes instanceof ServletRequestAttributes ? ((ServletRequestAttributes) attributes).getRequest() : null;
	}
}
