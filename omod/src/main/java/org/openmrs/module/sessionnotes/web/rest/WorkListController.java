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

import java.util.Locale;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.sessionnotes.progressnote.WorkItem;
import org.openmrs.module.sessionnotes.progressnote.WorkList;
import org.openmrs.module.sessionnotes.progressnote.WorkPage;
import org.openmrs.module.sessionnotes.progressnote.WorkScope;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Lists unsigned notes, waiting notes, or sessions without a note; the oldest entry comes first. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/progressnote/list")
public class WorkListController extends EndpointController {

	/**
	 * @param kind the kind of list: unsigned, waiting or missing
	 * @param of the therapists whose notes or sessions are listed: me, supervised, all, or the uuid of a therapist's
	 *         user account
	 */
	@RequestMapping(value = "/{kind}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@PathVariable("kind") String kind, @RequestParam(value = "of", defaultValue = "me") String of,
			HttpServletRequest request, HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		WorkPage page = Context.getService(ProgressNoteService.class).getWork(kindOf(kind), whose(of),
				context.getStartIndex(), context.getLimit());
		return ListAnswer.of(page.getItems(), page.getTotal(), WorkListController::shown, context);
	}

	private static WorkList kindOf(String kind) {
		try {
			return WorkList.valueOf(kind.toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.unknownList");
		}
	}

	private static WorkScope whose(String of) {
		switch (of) {
			case "me" :
				return WorkScope.MINE;
			case "supervised" :
				return WorkScope.SUPERVISED;
			case "all" :
				return WorkScope.ALL;
			default :
				return WorkScope.user(of);
		}
	}

	private static SimpleObject shown(WorkItem item) {
		return new SimpleObject().add("progressnote", progressNote(item))
				.add("visit", Reference.toVisit(item.getVisitUuid()))
				.add("patient", ProgressNoteJson.reference(item.getPatientUuid(), item.getPatientName()))
				.add("provider", ProgressNoteJson.reference(item.getProviderUuid(), item.getProviderName()))
				.add("state", item.getState() == null ? null : item.getState().name())
				.add("supervisor",
						ProgressNoteJson.user(item.getSupervisorUuid()))
				.add("problem", SupervisionController.shown(item.getProblem()))
				.add("sessionDate", item.getSessionDay().toString())
				.add("ageInDays", item.getAgeInDays());
	}

	private static Object progressNote(WorkItem item) {
		return item.getState() == null
				? null
				: ProgressNoteJson.reference(item.getEncounterUuid(),
						ProgressNoteJson.message("sessionnotes.progressNote.display", item.getSessionDay().toString(),
								ProgressNoteJson.message(item.getState().getMessageCode())));
	}
}
