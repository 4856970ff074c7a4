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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;

import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.disclosure.Accounting;
import org.openmrs.module.sessionnotes.disclosure.AccountingPdf;
import org.openmrs.module.sessionnotes.disclosure.AccountingService;
import org.openmrs.module.sessionnotes.disclosure.DisclosureWording;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingCsv;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingJson;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingOfDisclosures;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves a client's accounting of disclosures, 45 CFR 164.528, as JSON, CSV or PDF. All three formats have the same rows and
 * columns.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/accounting")
public class AccountingController extends EndpointController {

	private static final String REQUESTED_ON = "requestedOn";

	/**
	 * @param patient the uuid of the client
	 * @param format the format of the accounting: json, csv or pdf
	 * @param requestedOn the day on which the client asked, such as 2026-01-31; without it, today
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject make(@RequestParam(value = "patient", required = false) String patient,
			@RequestParam(value = "format", defaultValue = "json") String format,
			@RequestParam(value = REQUESTED_ON, required = false) String requestedOn, HttpServletResponse response)
			throws IOException {
		switch (format) {
			case "json" :
				return json(accounting(patient, requestedOn));
			case "csv" :
				Accounting rows = accounting(patient, requestedOn);
				byte[] csv = new AccountingCsv(column -> wording(rows).text(column.getMessageCode()), rows.getZone())
						.render(rows.getRows()).getBytes(UTF_8);
				return FileResponse.write(response, "text/csv;charset=UTF-8", "accounting-of-disclosures.csv", csv);
			case "pdf" :
				Accounting table = accounting(patient, requestedOn);
				return FileResponse.write(response, "application/pdf", "accounting-of-disclosures.pdf",
						new AccountingPdf(wording(table)).render(table.getClient(), table.getRows(),
								table.getRequestedAt()));
			default :
				throw new InvalidRequestException("sessionnotes.error.accounting.format");
		}
	}

	private static Accounting accounting(String patient, String requestedOn) {
		return Context.getService(AccountingService.class).makeAccounting(patient, day(requestedOn));
	}

	private static LocalDate day(String requestedOn) {
		RequestProperties sent = new RequestProperties(Collections.singletonMap(REQUESTED_ON, requestedOn),
				Collections.singleton(REQUESTED_ON));
		if (requestedOn != null && !sent.isDay(REQUESTED_ON)) {
			throw RequestProperties.wrong(REQUESTED_ON);
		}
		return sent.boundedDay(REQUESTED_ON);
	}

	private static SimpleObject json(Accounting accounting) {
		DisclosureWording wording = wording(accounting);
		return new SimpleObject().add("patient", Reference.toPatient(accounting.getPatientUuid()))
				.add("from",
						wording.day(AccountingOfDisclosures.earliest(accounting.getRequestedAt(), accounting.getZone())))
				.add("to", wording.day(accounting.getRequestedAt()))
				.add("results", AccountingJson.render(accounting.getRows(), accounting.getZone()));
	}

	private static DisclosureWording wording(Accounting accounting) {
		return new DisclosureWording(Context.getMessageSourceService(), Context.getLocale(), accounting.getZone());
	}
}
