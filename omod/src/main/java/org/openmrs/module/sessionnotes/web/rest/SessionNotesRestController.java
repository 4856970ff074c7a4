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

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.v1_0.controller.MainResourceController;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the module's resources under {@code /ws/rest/v1/sessionnotes}. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE)
public class SessionNotesRestController extends MainResourceController {

	public static final String NAMESPACE = RestConstants.VERSION_1 + "/sessionnotes";

	@Override
	public String getNamespace() {
		return NAMESPACE;
	}

	/** Handles an error in the same way as the module's other endpoints do. */
	@ExceptionHandler({HttpMediaTypeNotSupportedException.class, ServletRequestBindingException.class,
			TypeMismatchException.class})
	@ResponseBody
	public SimpleObject notUnderstood(Exception notUnderstood, HttpServletResponse response) {
		return EndpointController.unreadable(response);
	}

	/** Handles an error in the same way as the module's other endpoints do. */
	@ExceptionHandler(SessionNotesException.class)
	@ResponseBody
	public SimpleObject refused(SessionNotesException refused, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		return EndpointController.answer(this, refused, EndpointController.fieldOf(refused), request, response);
	}

	@Override
	@ExceptionHandler(HttpMessageNotReadableException.class)
	@ResponseBody
	public SimpleObject httpMessageNotReadableExceptionHandler(HttpMessageNotReadableException unreadable,
			HttpServletRequest request, HttpServletResponse response) {
		return EndpointController.unreadable(response);
	}
}
