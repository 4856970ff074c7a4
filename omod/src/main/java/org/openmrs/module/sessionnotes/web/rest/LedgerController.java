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
import java.util.Set;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.ledger.LedgerService;
import org.openmrs.module.sessionnotes.ledger.NewLedgerEntry;
import org.openmrs.module.sessionnotes.ledger.StoredLedgerEntry;
import org.openmrs.module.sessionnotes.ledger.StoredLedgerEntry.Retraction;
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

/** Serves the ledger of disclosures that left the clinic outside this module. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/ledger")
public class LedgerController extends EndpointController {

	private static final Set<String> NEW = new HashSet<>(Arrays.asList("uuid", "patient", "date", "recipient", "address",
			"addressUnknown", "description", "purpose", "basis", "reference", "way"));

	private static final Set<String> SETTABLE = new HashSet<>(Arrays.asList("retracted", "reason"));

	/** @param patient the uuid of the client */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "patient", required = false) String patient,
			HttpServletRequest request, HttpServletResponse response) {
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		return ListAnswer.ofAll(service().getEntries(patient), LedgerController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/** Names the legal bases and the ways of a disclosure in the user's language, for a form. */
	@RequestMapping(value = "/definition", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject definition() {
		return new SimpleObject()
				.add("bases", Arrays.stream(LedgerBasis.values()).map(LedgerController::named).collect(Collectors.toList()))
				.add("ways", Arrays.stream(LedgerWay.values()).filter(LedgerWay::isByHand)
						.map(way -> named(way.name(), way.getMessageCode())).collect(Collectors.toList()));
	}

	private static SimpleObject named(LedgerBasis basis) {
		return named(basis.name(), basis.getMessageCode()).add("citation", basis.getSource().getCitation())
				.add("counted", basis.getExemption() == null);
	}

	private static SimpleObject named(String name, String messageCode) {
		return new SimpleObject().add("name", name).add("display", ProgressNoteJson.message(messageCode));
	}

	@RequestMapping(value = "/{uuid}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get(@PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(),
				shown(service().getEntry(uuid)));
	}

	/**
	 * Enters a disclosure. If the request has "uuid", sending the request twice makes one entry. If the REST client sends back
	 * an entry that it has read, the answer is that entry.
	 *
	 * @param values the request body, which has "patient", "date", "recipient", "address" or "addressUnknown", "description",
	 *        "purpose", "basis", "way" and perhaps "reference"
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	public SimpleObject enter(@RequestBody SimpleObject values) {
		if (values.get("uuid") instanceof String && ReadBack.isIn(values, NEW)) {
			SimpleObject shown = shown(service().getEntry((String) values.get("uuid")));
			new ReadBack(shown).settable(values, Collections.emptySet());
			return shown;
		}
		RequestProperties sent = new RequestProperties(values, NEW);
		String patient = sent.reference("patient");
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		return shown(service().enter(new NewLedgerEntry().uuid(sent.newUuid()).patient(patient)
				.day(sent.boundedDay("date"))
				.recipient(sent.text("recipient", Bound.RECIPIENT_NAME), sent.text("address"),
						sent.flag("addressUnknown"))
				.description(sent.text("description")).purpose(sent.text("purpose"))
				.basis(sent.choice("basis", LedgerBasis.values()), sent.text("reference", Bound.RECIPIENT_NAME))
				.way(sent.choice("way", LedgerWay.values()))));
	}

	/** @param values the request body, which has "retracted" with the value {@code true}, and "reason" */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject retract(@PathVariable("uuid") String uuid, @RequestBody SimpleObject values) {
		StoredLedgerEntry stored = service().getEntry(uuid);
		ReadBack before = new ReadBack(shown(stored));
		SimpleObject change = before.settable(values, SETTABLE);
		if (change.entrySet().stream().allMatch(each -> before.isUnchanged(each.getKey(), each.getValue()))) {
			return shown(stored);
		}
		RequestProperties sent = new RequestProperties(change, SETTABLE);
		if (!sent.flag("retracted")) {
			throw RequestProperties.wrong("retracted");
		}
		return shown(service().retract(uuid, sent.text("reason")));
	}

	private static SimpleObject shown(StoredLedgerEntry stored) {
		LedgerEntry entry = stored.getEntry();
		Retraction retraction = stored.getRetraction();
		return new SimpleObject().add("uuid", entry.getUuid())
				.add("display", ProgressNoteJson.message(entry.getBasis().getMessageCode()))
				.add("patient", Reference.toPatient(entry.getClientUuid())).add("date", stored.getDay().toString())
				.add("recipient", entry.getRecipient().getName()).add("address", entry.getRecipient().getAddress())
				.add("addressUnknown", entry.isAddressUnknown()).add("description", entry.getDescription())
				.add("purpose", entry.getPurpose()).add("basis", entry.getBasis().name())
				.add("citation", entry.getBasis().getSource().getCitation()).add("reference", entry.getReference())
				.add("counted", entry.getBasis().getExemption() == null && retraction == null)
				.add("way", entry.getWay().name()).add("enteredBy", ProgressNoteJson.user(entry.getEnteredBy()))
				.add("dateEntered", date(entry.getEnteredAt())).add("retracted", retraction != null)
				.add("reason", retraction == null ? null : retraction.getReason())
				.add("retractedBy", ProgressNoteJson.user(retraction == null ? null : retraction.getBy()))
				.add("dateRetracted", date(retraction == null ? null : retraction.getAt()));
	}

	private static LedgerService service() {
		return Context.getService(LedgerService.class);
	}
}
