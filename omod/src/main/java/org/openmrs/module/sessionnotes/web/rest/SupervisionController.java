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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.sessionnotes.progressnote.Supervision;
import org.openmrs.module.sessionnotes.progressnote.SupervisionProblem;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Serves the supervisions. A supervision has a therapist, a supervisor and a mode. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/supervision")
public class SupervisionController extends EndpointController {

	private static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("therapist", "supervisor", "mode"));

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(service().getSupervisions(), SupervisionController::shown,
				RestUtil.getRequestContext(request, response));
	}

	private static SimpleObject shown(Supervision supervision) {
		return new SimpleObject().add("therapist", ProgressNoteJson.user(supervision.getTherapistUuid()))
				.add("supervisor", ProgressNoteJson.user(supervision.getSupervisorUuid()))
				.add("mode", supervision.getMode().name())
				.add("problem", shown(service().getProblem(supervision).orElse(null)));
	}

	/**
	 * @return the problem that prevents a supervision from working, in the form that a page shows; null if there is no
	 *         problem
	 */
	static SimpleObject shown(SupervisionProblem problem) {
		return problem == null
				? null
				: new SimpleObject().add("code", problem.getMessageCode()).add("message",
						ProgressNoteJson.message(problem.getMessageCode()));
	}

	/**
	 * @param values the request body, which has "therapist" and "supervisor", the uuids of users, and "mode". If the
	 *         therapist already has a supervisor, properties that the REST client leaves out keep their values.
	 * @return the supervision after the change
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject save(@RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(complete(values), PROPERTIES);
		PROPERTIES.forEach(property -> {
			if (!sent.isPresent(property)) {
				throw RequestProperties.wrong(property);
			}
		});
		String therapist = sent.reference("therapist");
		service().saveSupervision(new Supervision(therapist, sent.reference("supervisor"),
				sent.choice("mode", SupervisionMode.values())));
		return find(therapist).map(SupervisionController::shown).orElseThrow(IllegalStateException::new);
	}

	/**
	 * @return the settable properties; a property that the REST client left out has its current value. If the REST
	 *         client sends a reference to a supervision, the reference identifies only the therapist.
	 */
	private static SimpleObject complete(SimpleObject values) {
		Optional<SimpleObject> before = find(RequestProperties.reference("therapist", values.get("therapist")))
				.map(SupervisionController::shown);
		SimpleObject complete = before.map(ReadBack::new).orElseGet(ReadBack::ofNothing).settable(values, PROPERTIES);
		before.ifPresent(shown -> PROPERTIES.stream().filter(property -> !complete.containsKey(property))
				.forEach(property -> complete.put(property, shown.get(property))));
		return complete;
	}

	private static Optional<Supervision> find(String therapistUuid) {
		return service().getSupervisions().stream().filter(each -> each.getTherapistUuid().equals(therapistUuid))
				.findFirst();
	}

	@RequestMapping(value = "/{therapist}", method = RequestMethod.DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void end(@PathVariable("therapist") String therapistUuid) {
		service().endSupervision(therapistUuid);
	}

	private static ProgressNoteService service() {
		return Context.getService(ProgressNoteService.class);
	}
}
