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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.progressnote.SessionClient;
import org.openmrs.module.sessionnotes.progressnote.SessionPart;
import org.openmrs.module.sessionnotes.progressnote.SessionRow;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.session.PlannedSession;
import org.openmrs.module.sessionnotes.session.Session;
import org.openmrs.module.sessionnotes.session.SessionPage;
import org.openmrs.module.sessionnotes.session.SessionService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the sessions of a therapist on given days, the sessions of a client, or a single session. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/session")
public class SessionController extends EndpointController {

	private static final Set<String> DAYS = new HashSet<>(Arrays.asList("date", "from", "to"));

	private static final String PRIVATE_NOTES = "privateNotes";

	/** Lists the user's own sessions of a day (today by default) or of several days, or the sessions of a client. */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "date", required = false) String date,
			@RequestParam(value = "from", required = false) String from,
			@RequestParam(value = "to", required = false) String to,
			@RequestParam(value = "patient", required = false) String patient, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		Map<String, String> sent = new HashMap<>();
		sent.put("date", date);
		sent.put("from", from);
		sent.put("to", to);
		boolean range = from != null || to != null;
		if ((date == null ? 0 : 1) + (range ? 1 : 0) + (patient == null ? 0 : 1) > 1
				|| range && (from == null || to == null)) {
			throw new InvalidRequestException("sessionnotes.error.session.oneList");
		}
		SessionPage page = patient != null
				? ofClient(patient, context)
				: own(new RequestProperties(sent, DAYS), range, context);
		return ListAnswer.of(page.getSessions(), page.getTotal(), SessionController::listed, context);
	}

	private static SessionPage ofClient(String patient, RequestContext context) {
		if (Context.getPatientService().getPatientByUuid(patient) == null) {
			throw RequestProperties.wrong("patient");
		}
		return service().getSessionsOf(patient, context.getStartIndex(), context.getLimit());
	}

	private static SessionPage own(RequestProperties sent, boolean range, RequestContext context) {
		LocalDate first = day(sent, range ? "from" : "date");
		return service().getOwnSessions(first, range ? day(sent, "to") : first, context.getStartIndex(), context.getLimit());
	}

	private static LocalDate day(RequestProperties sent, String name) {
		LocalDate day = sent.boundedDay(name);
		return day == null ? ClinicDay.of(Instant.now()) : day;
	}

	/** @param uuid the uuid of a note, of an encounter that is not a note, of a visit or of an appointment */
	@RequestMapping(value = "/{uuid}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get(@PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
		Session session = service().getSession(Bounded.text("uuid", Bound.CODE, uuid))
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.session.unknown"));
		SimpleObject shown = shown(session).add("progressNotes",
				session.getProgressNotes().stream().map(SessionController::note).collect(Collectors.toList()));
		session.getPrivateNotes().ifPresent(notes -> shown.add(PRIVATE_NOTES, references(notes)));
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(), shown);
	}

	private static List<SimpleObject> references(List<NoteHeader> notes) {
		return notes.stream().map(note -> {
			SimpleObject reference = new SimpleObject();
			ProgressNoteJson.reference(note.getUuid(), ProgressNoteJson.message("sessionnotes.reference.note"))
					.forEach(reference::add);
			return reference.add("sessionDate", ProgressNoteJson.day(note.getSessionDate()));
		}).collect(Collectors.toList());
	}

	/**
	 * Leaves out the number of private notes if the user may not currently be told about private notes. The number is left
	 * out even if the session has no private notes.
	 */
	private static SimpleObject listed(Session session) {
		SimpleObject shown = shown(session);
		session.getPrivateNotes().ifPresent(notes -> shown.add(PRIVATE_NOTES, notes.size()));
		return shown;
	}

	private static SimpleObject shown(Session session) {
		SessionRow row = session.getRow().orElse(null);
		SimpleObject shown = new SimpleObject().add("uuid", session.getUuid()).add("display", session.getClient().getName())
				.add("source", source(row)).add("patient", patient(session.getClient()))
				.add("visit", row == null ? null : reference(row.getVisit().orElse(null)))
				.add("encounter", row == null ? null : reference(row.getEncounter()))
				.add("appointment",
						session.getPlanned().map(SessionController::appointment).orElse(null))
				.add("therapist", row == null ? null : reference(row.getTherapist().orElse(null)))
				.add("own", row == null || row.isOwn()).add("sessionDate", session.getDay().toString())
				.add("start", ProgressNoteJson.time(session.getStart(), row == null ? null : row.getOffset()))
				.add("end", ProgressNoteJson.time(session.getEnd().getEnd(), row == null ? null : row.getOffset()))
				.add("duration", session.getEnd().getMinutes()).add("type", reference(session.getType().orElse(null)))
				.add("location", reference(session.getLocation().orElse(null)))
				.add("progressNote", row == null || !row.getState().isPresent() ? null : note(row));
		addIfThere(shown, "progressNoteDraft", session.getProgressNoteDraft());
		addIfThere(shown, "privateNoteDraft", session.getPrivateNoteDraft());
		return shown;
	}

	private static void addIfThere(SimpleObject shown, String name, String value) {
		if (value != null) {
			shown.add(name, value);
		}
	}

	private static String source(SessionRow row) {
		if (row == null) {
			return "appointment";
		}
		return row.getKind() == SessionRow.Kind.VISIT ? "visit" : "encounter";
	}

	/** Returns the reference to an appointment, which is shown with the name of the appointment's service. */
	private static Map<String, String> appointment(PlannedSession planned) {
		return ProgressNoteJson.reference(planned.getUuid(),
				planned.getService() == null
						? ClinicDay.of(planned.getStart()).toString()
						: planned.getService().getDisplay());
	}

	private static SimpleObject patient(SessionClient client) {
		return new SimpleObject().add("uuid", client.getUuid()).add("display", client.getName())
				.add("age", client.getAge(ClinicDay.of(Instant.now()))).add("gender", client.getGender());
	}

	private static Map<String, String> reference(SessionPart part) {
		return part == null ? null : ProgressNoteJson.reference(part.getUuid(), part.getDisplay());
	}

	private static SimpleObject note(SessionRow row) {
		ProgressNoteState state = row.getState().get();
		String status = ProgressNoteJson.message(state.getMessageCode());
		return new SimpleObject().add("uuid", row.getEncounterUuid())
				.add("display",
						ProgressNoteJson.message("sessionnotes.progressNote.display", row.getDay().toString(), status))
				.add("state", state.name()).add("status", status).add("unsigned", state.isUnsigned())
				.add("sessionDate", row.getDay().toString()).add("therapist", reference(row.getTherapist().orElse(null)));
	}

	private static SessionService service() {
		return Context.getService(SessionService.class);
	}
}
