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

import java.util.Collections;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.settingreview.AcceptedSetting;
import org.openmrs.module.sessionnotes.settingreview.AcceptedSetting.AskedState;
import org.openmrs.module.sessionnotes.settingreview.SettingReview;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Shows every author the settings that protect notes. The responses have the values in effect, the values that wait for
 * approval, and all changes with the users who made the changes.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/setting")
public class SettingController extends EndpointController {

	private static final Set<String> PROPERTIES = Collections.singleton("value");

	@Autowired
	private SettingReview review;

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject settings(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(review.getSettings(), SettingController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/** Lists the changes of all settings and of all supervisions, newest first. */
	@RequestMapping(value = "/history", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject history(HttpServletRequest request, HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		return ListAnswer.of(review.getHistory(context.getStartIndex(), context.getLimit()), review.countHistory(),
				SettingController::shown, context);
	}

	/**
	 * @param values the request body, which has "value", the value that the user wants
	 * @return the setting, with the value in force and the value that waits for a second person
	 */
	@RequestMapping(value = "/{name:.+}/propose", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject propose(@PathVariable("name") String name, @RequestBody SimpleObject values) {
		Safeguard safeguard = named(name);
		review.propose(safeguard, new RequestProperties(values, PROPERTIES).text("value"));
		return setting(safeguard);
	}

	/** @param values the request body, which has "value", the waiting value that the user was shown */
	@RequestMapping(value = "/{name:.+}/approve", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject approve(@PathVariable("name") String name, @RequestBody SimpleObject values) {
		return decide(name, values, true);
	}

	/** @param values the request body, which has "value", the waiting value that the user was shown */
	@RequestMapping(value = "/{name:.+}/refuse", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject refuse(@PathVariable("name") String name, @RequestBody SimpleObject values) {
		return decide(name, values, false);
	}

	/** @return the setting after the decision */
	private SimpleObject decide(String name, SimpleObject values, boolean granted) {
		RequestProperties sent = new RequestProperties(values, PROPERTIES);
		if (!sent.isPresent("value")) {
			throw new InvalidRequestException("sessionnotes.error.setting.valueMissing");
		}
		Safeguard safeguard = named(name);
		review.decide(safeguard, sent.text("value"), granted);
		return setting(safeguard);
	}

	private static Safeguard named(String name) {
		return Safeguard.named(name)
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.setting.unknown"));
	}

	private SimpleObject setting(Safeguard safeguard) {
		return review.getSettings().stream().filter(setting -> setting.getSafeguard() == safeguard).findFirst()
				.map(SettingController::shown).orElseThrow(IllegalStateException::new);
	}

	private static SimpleObject shown(AcceptedSetting setting) {
		Safeguard safeguard = setting.getSafeguard();
		SimpleObject shown = new SimpleObject().add("name", safeguard.getName()).add("value", setting.getValue())
				.add("floor", safeguard.getFloor()).add("ceiling", safeguard.getCeiling())
				.add("usual", safeguard.getUsual()).add("setBy", ProgressNoteJson.user(setting.getSetBy()))
				.add("approvedBy", ProgressNoteJson.user(setting.getApprovedBy())).add("setAt", date(setting.getSetAt()));
		return shown.add("waiting", setting.getAskedState() != AskedState.WAITING
				? null
				: new SimpleObject().add("value", setting.getAsked())
						.add("proposedBy", ProgressNoteJson.user(setting.getAskedBy()))
						.add("proposedAt", date(setting.getAskedAt())));
	}

	private static SimpleObject shown(LoggedEvent logged) {
		AccessEvent event = logged.getEvent();
		return new SimpleObject().add("uuid", event.getUuid()).add("display", event.getTypeName())
				.add("type", event.getTypeName())
				.add("change", event.getDetail()).add("user", ProgressNoteJson.user(event.getUserUuid()))
				.add("signedInUser", ProgressNoteJson.user(event.getSignedInUserUuid()))
				.add("when", date(event.getOccurredAt()));
	}
}
