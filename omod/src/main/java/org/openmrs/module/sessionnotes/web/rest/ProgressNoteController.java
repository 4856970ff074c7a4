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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.TimeBand;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteCheck;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.sessionnotes.progressnote.StepRecord;
import org.openmrs.module.sessionnotes.progressnote.Verification;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/** Performs the steps of a progress note, such as signing, and returns information about the steps. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/progressnote/{uuid}")
public class ProgressNoteController extends EndpointController {

	private static final Set<String> ADDENDUM = new HashSet<>(Arrays.asList("uuid", "text"));

	private static final Set<String> SIGNED = new HashSet<>(
			Arrays.asList(ProgressNoteResource.CONTENT_DIGEST, RequestProperties.DRAFT_REVISION));

	/**
	 * @param values the request body, which has "contentDigest", the digest of the content that the author has seen.
	 *         The body also has the revision of the draft whose text is in that content.
	 */
	@RequestMapping(value = "/sign", method = RequestMethod.POST)
	@ResponseBody
	public Object sign(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values,
			HttpServletRequest request, HttpServletResponse response) {
		RequestProperties sent = new RequestProperties(values, SIGNED);
		Long draftRevision = sent.draftRevision(uuid);
		return after(uuid, sent.id(ProgressNoteResource.CONTENT_DIGEST), seen -> service().sign(uuid, seen, draftRevision),
				request, response);
	}

	/**
	 * @param values the request body, which has "contentDigest", the digest of the content that the supervisor has seen
	 */
	@RequestMapping(value = "/approve", method = RequestMethod.POST)
	@ResponseBody
	public Object approve(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values,
			HttpServletRequest request, HttpServletResponse response) {
		return after(uuid, seen(values), seen -> service().approve(uuid, seen), request, response);
	}

	/**
	 * @param values the request body, which has "contentDigest", the digest of the content that the supervisor has seen
	 */
	@RequestMapping(value = "/cosign", method = RequestMethod.POST)
	@ResponseBody
	public Object cosign(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values,
			HttpServletRequest request, HttpServletResponse response) {
		return after(uuid, seen(values), seen -> service().cosign(uuid, seen), request, response);
	}

	/** @param values the request body, which has "comment", the supervisor's comment to the author */
	@RequestMapping(value = "/return", method = RequestMethod.POST)
	@ResponseBody
	public Object giveBack(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values, HttpServletRequest request,
			HttpServletResponse response) {
		String comment = new RequestProperties(values, Collections.singleton("comment")).text("comment");
		return after(uuid, null, seen -> service().returnToAuthor(uuid, comment), request, response);
	}

	/**
	 * @param values the request body, which has "text" and optionally "uuid"; an addendum with "uuid" that is sent
	 *         twice is added only once
	 */
	@RequestMapping(value = "/addendum", method = RequestMethod.POST)
	@ResponseBody
	public Object addendum(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values, HttpServletRequest request,
			HttpServletResponse response) {
		RequestProperties sent = new RequestProperties(values, ADDENDUM);
		String addendumUuid = sent.id("uuid");
		String text = sent.text("text");
		return after(uuid, null, seen -> service().addAddendum(uuid, addendumUuid, text), request, response);
	}

	/**
	 * Checks a draft. The result of the check has the parts missing for a signature, the hints, other users' changes to
	 * the draft, and the time band.
	 */
	@RequestMapping(value = "/check", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject check(@PathVariable("uuid") String uuid) {
		ProgressNoteCheck check = service().check(uuid);
		return new SimpleObject().add("missing", ProgressNoteJson.findings(check.getMissing()))
				.add("hints", ProgressNoteJson.findings(check.getHints()))
				.add("othersChanges", ProgressNoteJson.othersChanges(check.getOthersChanges()))
				.add("timeBand", check.getTimeBand().map(TimeBand::getCode).orElse(null));
	}

	@RequestMapping(value = "/verify", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject verify(@PathVariable("uuid") String uuid) {
		List<Verification> verifications = service().verify(uuid);
		return new SimpleObject().add("signed", verifications.stream().anyMatch(each -> each.getSignature() != null))
				.add("intact", verifications.stream().allMatch(each -> each.getDifferences().isEmpty()))
				.add("signatures", verifications.stream().map(each -> {
					Map<String, Object> shown = each.getSignature() == null
							? new LinkedHashMap<>()
							: ProgressNoteJson.step(each.getSignature());
					shown.put("differences", each.getDifferences());
					shown.put("reworded", each.getReworded());
					return shown;
				}).collect(Collectors.toList()));
	}

	/**
	 * Lists all steps of a note. The listed steps have the comments on returns and the reasons for voiding, although
	 * these are not part of the record.
	 */
	@RequestMapping(value = "/history", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject history(@PathVariable("uuid") String uuid, HttpServletRequest request,
			HttpServletResponse response) {
		ProgressNote note = service().getNote(uuid)
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE));
		List<Map<String, Object>> steps = new ArrayList<>();
		steps.add(ProgressNoteJson.beginning(note));
		note.getSteps().stream().map(ProgressNoteController::withRemark).forEach(steps::add);
		return ListAnswer.ofAll(steps, step -> {
			SimpleObject shown = new SimpleObject();
			shown.putAll(step);
			return shown;
		}, RestUtil.getRequestContext(request, response));
	}

	/**
	 * Returns the content that was signed before the note was last returned to the author, under the headings of a
	 * format. For a user who may not see the comment on the return, the content is null.
	 */
	@RequestMapping(value = "/returned", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject returned(@PathVariable("uuid") String uuid, HttpServletRequest request,
			HttpServletResponse response) {
		ProgressNoteFormat format = ProgressNoteResource.asked(RestUtil.getRequestContext(request, response));
		Optional<ProgressNote> returned = service().getReturned(uuid);
		return new SimpleObject().add("format", format.getCode())
				.add("content", returned.map(ProgressNoteJson::content).orElse(null))
				.add("sections", returned.map(note -> ProgressNoteJson.byHeading(note, format)).orElse(null));
	}

	private static Map<String, Object> withRemark(StepRecord step) {
		Map<String, Object> shown = ProgressNoteJson.step(step);
		// comments and reasons have the same property names as in requests
		shown.put("comment", step.getStep() == ProgressNoteStep.RETURNED ? step.getRemark() : null);
		shown.put("reason", step.getStep() == ProgressNoteStep.RETURNED ? null : step.getRemark());
		return shown;
	}

	/** Lists, in the error response, everything that is still missing for a signature. */
	@Override
	SimpleObject details(SessionNotesException refused) {
		SimpleObject details = super.details(refused);
		if (refused instanceof InvalidRequestException && ((InvalidRequestException) refused).getMissing() != null) {
			details.add("missing", ProgressNoteJson.findings(((InvalidRequestException) refused).getMissing()));
		}
		return details;
	}

	private static String seen(SimpleObject values) {
		return new RequestProperties(values, Collections.singleton(ProgressNoteResource.CONTENT_DIGEST))
				.id(ProgressNoteResource.CONTENT_DIGEST);
	}

	/**
	 * @param sent the digest of the content that the user has seen; null if the request may name the digest in the header
	 *        If-Match
	 */
	private static Object after(String uuid, String sent, Function<String, ProgressNote> step, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		ProgressNoteFormat format = ProgressNoteResource.asked(context);
		String read = ProgressNoteResource.requireAsRead(uuid, context);
		return ProgressNoteResource.shown(
				ProgressNoteResource.unlessChanged(context, () -> step.apply(sent == null ? read : sent)), format, context);
	}

	private static ProgressNoteService service() {
		return Context.getService(ProgressNoteService.class);
	}
}
