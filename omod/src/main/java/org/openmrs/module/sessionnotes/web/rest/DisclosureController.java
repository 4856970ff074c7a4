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

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.disclosure.DisclosedFile;
import org.openmrs.module.sessionnotes.disclosure.DisclosureService;
import org.openmrs.module.sessionnotes.disclosure.DisclosureUse;
import org.openmrs.module.sessionnotes.disclosure.FilePreview;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLimits;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;
import org.openmrs.module.sessionnotes.domain.disclosure.RuleField;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Serves disclosures of psychotherapy notes. The author makes disclosures, a privacy officer records legal orders, and users
 * approve, revoke and list disclosures. Making or approving a disclosure requires re-authentication with the header
 * {@code X-Session-Notes-Password}.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/disclosure")
public class DisclosureController extends EndpointController {

	/**
	 * @param list the list to show: the disclosures of the user's own notes, the disclosures that the user made, only
	 *         those of other authors' notes, or the disclosures to the user. "emergency" lists the emergency readings
	 *         on which the user may decide. A user who records or approves orders may also list all disclosures, or only
	 *         the emergency readings that no one has reviewed.
	 * @param state the stage of the disclosures: "proposed", "open", "current" for both of these, or "over"
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "list", defaultValue = "ofMyNotes") String list,
			@RequestParam(value = "state", required = false) String state, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext page = RestUtil.getRequestContext(request, response);
		List<Disclosure> found = found(list, state, page.getStartIndex(), page.getLimit() + 1);
		Map<String, DisclosureUse> uses = service().getUses(found);
		return ListAnswer.of(found, disclosure -> shown(disclosure, uses), page);
	}

	private static List<Disclosure> found(String list, String state, int startIndex, int limit) {
		DisclosureStage stage = stage(state);
		switch (list) {
			case "ofMyNotes" :
				return service().getDisclosuresOfMyNotes(stage, startIndex, limit);
			case "made" :
				return service().getDisclosuresMadeByMe(stage, startIndex, limit);
			case "madeForOthers" :
				return service().getDisclosuresMadeForOthers(stage, startIndex, limit);
			case "toMe" :
				return service().getDisclosuresToMe(stage, startIndex, limit);
			case "all" :
				return service().getDisclosures(stage, startIndex, limit);
			default :
				return ofEmergencies(list, stage, startIndex, limit);
		}
	}

	/** Lists emergency readings, which are all at the same stage. */
	private static List<Disclosure> ofEmergencies(String list, DisclosureStage stage, int startIndex, int limit) {
		if (!"toReview".equals(list) && !"emergency".equals(list)) {
			throw RequestProperties.wrong("list");
		}
		if (stage != null) {
			throw RequestProperties.wrong("state");
		}
		return "toReview".equals(list)
				? service().getDisclosuresToReview(startIndex, limit)
				: service().getEmergenciesToDecide(startIndex, limit);
	}

