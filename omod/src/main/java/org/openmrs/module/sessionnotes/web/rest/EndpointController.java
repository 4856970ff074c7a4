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

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.input.OutOfBoundsException;
import org.openmrs.module.sessionnotes.psychotherapynote.InvalidNoteException;
import org.openmrs.module.sessionnotes.web.request.UnknownNameException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.v1_0.controller.BaseRestController;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The common parts of all REST endpoints that are not resources. Platform: Spring finds the handlers of public classes only.
 */
public abstract class EndpointController extends BaseRestController {

	@Override
	@ExceptionHandler(HttpMessageNotReadableException.class)
	@ResponseBody
	public SimpleObject httpMessageNotReadableExceptionHandler(HttpMessageNotReadableException unreadable,
			HttpServletRequest request, HttpServletResponse response) {
		return unreadable(response);
	}

	/** Names the value and its bound in the error response, so that a form can show the message at its field. */
	@ExceptionHandler(OutOfBoundsException.class)
	@ResponseBody
	public SimpleObject outOfBounds(OutOfBoundsException refused, HttpServletResponse response) {
		return bounded(refused, response);
	}

	/** Names in the error response the property that can't be set or requested. */
	@ExceptionHandler(UnknownNameException.class)
	@ResponseBody
	public SimpleObject unknownName(UnknownNameException refused, HttpServletResponse response) {
		return named(refused, response);
	}

	static SimpleObject named(UnknownNameException refused, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		return RestUtil.wrapErrorResponse(refused, null).add("field", refused.getName());
	}

	static SimpleObject bounded(OutOfBoundsException refused, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		Bound bound = refused.getBound();
		return RestUtil.wrapErrorResponse(refused, null).add("field", refused.getField()).add("bound",
				new SimpleObject().add("unit", bound.getUnit().name()).add("least", bound.getLeast()).add("most",
						bound.getMost()));
	}

	/** Platform: if Spring can't pass a request to an endpoint, REST answers with a server error. */
	@ExceptionHandler({HttpMediaTypeNotSupportedException.class, ServletRequestBindingException.class,
			TypeMismatchException.class})
	@ResponseBody
	public SimpleObject notUnderstood(Exception notUnderstood, HttpServletResponse response) {
		return unreadable(response);
	}

	/**
	 * Replaces the message of the parser. The parser's message quotes the text that the parser could not read, and that text
	 * may come from a note.
	 */
	static SimpleObject unreadable(HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		return RestUtil.wrapErrorResponse(new InvalidNoteException("sessionnotes.error.malformedRequest"), null);
	}
}
