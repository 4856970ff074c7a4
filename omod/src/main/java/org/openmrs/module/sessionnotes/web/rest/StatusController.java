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

import java.util.List;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.status.ModuleStatus;
import org.openmrs.module.sessionnotes.status.StatusLine;
import org.openmrs.module.sessionnotes.web.hooks.FilterCheck;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Shows an administrator the state of everything that protects the notes, and what the administrator has to do. No
 * response of this endpoint depends on whether there are notes.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/status")
public class StatusController extends EndpointController {

	@Autowired
	private ModuleStatus status;

	@Autowired
	private FilterCheck filters;

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject status(HttpServletRequest request, HttpServletResponse response) {
		List<StatusLine> lines = status.getLines(filters::check);
		SimpleObject answer = new SimpleObject().add("state", StatusLine.worst(lines).name());
		answer.putAll(ListAnswer.ofAll(lines, StatusController::shown, RestUtil.getRequestContext(request, response)));
		return answer;
	}

	/** Serves the state for monitoring: the response has only states and codes, without words, names or numbers. */
	@RequestMapping(value = "/health", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject health() {
		List<StatusLine> lines = status.getLines(filters::check);
		return new SimpleObject().add("state", StatusLine.worst(lines).name()).add("lines", lines.stream()
				.map(line -> new SimpleObject().add("code", line.getCode()).add("state", line.getState().name()))
				.collect(Collectors.toList()));
	}

	private static SimpleObject shown(StatusLine line) {
		return new SimpleObject().add("code", line.getCode()).add("display", ProgressNoteJson.message(line.getNameCode()))
				.add("state", line.getState().name())
				.add("detail", ProgressNoteJson.message(line.getDetailCode(), line.getArguments()))
				.add("todo", line.getTodoCode() == null ? null : ProgressNoteJson.message(line.getTodoCode()))
				.add("since", date(line.getSince()));
	}
}