	private static DisclosureStage stage(String state) {
		if (state == null) {
			return null;
		}
		return Arrays.stream(DisclosureStage.values())
				.filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(state)).findFirst()
				.orElseThrow(() -> RequestProperties.wrong("state"));
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get(@PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
		Disclosure disclosure = service().getDisclosure(uuid)
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(), entire(disclosure));
	}

	private static SimpleObject entire(Disclosure disclosure) {
		boolean received = disclosure.getRevocation() != null && disclosure.getRevocation().getReceivedAt() != null;
		SimpleObject shown = shown(disclosure, service().getUses(Collections.singletonList(disclosure)));
		service().getNotesRead(disclosure.getUuid()).ifPresent(read -> shown.add("notesRead",
				read.stream().map(DisclosureViews::of).collect(Collectors.toList())));
		return received
				? shown.add("givenOutSinceReceipt", service().getGivenOutSinceReceipt(disclosure.getUuid()))
				: shown;
	}

	/** Shows the use of a disclosure as far as the user may know, because the use may tell whether there are notes. */
	private static SimpleObject shown(Disclosure disclosure, Map<String, DisclosureUse> uses) {
		DisclosureUse use = uses.get(disclosure.getUuid());
		return use == null ? shown(disclosure) : DisclosureViews.withUse(shown(disclosure), use);
	}

	/** Lists, without text, the notes that a disclosure currently opens to the user. */
	@RequestMapping(value = "/{uuid}/note", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject notes(@PathVariable("uuid") String uuid, HttpServletRequest request,
			HttpServletResponse response) {
		return ListAnswer.ofAll(service().getDisclosedNotes(uuid), DisclosureController::shown,
				RestUtil.getRequestContext(request, response));
	}

	private static SimpleObject shown(NoteHeader note) {
		return new SimpleObject().add("uuid", note.getUuid())
				.add("display", DisclosureViews.text(note.getKind().getMessageCode()))
				.add("patient", Reference.toPatient(note.getPatientUuid()))
				.add("sessionDate", ProgressNoteJson.day(note.getSessionDate())).add("version", note.getCurrentVersion())
				.add("voided", note.isVoided());
	}

	/**
	 * @param values the properties of the disclosure. If the request has "uuid", sending the request twice makes only
	 *         one disclosure. "basis" is the legal basis. The notes are given by "note", or by "patient" with "from"
	 *         and "to". "author" names the author of the notes if the author is not the current user. "recipient" has
	 *         "user", or "name" and "address". "evidence" has a value for each element of the evidence. Further
	 *         properties are "start", "end", "purpose" and "tellAuthorFrom". "parts" or "excerpt" limits the disclosure
	 *         to less than the whole of each note.
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	@ResponseStatus(HttpStatus.CREATED)
	public SimpleObject make(@RequestBody SimpleObject values) {
		if (values.get("uuid") instanceof String && ReadBack.isIn(values, DisclosureViews.PROPERTIES)) {
			return unchanged((String) values.get("uuid"), values);
		}
		return entire(service().make(DisclosureViews.asked(values)));
	}

	/**
	 * Returns the existing disclosure, instead of making a second one, if the REST client sends back a disclosure that
	 * the REST client has read. The content of a disclosure never changes.
	 */
	private static SimpleObject unchanged(String uuid, SimpleObject values) {
		Disclosure disclosure = service().getDisclosure(Bounded.text("uuid", Bound.CODE, uuid))
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		// lists shorten texts and mark shortened entries as abridged
		SimpleObject read = entire(Boolean.TRUE.equals(values.get("abridged"))
				? disclosure.abridged(DisclosureLimits.WORDS_IN_LIST)
				: disclosure);
		new ReadBack(read).settable(values, Collections.emptySet());
		return entire(disclosure);
	}

	@RequestMapping(value = "/{uuid}/approve", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject approve(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values) {
		requireNothing(values);
		return shown(service().decide(uuid, true));
	}

	/** @param values the request body, which may be empty or have "reason" */
	@RequestMapping(value = "/{uuid}/refuse", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject refuse(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values) {
		return shown(service().refuse(uuid, new RequestProperties(values, Collections.singleton("reason")).text("reason")));
	}

	/**
	 * Extends a disclosure to notes that came into the scope of the disclosure after the disclosure was made. The user
	 * who made the disclosure must confirm the extension. For a legal order, a second person must also confirm the
	 * extension afterward. The confirmation requires re-authentication.
	 */
	@RequestMapping(value = "/{uuid}/confirm", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject confirm(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values) {
		requireNothing(values);
		return shown(service().confirm(uuid));
	}

	/**
	 * @param values the request body, which may be empty. If the patient has revoked the authorization, the body has
	 *         "byClient": true, and "receivedOn" and "document" describe the patient's letter.
	 */
	@RequestMapping(value = "/{uuid}/revoke", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject revoke(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, DisclosureViews.REVOCATION);
		Long receivedOn = DisclosureViews.beginning(sent, "receivedOn");
		String document = sent.text("document");
		if (receivedOn == null && document == null) {
			return shown(service().revoke(uuid, sent.flag("byClient")));
		}
		if (!sent.flag("byClient")) {
			throw RequestProperties.wrong("byClient");
		}
		return shown(service().revokeForClient(uuid, receivedOn, document)).add("givenOutSinceReceipt",
				service().getGivenOutSinceReceipt(uuid));
	}

	/**
	 * Records the review of an emergency reading. The review requires re-authentication.
	 *
	 * @param values the request body, which has "justified", with the value {@code true} or {@code false}, and
	 *         "comment"
	 */
	@RequestMapping(value = "/{uuid}/review", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject review(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, DisclosureViews.REVIEW);
		if (!sent.isPresent("justified")) {
			throw RequestProperties.wrong("justified");
		}
		return shown(service().review(uuid, sent.flag("justified"), sent.text("comment")));
	}

	/**
	 * Sends to the user the file that is meant for an external recipient. The file for an external recipient is a PDF
	 * that is created only once.
	 */
	@RequestMapping(value = "/{uuid}/file", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject file(@PathVariable("uuid") String uuid, @RequestBody(required = false) SimpleObject values,
			HttpServletResponse response) throws IOException {
		requireNothing(values);
		DisclosedFile file = service().makeFile(uuid);
		response.setHeader("X-Session-Notes-SHA-256", file.getDigest());
		return FileResponse.write(response, "application/pdf", file.getName(), file.getContent());
	}

	/**
	 * Shows the author the notes as the file for an external recipient will hold them. Nothing is recorded as released:
	 * the log records that the author opened each note.
	 */
	@RequestMapping(value = "/{uuid}/preview", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject preview(@PathVariable("uuid") String uuid, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext page = RestUtil.getRequestContext(request, response);
		FilePreview preview = service().previewFile(uuid, page.getStartIndex(), page.getLimit());
		return ListAnswer.of(preview.getNotes(), preview.getCount(), DisclosureViews::of, page);
	}

	/** Lists, in the error response, everything that is missing from the request or wrong in the request. */
	@Override
	SimpleObject details(SessionNotesException refused) {
		SimpleObject details = super.details(refused);
		if (refused.getFindings() != null) {
			details.add("findings", refused.getFindings().stream()
					.map(code -> new SimpleObject().add("code", code).add("message", DisclosureViews.text(code))
							.add("field", RuleField.of(code)))
					.collect(Collectors.toList()));
		}
		return details;
	}

	private static void requireNothing(SimpleObject values) {
		new RequestProperties(values, Collections.emptySet());
	}

	private static SimpleObject shown(Disclosure disclosure) {
		return DisclosureViews.of(disclosure, !disclosure.getRecipient().isUser(Context.getAuthenticatedUser().getUuid()));
	}

	private static DisclosureService service() {
		return Context.getService(DisclosureService.class);
	}
}
