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
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.snippet.Snippet;
import org.openmrs.module.sessionnotes.snippet.SnippetService;
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

/** Serves the snippets of the current user. A snippet is a text with a short name. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/snippet")
public class SnippetController extends EndpointController {

	private static final String UUID = "uuid";

	private static final Set<String> SETTABLE = new HashSet<>(Arrays.asList("name", "text"));

	private static final Set<String> CREATABLE = new HashSet<>(Arrays.asList(UUID, "name", "text"));

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(service().getSnippets(), SnippetController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/** Creates a snippet. If the REST client sends the same request twice, or sends back a snippet, there is one snippet. */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	public SimpleObject create(@RequestBody SimpleObject values) {
		ReadBack before = ReadBack.isIn(values, CREATABLE) ? before(values.get(UUID)) : ReadBack.ofNothing();
		SimpleObject settable = before.settable(values, CREATABLE);
		// an entry in the representation "ref" has neither name nor text
		SETTABLE.stream().filter(name -> before.isShown(name) && !settable.containsKey(name))
				.forEach(name -> settable.add(name, before.get(name)));
		RequestProperties sent = new RequestProperties(settable, CREATABLE);
		return shown(service().createSnippet(sent.id(UUID), sent.id("name"), sent.text("text")));
	}

	/** Changes the properties that the REST client sends and leaves all other properties unchanged. */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject change(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(settable(uuid, values), SETTABLE);
		return service().changeSnippet(uuid, sent.id("name"), sent.text("text")).map(SnippetController::shown)
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.snippet.unknown"));
	}

	/**
	 * Ignores properties that cannot be set, if their sent values are the same as in the response that the REST client
	 * read.
	 */
	private static SimpleObject settable(String uuid, SimpleObject values) {
		if (!ReadBack.isIn(values, SETTABLE)) {
			return values;
		}
		return before(uuid).settable(values, SETTABLE);
	}

	private static ReadBack before(Object uuid) {
		return service().getSnippets().stream().filter(each -> each.getUuid().equals(uuid)).findFirst()
				.map(before -> new ReadBack(shown(before))).orElseGet(ReadBack::ofNothing);
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void delete(@PathVariable("uuid") String uuid) {
		service().deleteSnippet(uuid);
	}

	private static SimpleObject shown(Snippet snippet) {
		return new SimpleObject().add(UUID, snippet.getUuid()).add("display", snippet.getName())
				.add("name", snippet.getName()).add("text", snippet.getText());
	}

	private static SnippetService service() {
		return Context.getService(SnippetService.class);
	}
}
