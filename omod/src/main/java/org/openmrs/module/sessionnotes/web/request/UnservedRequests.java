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

import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.web.openapi.ApiAddress;
import org.openmrs.module.sessionnotes.web.openapi.ApiDocument;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.Controller;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers requests that are sent to the module's addresses but that no endpoint serves, before the platform looks for
 * an endpoint. The status of the response is 405 with the methods that the address has, or 400 for an unknown value of
 * {@code purge}.
 * <p>
 * Platform: without this class, the platform would send its own error page, with status 200 and a stack trace. In some
 * cases, the platform would instead pass the request to a REST endpoint whose pattern happens to match.
 */
public class UnservedRequests implements HandlerMapping, Ordered {

	private static final String PURGE = "purge";

	private final UrlPathHelper paths = new UrlPathHelper();

	private final ApiDocument document;

	public UnservedRequests(ApiDocument document) {
		this.document = document;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public HandlerExecutionChain getHandler(HttpServletRequest request) {
		return document.find(paths.getLookupPathForRequest(request)).map(address -> answer(address, request)).orElse(null);
	}

	private static HandlerExecutionChain answer(ApiAddress address, HttpServletRequest request) {
		Set<String> methods = address.getMethods();
		if ("OPTIONS".equals(request.getMethod())) {
			return chain((asked, response) -> {
				response.setStatus(HttpServletResponse.SC_NO_CONTENT);
				response.setHeader("Allow", String.join(", ", methods));
				return null;
			});
		}
		if (!methods.contains(request.getMethod())) {
			return chain((asked, response) -> {
				response.setHeader("Allow", String.join(", ", methods));
				ErrorAnswer.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED,
						"sessionnotes.error.methodNotAllowed");
				return null;
			});
		}
		String purge = request.getParameter(PURGE);
		return !"DELETE".equals(request.getMethod()) || purge == null || "true".equals(purge)
				? null
				: chain((asked, response) -> {
					ErrorAnswer.write(response, HttpServletResponse.SC_BAD_REQUEST, "sessionnotes.error.unknown.purge");
					return null;
				});
	}

	/** Creates a chain without interceptors, because the interceptors check only requests that an endpoint serves. */
	private static HandlerExecutionChain chain(Controller controller) {
		return new HandlerExecutionChain(controller);
	}
}
