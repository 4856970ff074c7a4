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

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.document.DocumentService;
import org.openmrs.module.sessionnotes.document.OpenedDocument;
import org.openmrs.module.sessionnotes.document.StoredDocument;
import org.openmrs.module.sessionnotes.domain.document.ClientDocument;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.webservices.rest.SimpleObject;
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

/** Serves the signed papers and scans of clients. A paper has no title and no file name, because either may tell too much. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/document")
public class DocumentController extends EndpointController {

	private static final Set<String> NEW = new HashSet<>(Arrays.asList("uuid", "patient", "kind", "date", "content"));

	private static final Set<String> SETTABLE = Collections.singleton("lastEffect");

	/** @param patient the uuid of the client */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "patient", required = false) String patient,
			HttpServletRequest request, HttpServletResponse response) {
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		return ListAnswer.ofAll(service().getDocuments(patient), DocumentController::shown,
				RestUtil.getRequestContext(request, response));
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get(@PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(),
				shown(service().getDocument(uuid)));
	}

	/** Sends the file, which browsers save and never show within a page of the server. */
	@RequestMapping(value = "/{uuid}/content", method = RequestMethod.GET)
	public void content(@PathVariable("uuid") String uuid, HttpServletResponse response) throws IOException {
		OpenedDocument opened = service().openDocument(uuid);
		ClientDocument facts = opened.getDocument().getFacts();
		FileResponse.write(response, facts.getType().getMediaType(),
				"document-" + facts.getUuid() + "." + facts.getType().getExtension(), opened.getFile());
	}

	/**
	 * Adds a paper. The request has "patient", "kind", "date", the day on which the paper was written, and "content", the
	 * file in Base64. If the request also has "uuid", sending the request twice adds one paper. If the REST client sends back a
	 * paper that it has read, the answer is that paper.
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	public SimpleObject add(HttpServletRequest request) throws IOException {
		SimpleObject values = UnloggedBody.of(request);
		if (values.get("uuid") instanceof String && !values.containsKey("content")) {
			SimpleObject shown = shown(service().getDocument((String) values.get("uuid")));
			new ReadBack(shown).settable(values, Collections.emptySet());
			return shown;
		}
		RequestProperties sent = new RequestProperties(values, NEW);
		String patient = sent.reference("patient");
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		return shown(service().addDocument(sent.newUuid(), patient, kind(sent.id("kind")), day(sent, "date"), file(sent)));
	}

	private static DocumentKind kind(String name) {
		return Arrays.stream(DocumentKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.document.kind", "kind", null));
	}

	private static byte[] file(RequestProperties sent) {
		Object content = sent.scalar("content");
		try {
			if (content instanceof String) {
				return Base64.getDecoder().decode((String) content);
			}
		} catch (IllegalArgumentException e) {
			// the message of the exception quotes the file
		}
		throw new InvalidRequestException("sessionnotes.error.document.content", "content", null);
	}

	private static LocalDate day(RequestProperties sent, String property) {
		LocalDate day = sent.boundedDay(property);
		if (day == null) {
			throw new InvalidRequestException("sessionnotes.error.document.dateMissing", property, null);
		}
		return day;
	}

	/** @param values the request body, which has "lastEffect", the last day on which the paper was in effect */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject change(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		SimpleObject settable = values;
		if (ReadBack.isIn(values, SETTABLE)) {
			SimpleObject shown = shown(service().getDocument(uuid));
			ReadBack before = new ReadBack(shown);
			settable = before.settable(values, SETTABLE);
			if (!settable.containsKey("lastEffect") || before.isUnchanged("lastEffect", settable.get("lastEffect"))) {
				return shown;
			}
		}
		return shown(service().recordLastEffect(uuid, day(new RequestProperties(settable, SETTABLE), "lastEffect")));
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void delete(@PathVariable("uuid") String uuid) {
		service().deleteDocument(uuid);
	}

	private static SimpleObject shown(StoredDocument document) {
		ClientDocument facts = document.getFacts();
		return new SimpleObject().add("uuid", facts.getUuid())
				.add("display", ProgressNoteJson.message(facts.getKind().getMessageCode()))
				.add("patient", Reference.toPatient(facts.getClientUuid())).add("kind", facts.getKind().name())
				.add("date", facts.getCreatedOn().toString())
				.add("lastEffect", facts.getLastEffectOn() == null ? null : facts.getLastEffectOn().toString())
				.add("retainedUntil", document.getRetainedUntil().map(LocalDate::toString).orElse(null))
				.add("mediaType", facts.getType().getMediaType()).add("size", facts.getSize())
				.add("digest", facts.getDigest()).add("addedBy", ProgressNoteJson.user(document.getAddedBy()))
				.add("dateAdded", date(document.getAddedAt())).add("damaged", !document.isIntact());
	}

	private static DocumentService service() {
		return Context.getService(DocumentService.class);
	}
}
