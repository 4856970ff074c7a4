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

import static org.openmrs.module.sessionnotes.web.rest.ProgressNoteJson.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.Provider;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.status.ConfirmableStep;
import org.openmrs.module.sessionnotes.status.SetupChecklist;
import org.openmrs.module.sessionnotes.status.SetupStep;
import org.openmrs.module.sessionnotes.status.StaffList;
import org.openmrs.module.sessionnotes.status.StaffMember;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves the checklist for the first setup, and people with their roles, to an administrator. The responses reveal
 * nothing about any note.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/setup")
public class SetupController extends EndpointController {

	private static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("step", "key", "words"));

	@Autowired
	private SetupChecklist checklist;

	@Autowired
	private StaffList staff;

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject steps(HttpServletRequest request, HttpServletResponse response) {
		return steps(RestUtil.getRequestContext(request, response));
	}

	private SimpleObject steps(RequestContext context) {
		List<SetupStep> steps = checklist.getSteps();
		SimpleObject answer = new SimpleObject().add("done", steps.stream().allMatch(SetupStep::isDone)).add("key",
				checklist.getKey());
		answer.putAll(ListAnswer.ofAll(steps, SetupController::shown, context));
		return answer;
	}

	/**
	 * @param sent the request body, which has "step", the code of the step that is done. For the copy of the keyset,
	 *         the body has "key", the name of the newest key. For the backups, the body has "words".
	 * @return the checklist after the step has been confirmed
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject confirm(@RequestBody SimpleObject sent, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		if (!sent.isEmpty() && !sent.containsKey("step")) {
			new ReadBack(shownAs(sent, context)).settable(sent, Collections.emptySet());
			return steps(context);
		}
		RequestProperties confirmation = new RequestProperties(sent, PROPERTIES);
		String code = confirmation.id("step");
		ConfirmableStep step = ConfirmableStep.ofCode(code)
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.setup.step"));
		checklist.confirm(step, confirmation.id("key"), confirmation.text("words"));
		return steps(context);
	}

	/** Returns what the REST client may have read and now sends back: a step, or the whole list. */
	private SimpleObject shownAs(SimpleObject sent, RequestContext context) {
		return sent.containsKey("code")
				? checklist.getSteps().stream().filter(step -> step.getCode().equals(sent.get("code"))).findFirst()
						.map(SetupController::shown).orElseGet(SimpleObject::new)
				: steps(context);
	}

	/** @param search a part of a name; without this parameter, the list has the accounts with a role of this module */
	@RequestMapping(value = "/people", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject people(@RequestParam(value = "q", required = false) String search, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		StaffList.Page page = staff.find(search, context.getStartIndex(), context.getLimit());
		return ListAnswer.of(page.getMembers(), page.getTotal(), SetupController::shown, context);
	}

	private static SimpleObject shown(SetupStep step) {
		DoneStep said = step.getConfirmation();
		return new SimpleObject().add("code", step.getCode()).add("display", ProgressNoteJson.message(step.getNameCode()))
				.add("done", step.isDone())
				.add("detail", ProgressNoteJson.message(step.getDetailCode(), step.getArguments()))
				.add("todo", step.getTodoCode() == null ? null : ProgressNoteJson.message(step.getTodoCode()))
				.add("confirmable", step.isConfirmable())
				.add("words", said == null ? null : said.getWords())
				.add("confirmedBy", said == null ? null : ProgressNoteJson.user(said.getUserUuid()))
				.add("confirmedAt", said == null ? null : date(said.getDoneAt()));
	}

	private static SimpleObject shown(StaffMember member) {
		SimpleObject shown = new SimpleObject().add("user", ProgressNoteJson.user(member.getUserUuid()))
				.add("superuser", member.isSuperuser()).add("roles", member.getRoles())
				.add("privileges", member.getPrivileges()).add("provider", provider(member.getProviderUuid()));
		shown.add("supervisor", member.getSupervision() == null
				? null
				: ProgressNoteJson.user(member.getSupervision().getSupervisorUuid()));
		return shown.add("mode", member.getSupervision() == null ? null : member.getSupervision().getMode().name())
				.add("problems", problems(member));
	}

	private static Object provider(String uuid) {
		Provider provider = uuid == null
				? null
				: ProxyPrivileges.with(() -> Context.getProviderService().getProviderByUuid(uuid),
						PrivilegeConstants.GET_PROVIDERS);
		return provider == null ? null : ProgressNoteJson.reference(uuid, provider.getName());
	}

	private static List<SimpleObject> problems(StaffMember member) {
		List<SimpleObject> problems = new ArrayList<>();
		if (!member.getMissingPrivileges().isEmpty()) {
			problems.add(problem("sessionnotes.people.privilegesMissing", String.join(", ", member.getMissingPrivileges())));
		}
		if (member.isProviderMissing()) {
			problems.add(problem("sessionnotes.people.providerMissing"));
		}
		if (member.getSupervisionProblem() != null) {
			problems.add(problem(member.getSupervisionProblem().getMessageCode()));
		}
		return problems;
	}

	private static SimpleObject problem(String code, Object... arguments) {
		return new SimpleObject().add("code", code).add("message", ProgressNoteJson.message(code, arguments));
	}
}
