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

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the last signed note on a client. While writing a new note, the author can read the last signed note. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/progressnote/last")
public class LastProgressNoteController extends EndpointController {

	private static final String BEFORE = "before";

	/**
	 * @param patientUuid the uuid of the client
	 * @param before a day or a moment; the session of the returned note began before this day or moment. The value null
	 *         means the current time.
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public Object last(@RequestParam(value = "patient", required = false) String patientUuid,
			@RequestParam(value = BEFORE, required = false) String before, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response, Representation.FULL);
		ProgressNoteFormat format = ProgressNoteResource.asked(context);
		if (patientUuid == null) {
			throw new InvalidRequestException(ProgressNoteResource.PATIENT_NOT_NAMED);
		}
		Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		return last(patient, before).map(note -> ProgressNoteResource.shown(note, format, context))
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.noEarlierNote"));
	}

	private static Optional<ProgressNote> last(Patient patient, String before) {
		ProgressNoteService service = Context.getService(ProgressNoteService.class);
		RequestProperties sent = new RequestProperties(Collections.singletonMap(BEFORE, before),
				Collections.singleton(BEFORE));
		Instant moment = sent.isDay(BEFORE) ? sent.day(BEFORE) : sent.time(BEFORE);
		Bounded.number(BEFORE, Bound.MOMENT, moment == null ? null : moment.toEpochMilli());
		if (sent.isDay(BEFORE)) {
			return service.getLastSigned(patient, ClinicDay.of(moment));
		}
		return service.getLastSigned(patient, moment == null ? Instant.now() : moment);
	}
}
