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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.contentguard.ContentGuardService;
import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardFinding;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.domain.contentguard.NoteSide;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Checks the text of one of a session's two notes while the user types. The response has hints about words that belong
 * in the other note. The checked text is not stored.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE)
public class ContentGuardController extends EndpointController {

	private static final Set<String> SENT = new HashSet<>(Arrays.asList("text", "patient", "encounter"));

	/**
	 * @param values the request body, which has "text". The body may also have "patient" and "encounter", for whose
	 *         names the check looks.
	 */
	@RequestMapping(value = "/psychotherapynote/check", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject checkPsychotherapyNote(@RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, SENT);
		return answer(NoteSide.PSYCHOTHERAPY_NOTE, service().checkPsychotherapyNote(text(sent), sent.reference("patient"),
				sent.reference("encounter")));
	}

	/**
	 * @param values the request body, which has "text". The body may also have "patient" and "encounter", for whose
	 *         names the check looks.
	 */
	@RequestMapping(value = "/progressnote/check", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject checkProgressNote(@RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, SENT);
		return answer(NoteSide.PROGRESS_NOTE,
				service().checkProgressNote(text(sent), sent.reference("patient"), sent.reference("encounter")));
	}

	/**
	 * Reads the text without checking its bound. The service knows the bound, which depends on the kind of note to
	 * which the text belongs.
	 */
	private static String text(RequestProperties sent) {
		Object text = sent.scalar("text");
		if (text != null && !(text instanceof String)) {
			throw RequestProperties.wrong("text");
		}
		return SubmittedText.asSubmitted((String) text);
	}

	private static SimpleObject answer(NoteSide side, List<GuardFinding> findings) {
		return new SimpleObject()
				.add("findings", findings.stream().map(ContentGuardController::shown).collect(Collectors.toList()))
				.add("rules", service().getRules().stream().filter(rule -> rule.getSide() == side).map(GuardRule::name)
						.collect(Collectors.toList()));
	}

	private static SimpleObject shown(GuardFinding finding) {
		GuardRule rule = finding.getRule();
		return new SimpleObject().add("rule", rule.name()).add("start", finding.getStart()).add("end", finding.getEnd())
				.add("message", ProgressNoteJson.message(rule.getMessageCode())).add("source", rule.getSource())
				.add("element", rule.getElement().map(ProgressNoteElement::getCode).orElse(null));
	}

	private static ContentGuardService service() {
		return Context.getService(ContentGuardService.class);
	}
}
