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

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.psychotherapynote.PsychotherapyNoteService;
import org.openmrs.module.sessionnotes.psychotherapynote.RetainedNote;
import org.openmrs.module.sessionnotes.psychotherapynote.RetainedPage;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Lists retained notes: notes whose patient or author no longer exists. Users see their own retained notes. A user who
 * is responsible for the access log sees all retained notes. The list of retained notes has no note text.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/retainednote")
public class RetainedNoteController extends EndpointController {

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(HttpServletRequest request, HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		try {
			RetainedPage page = Context.getService(PsychotherapyNoteService.class)
					.getRetainedNotes(context.getStartIndex(), context.getLimit());
			return ListAnswer.of(page.getNotes(), page.getTotal(), RetainedNoteController::shown, context);
		} catch (APIAuthenticationException e) {
			if (!Context.isAuthenticated()) {
				throw e;
			}
			// a user who may not use the feature gets an empty list, as for every list of notes
			return new SimpleObject().add("results", new Object[0]).add("totalCount", 0);
		}
	}

	private static SimpleObject shown(RetainedNote note) {
		return new SimpleObject().add("uuid", note.getUuid())
				.add("display", ProgressNoteJson.message("sessionnotes.reference.note"))
				.add("author", ProgressNoteJson.user(note.getAuthorUuid()))
				.add("sessionDate", ProgressNoteJson.day(note.getSessionDate()))
				.add("voided", note.isVoided()).add("reason", note.getReason().name());
	}
}
