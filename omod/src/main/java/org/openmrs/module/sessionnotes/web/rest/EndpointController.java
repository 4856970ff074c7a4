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
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
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

	/**
	 * Adds to the error response what is wrong in the request, so that a form can show each message at the field with
	 * the error.
	 */
	@ExceptionHandler(SessionNotesException.class)
	@ResponseBody
	public SimpleObject refused(SessionNotesException refused, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		return answer(this, refused, details(refused), request, response);
	}

	/** @return what the error response contains in addition to the message; empty for most errors */
	SimpleObject details(SessionNotesException refused) {
		return fieldOf(refused);
	}

	/**
	 * @return the name of the field that the error is about, with the bound of that field; empty if the error is about
	 *         no field
	 */
	static SimpleObject fieldOf(SessionNotesException refused) {
		SimpleObject details = new SimpleObject();
		if (refused instanceof InvalidRequestException && ((InvalidRequestException) refused).isOfField()) {
			InvalidRequestException invalid = (InvalidRequestException) refused;
			details.add("field", invalid.getField());
			if (invalid.getBound() != null) {
				Bound bound = invalid.getBound();
				details.add("bound", new SimpleObject().add("unit", bound.getUnit().name()).add("least", bound.getLeast())
						.add("most", bound.getMost()));
			}
		}
		return details;
	}

	/**
	 * Writes the response for an error. The platform logs an error without details; a form shows an error with details
	 * at the fields that the details name.
	 */
	static SimpleObject answer(BaseRestController by, SessionNotesException refused, SimpleObject details,
			HttpServletRequest request, HttpServletResponse response) throws Exception {
		SimpleObject answer = details.isEmpty()
				? by.handleException(refused, request, response)
				: RestUtil.wrapErrorResponse(refused, null);
		answer.putAll(details);
		response.setStatus(refused.getStatus().value());
		return answer;
	}

	/** Platform: if Spring can't pass a request to an endpoint, REST answers with a server error. */
	@ExceptionHandler({HttpMediaTypeNotSupportedException.class, ServletRequestBindingException.class,
			TypeMismatchException.class})
	@ResponseBody
	public SimpleObject notUnderstood(Exception notUnderstood, HttpServletResponse response) {
		return unreadable(response);
	}

	/**
	 * Replaces the error message of the parser. The parser's message quotes the text that the parser could not read,
	 * and that text may come from a note.
	 */
	static SimpleObject unreadable(HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		return RestUtil.wrapErrorResponse(new InvalidRequestException("sessionnotes.error.malformedRequest"), null);
	}
}
