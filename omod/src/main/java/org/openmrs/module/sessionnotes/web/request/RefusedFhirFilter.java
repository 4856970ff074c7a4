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

import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.diversion.FhirCodings;

/**
 * Refuses FHIR resources in which any coding belongs to a restricted concept, and gives the FHIR client the reason. Without
 * this filter, fhir2 answers with status 500 and gives no reason.
 */
public class RefusedFhirFilter extends RefusalFilter {

	private static final int UNPROCESSABLE_ENTITY = 422;

	private static final ObjectMapper JSON = new ObjectMapper();

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		RepeatableRequest sent = RepeatableRequest.in(request);
		if (sent != null
				&& Context.getRegisteredComponents(FhirCodings.class).get(0).nameRestrictedConcept(sent.getPlainBody())) {
			answer((HttpServletResponse) response,
					Context.getMessageSourceService().getMessage("sessionnotes.error.obs.wrongDoor"));
		} else {
			super.doFilter(request, response, chain);
		}
	}

	@Override
	protected void answer(HttpServletResponse response, String message) throws IOException {
		ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
		outcome.putArray("issue").addObject().put("severity", "error").put("code", "business-rule").put("diagnostics",
				message);
		response.setStatus(UNPROCESSABLE_ENTITY);
		response.setContentType("application/fhir+json;charset=UTF-8");
		response.getOutputStream().write(JSON.writeValueAsString(outcome).getBytes(StandardCharsets.UTF_8));
	}
}
