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

import java.util.Arrays;
import java.util.function.Supplier;

import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.springframework.http.HttpStatus;

/**
 * Detects conflicting changes to notes of both kinds (RFC 9110, 8.8.3 and 13.1.1). A response with a note has an
 * {@code ETag}. A request with {@code If-Match} changes nothing if the note has changed since the REST client read the
 * note.
 */
final class EntityTag {

	/** The message code for a header If-Match that does not match the current state of the note. */
	private static final String NOT_AS_READ = "sessionnotes.error.notAsRead";

	private static final String IF_MATCH = "If-Match";

	private final String tag;

	private EntityTag(String tag) {
		this.tag = "\"" + tag + "\"";
	}

	/** @return a tag that represents the steps and the whole content of the note */
	static EntityTag of(ProgressNote note) {
		return new EntityTag(note.getContentDigest() + "-" + note.getSteps().size());
	}

	static EntityTag ofPsychotherapyNote(int version, boolean voided) {
		return new EntityTag(voided ? version + "-voided" : String.valueOf(version));
	}

	static boolean isAskedIn(RequestContext context) {
		return context.getRequest().getHeader(IF_MATCH) != null;
	}

	void show(RequestContext context) {
		HttpServletResponse response = context.getResponse();
		response.setHeader("ETag", tag);
	}

	/** @return the error to send if the note has changed since the REST client read the note */
	static ConflictException changed() {
		return new ConflictException(NOT_AS_READ, HttpStatus.PRECONDITION_FAILED);
	}

	/**
	 * Reports a change by another request during this request in the same way as a change before this request.
	 *
	 * @param messageCode the code of the conflict with which the service reports a change by another request
	 */
	static <T> T unlessChanged(RequestContext context, String messageCode, Supplier<T> change) {
		try {
			return change.get();
		} catch (ConflictException e) {
			throw e.is(messageCode) && isAskedIn(context) ? changed() : e;
		}
	}

	/**
	 * @throws ConflictException (412) if the header If-Match names a state of the note that is not the current state
	 */
	void requireIn(RequestContext context) {
		String asked = Bounded.text(IF_MATCH, Bound.PARAMETER, context.getRequest().getHeader(IF_MATCH));
		if (asked != null && !"*".equals(asked.trim())
				&& Arrays.stream(asked.split(",")).map(String::trim).noneMatch(tag::equals)) {
			throw changed();
		}
	}
}
