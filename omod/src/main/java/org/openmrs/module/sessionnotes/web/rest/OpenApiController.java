/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.web.openapi.ApiDocument;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Serves the module's OpenAPI document to any signed-in user. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/openapi")
public class OpenApiController extends EndpointController {

	@Autowired
	private ApiDocument document;

	@RequestMapping(method = RequestMethod.GET)
	public void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!Context.isAuthenticated()) {
			throw new APIAuthenticationException();
		}
		response.setContentType("application/json;charset=UTF-8");
		response.getOutputStream().write(document.toJson(request.getContextPath()).getBytes(StandardCharsets.UTF_8));
		response.flushBuffer();
	}
}
