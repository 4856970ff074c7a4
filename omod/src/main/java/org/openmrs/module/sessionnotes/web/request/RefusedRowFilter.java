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
import java.nio.charset.StandardCharsets;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.diversion.RefusedRows;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tells a FHIR client plainly why its Observation was refused. The guard's error reaches fhir2 from deep within
 * Hibernate, and fhir2 answers such errors as its own failure (500); this one is the client's to mend.
 */
public class RefusedRowFilter implements Filter {

	private static final int UNPROCESSABLE_ENTITY = 422;

	private static final ObjectMapper JSON = new ObjectMapper();

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if ("GET".equals(((HttpServletRequest) request).getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		ContentCachingResponseWrapper held = new ContentCachingResponseWrapper((HttpServletResponse) response);
		RefusedRows.clear();
		try {
			chain.doFilter(request, held);
		} catch (IOException | ServletException | RuntimeException e) {
			if (RefusedRows.reason() == null) {
				throw e;
			}
		} finally {
			if (RefusedRows.reason() != null) {
				answer(held, RefusedRows.reason());
			}
			RefusedRows.clear();
			held.copyBodyToResponse();
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}

	private static void answer(ContentCachingResponseWrapper response, String messageCode) throws IOException {
		ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
		outcome.putArray("issue").addObject().put("severity", "error").put("code", "business-rule").put("diagnostics",
				Context.getMessageSourceService().getMessage(messageCode));
		response.reset();
		response.setStatus(UNPROCESSABLE_ENTITY);
		response.setContentType("application/fhir+json;charset=UTF-8");
		response.getOutputStream().write(JSON.writeValueAsString(outcome).getBytes(StandardCharsets.UTF_8));
	}
}
