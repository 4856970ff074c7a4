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

import java.util.Collections;
import java.util.List;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.clientrequest.StoredRequest;
import org.openmrs.module.sessionnotes.clientrequest.WithholdingService;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Lets licensed professionals withhold passages from clients' copies, and review what others withheld. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/withholding")
public class WithholdingController extends EndpointController {

	/** @param list open for requests that wait for an answer; review for denials that the caller reviews */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "list", defaultValue = "open") String list, HttpServletRequest request,
			HttpServletResponse response) {
		if (!"open".equals(list) && !"review".equals(list)) {
			throw RequestProperties.wrong("list");
		}
		RequestContext page = RestUtil.getRequestContext(request, response);
		List<StoredRequest> found = service().getRequests("review".equals(list), page.getStartIndex(), page.getLimit() + 1);
		return ListAnswer.of(found, WithholdingViews::brief, page);
	}

	/** Shows the notes that the copy would hold, the grounds, and what is withheld so far. */
	@RequestMapping(value = "/{uuid}/note", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject notes(@PathVariable("uuid") String uuid) {
		return WithholdingViews.notes(service().getRequest(uuid), service().getFields(uuid), service().getGrounds());
	}

	/** @param values the licence, and the passages that the caller withholds, see {@link WithholdingViews#denials} */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject withhold(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, WithholdingViews.DECISION);
		return WithholdingViews.decided(
				service().withhold(uuid, WithholdingViews.licence(sent), WithholdingViews.denials(sent)));
	}

	/** Shows the passages that the caller reviews, and nothing else of the chart. */
	@RequestMapping(value = "/{uuid}/passage", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject passages(@PathVariable("uuid") String uuid) {
		return WithholdingViews.passages(uuid, service().getReviewedPassages(uuid));
	}

	/** @param values the licence, and a decision on each passage */
	@RequestMapping(value = "/{uuid}/review", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject review(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, WithholdingViews.DECISION);
		return WithholdingViews.decided(
				service().review(uuid, WithholdingViews.licence(sent), WithholdingViews.released(sent)));
	}

	/** Lists, in the error response, everything that is missing from the decision or wrong in the decision. */
	@Override
	SimpleObject details(SessionNotesException refused) {
		SimpleObject details = super.details(refused);
		List<String> findings = refused.getFindings();
		return details.add("findings",
				ClientRequestViews.findings(findings == null ? Collections.emptyList() : findings));
	}

	private static WithholdingService service() {
		return Context.getService(WithholdingService.class);
	}
}
