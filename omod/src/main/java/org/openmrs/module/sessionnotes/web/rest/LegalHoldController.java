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
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.legalhold.LegalHoldService;
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

/** Serves the legal holds on clients, authors and notes. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/legalhold")
public class LegalHoldController extends EndpointController {

	private static final Set<String> NEW = new HashSet<>(
			Arrays.asList("uuid", "target", "targetUuid", "reference", "toldToAuthor"));

	private static final Set<String> RELEASE = Collections.singleton("released");

	/** Lists the open and the released holds, newest first. */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(service().getLegalHolds(), LegalHoldController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/**
	 * @param sent the request body, which has "target", CLIENT, AUTHOR or NOTE; "targetUuid"; "reference", the clinic's own
	 *         reference to the matter; and "toldToAuthor", false if an order forbids telling the author
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	public SimpleObject place(@RequestBody SimpleObject sent) {
		Optional<SimpleObject> shown = find(sent.get("uuid"));
		if (shown.isPresent() && ReadBack.isIn(sent, NEW)) {
			new ReadBack(shown.get()).settable(sent, Collections.emptySet());
			return shown.get();
		}
		RequestProperties values = new RequestProperties(sent, NEW);
		HoldTarget target = values.choice("target", HoldTarget.values());
		String targetUuid = values.reference("targetUuid");
		if (target == null || targetUuid == null || targetUuid.trim().isEmpty()) {
			throw RequestProperties.wrong(target == null ? "target" : "targetUuid");
		}
		boolean told = !values.isPresent("toldToAuthor") || values.flag("toldToAuthor");
		return shown(service().placeLegalHold(values.newUuid(), target, targetUuid, values.text("reference"), told));
	}

	/** @param sent the request body, which has "released" with the value {@code true} */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject release(@PathVariable("uuid") String uuid, @RequestBody SimpleObject sent) {
		SimpleObject release = ReadBack.change(sent, () -> find(uuid).orElseGet(SimpleObject::new), RELEASE);
		if (!new RequestProperties(release, RELEASE).flag("released")) {
			throw RequestProperties.wrong("released");
		}
		return shown(service().releaseLegalHold(uuid));
	}

	private static Optional<SimpleObject> find(Object uuid) {
		return service().getLegalHolds().stream().filter(hold -> hold.getUuid().equals(uuid)).findFirst()
				.map(LegalHoldController::shown);
	}

	private static SimpleObject shown(LegalHold hold) {
		String reference = service().maySeeReference(hold) ? hold.getReference() : null;
		return new SimpleObject().add("uuid", hold.getUuid())
				.add("display", ProgressNoteJson.message("sessionnotes.legalHold.target." + hold.getTarget().name()))
				.add("target", hold.getTarget().name()).add("targetUuid", hold.getTargetUuid())
				.add("subject", subject(hold)).add("reference", reference)
				.add("toldToAuthor", hold.isReasonToldToAuthor()).add("open", hold.getEndedAt() == null)
				.add("by", ProgressNoteJson.user(hold.getBy())).add("date", date(hold.getAt()))
				.add("releasedBy", ProgressNoteJson.user(hold.getEndedBy())).add("dateReleased", date(hold.getEndedAt()));
	}

	/** @return a reference to the client or the author; null for a note, so that nothing tells whether the note exists */
	private static Object subject(LegalHold hold) {
		switch (hold.getTarget()) {
			case CLIENT :
				return Reference.toPatient(hold.getTargetUuid());
			case AUTHOR :
				return ProgressNoteJson.user(hold.getTargetUuid());
			default :
				return null;
		}
	}

	private static LegalHoldService service() {
		return Context.getService(LegalHoldService.class);
	}
}
