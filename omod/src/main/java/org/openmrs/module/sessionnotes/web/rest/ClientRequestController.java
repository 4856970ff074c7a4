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
import java.util.Collections;
import java.util.List;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.clientrequest.ClientRequestService;
import org.openmrs.module.sessionnotes.clientrequest.RequestFile;
import org.openmrs.module.sessionnotes.clientrequest.SentLetter;
import org.openmrs.module.sessionnotes.clientrequest.StoredRequest;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.Bounded;
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

/** Records clients' requests for a copy of their progress notes, takes their steps, and sends letters and copies. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/clientrequest")
public class ClientRequestController extends EndpointController {

	/**
	 * Lists requests, earliest due date first. The list shows no text of a request.
	 *
	 * @param list the list to show: open requests, or all requests
	 * @param patient the uuid of a client, or null for all clients
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "list", defaultValue = "open") String list,
			@RequestParam(value = "patient", required = false) String patient, HttpServletRequest request,
			HttpServletResponse response) {
		if (!"open".equals(list) && !"all".equals(list)) {
			throw RequestProperties.wrong("list");
		}
		RequestContext page = RestUtil.getRequestContext(request, response);
		List<StoredRequest> found = service().getRequests(Bounded.text("patient", Bound.UUID, patient),
				"open".equals(list), page.getStartIndex(), page.getLimit() + 1);
		return ListAnswer.of(found, ClientRequestViews::brief, page);
	}

	/** @param values what the clinic knows about the request, see {@link ClientRequestViews#asked} */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	public SimpleObject receive(@RequestBody SimpleObject values) {
		if (values.get("uuid") instanceof String && ReadBack.isIn(values, ClientRequestViews.NEW)) {
			return unchanged(Bounded.text("uuid", Bound.CODE, (String) values.get("uuid")), values);
		}
		return ClientRequestViews.whole(service().receive(ClientRequestViews.asked(values)));
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get(@PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(),
				ClientRequestViews.whole(found(uuid)));
	}

	/**
	 * Takes a step.
	 *
	 * @param values the request body, in which "step" names the step. With "preview" set to true, the step is not taken, and
	 *        the answer has the letter that the step would send.
	 */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject take(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		if (!values.containsKey("step")) {
			return unchanged(uuid, values);
		}
		RequestProperties sent = new RequestProperties(values, ClientRequestViews.STEP);
		if (sent.flag("preview")) {
			SentLetter letter = service().preview(uuid, ClientRequestViews.order(sent)).orElse(null);
			return new SimpleObject().add("uuid", uuid).add("preview", letter == null ? null : letter.getText());
		}
		return ClientRequestViews.whole(service().take(uuid, ClientRequestViews.order(sent)));
	}

	/** Returns a request that the REST client has read and now sends back. */
	private static SimpleObject unchanged(String uuid, SimpleObject values) {
		SimpleObject shown = ClientRequestViews.whole(found(uuid));
		new ReadBack(shown).settable(values, Collections.emptySet());
		return shown;
	}

	/** Sends a letter as PDF. The log records that the letter was opened. */
	@RequestMapping(value = "/{uuid}/letter/{number}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject letter(@PathVariable("uuid") String uuid, @PathVariable("number") int number,
			HttpServletResponse response) throws IOException {
		return write(response, service().getLetter(uuid, number));
	}

	/** Sends a copy as it was made. The log records that the copy was opened. */
	@RequestMapping(value = "/{uuid}/copy/{number}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject copy(@PathVariable("uuid") String uuid, @PathVariable("number") int number,
			HttpServletResponse response) throws IOException {
		return write(response, service().getCopy(uuid, number));
	}

	private static SimpleObject write(HttpServletResponse response, RequestFile file) throws IOException {
		return FileResponse.write(response, file.getMediaType(), file.getName(), file.getContent());
	}

	private static StoredRequest found(String uuid) {
		return service().getRequest(uuid)
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.clientRequest.noSuchRequest"));
	}

	/** Lists, in the error response, everything that is missing from the request or wrong in the request. */
	@Override
	SimpleObject details(SessionNotesException refused) {
		SimpleObject details = super.details(refused);
		if (refused.getFindings() != null) {
			details.add("findings", ClientRequestViews.findings(refused.getFindings()));
		}
		return details;
	}

	private static ClientRequestService service() {
		return Context.getService(ClientRequestService.class);
	}
}
