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

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.access.PasswordHoldReview;
import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Lists and lifts password holds. Under a password hold, the notes of a user are closed because someone else has set
 * that user's password.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/passwordhold")
public class PasswordHoldController extends EndpointController {

	private static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("user", "action"));

	@Autowired
	private PasswordHoldReview review;

	/**
	 * @return whether the notes of the current user are closed; for a user who may lift holds, also "results" with all users
	 *         whose notes are closed
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject state(HttpServletRequest request, HttpServletResponse response) {
		SimpleObject own = review.own().map(PasswordHoldController::view)
				.orElseGet(() -> new SimpleObject().add("held", false));
		own.putAll(ListAnswer.ofAll(review.closed(), PasswordHoldController::view,
				RestUtil.getRequestContext(request, response)));
		return own;
	}

	/** @param values the request body, which has "user", the uuid of a user, and "action" with the value lift */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject act(@RequestBody SimpleObject values, HttpServletRequest request, HttpServletResponse response) {
		SimpleObject order = ReadBack.order(values, () -> state(request, response), PROPERTIES);
		if (order.isEmpty() && !values.isEmpty()) {
			return state(request, response);
		}
		RequestProperties sent = new RequestProperties(order, PROPERTIES);
		if (!sent.isPresent("user") || !"lift".equals(sent.id("action"))) {
			throw RequestProperties.wrong(sent.isPresent("user") ? "action" : "user");
		}
		review.lift(sent.reference("user"));
		return state(request, response);
	}

	private static SimpleObject view(PasswordHold hold) {
		return new SimpleObject().add("user", ProgressNoteJson.user(hold.getUserUuid()))
				.add("held", hold.isClosed(System.currentTimeMillis()))
				.add("state", hold.getState().name()).add("since", date(hold.getSince()))
				.add("setBy", ProgressNoteJson.user(hold.getSetByUuid()))
				.add("opensAt", hold.getOpensAt() == null ? null : date(hold.getOpensAt()));
	}
}
