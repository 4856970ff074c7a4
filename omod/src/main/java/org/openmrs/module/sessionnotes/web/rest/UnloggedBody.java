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

import java.io.CharConversionException;
import java.io.IOException;

import javax.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.webservices.rest.SimpleObject;

/**
 * Reads, without Spring, a request body that contains a secret. At DEBUG level, Spring would log the first word that
 * Spring cannot parse.
 */
final class UnloggedBody {

	private static final ObjectMapper JSON = new ObjectMapper();

	private UnloggedBody() {
	}

	static SimpleObject of(HttpServletRequest request) throws IOException {
		try {
			SimpleObject body = JSON.readValue(request.getInputStream(), SimpleObject.class);
			if (body != null) {
				return body;
			}
		} catch (JsonProcessingException | CharConversionException e) {
			// the message of the exception quotes the text from the client
		}
		throw new InvalidRequestException("sessionnotes.error.malformedRequest");
	}
}
