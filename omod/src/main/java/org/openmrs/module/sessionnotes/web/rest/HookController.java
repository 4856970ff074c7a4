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

import java.util.ArrayList;
import java.util.List;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.hooks.HookCheck;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.sessionnotes.web.hooks.FilterCheck;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Reports whether each of the module's hooks into the platform currently works. Only administrators who manage modules may
 * read the report.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/hook")
public class HookController extends EndpointController {

	@Autowired
	private HookCheck hooks;

	@Autowired
	private FilterCheck filters;

	@Autowired
	private CurrentRequest currentRequest;

	/**
	 * @return all hooks with their states. At each request, every hook is tested again; a test of a hook leaves no data
	 *         behind.
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject status(HttpServletRequest request, HttpServletResponse response) {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_MODULES);
		List<HookState> states = new ArrayList<>(hooks.check());
		states.addAll(filters.check());
		SimpleObject answer = new SimpleObject().add("intact",
				states.stream().allMatch(state -> state.getFault() == null));
		answer.putAll(ListAnswer.ofAll(states, HookController::view, RestUtil.getRequestContext(request, response)));
		return answer;
	}

	private static SimpleObject view(HookState state) {
		SimpleObject view = new SimpleObject().add("name", state.getName()).add("intact", state.getFault() == null);
		if (state.getFault() != null) {
			view.add("fault", state.getFault().name()).add("message",
					Context.getMessageSourceService().getMessage(state.getFault().getMessageCode()));
		}
		return view;
	}
}
