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

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.draft.Draft;
import org.openmrs.module.sessionnotes.draft.DraftFacts;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.draft.DraftService;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.web.request.SentJson;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Serves drafts: text that an author has typed but not yet saved as a note. Drafts exist for both kinds of notes. The
 * address of a draft contains the uuid of its note. For any user other than the author, a draft seems not to exist: the
 * draft can't be found, listed or discarded.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/draft")
public class DraftController extends EndpointController {

	private static final String REVISION = "revision";

	private static final String CONTENT = "content";

	private static final String SESSION_DATE = "sessionDate";

	private static final Set<String> SETTABLE = new HashSet<>(
			Arrays.asList("kind", "patient", "encounter", "visit", SESSION_DATE, "basedOn", REVISION));

	private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

	/** @param patient the uuid of a patient, to restrict the list to drafts about that patient */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject list(@RequestParam(value = "patient", required = false) String patient, HttpServletRequest request,
			HttpServletResponse response) {
		List<DraftFacts> found = asAuthor(() -> service().getDrafts(patient), Collections.<DraftFacts>emptyList());
		// a patient who was purged has no record, but may still have drafts
		if (patient != null && found.isEmpty() && Reference.isUnknownPatient(patient)) {
			throw RequestProperties.wrong("patient");
		}
		return ListAnswer.ofAll(found, DraftController::shown, RestUtil.getRequestContext(request, response));
	}

	@RequestMapping(value = "/{note}", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject open(@PathVariable("note") String note, HttpServletRequest request, HttpServletResponse response) {
		Draft draft = find(note).orElseThrow(() -> new NotFoundException("sessionnotes.error.draft.unknown"));
		return ListAnswer.as(RestUtil.getRequestContext(request, response).getRepresentation(),
				shown(draft).add(CONTENT, SentJson.toObject(draft.getContent())));
	}

	/**
	 * Overwrites the draft whose revision the REST client sends. If the REST client sends revision 0, a new draft
	 * begins. The typed text is stored as the REST client sent it.
	 */
	@RequestMapping(value = "/{note}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject save(@PathVariable("note") String note, HttpServletRequest request) {
		ObjectNode body = SentJson.of(request);
		JsonNode content = body.remove(CONTENT);
		RequestProperties sent = new RequestProperties(settable(note, body), SETTABLE);
		long seen = seen(sent);
		if (!(content instanceof ObjectNode)) {
			throw new InvalidRequestException("sessionnotes.error.draft.contentMissing");
		}
		DraftFacts saved = service().saveDraft(new Draft(DraftFacts.builder().note(note)
				.kind(DraftKind.of(sent.id("kind")).orElse(null)).patient(sent.reference("patient"))
				.encounter(sent.reference("encounter")).visit(sent.reference("visit")).sessionDate(day(sent))
				.basedOn(basedOn(sent)).build(), SentJson.toText((ObjectNode) content)), seen);
		return new SimpleObject().add(REVISION, saved.getRevision()).add("dateChanged", date(saved.getDateChanged()));
	}

	/** Returns the day of the session, such as 2026-01-31. The REST client sends a day or a moment on a day. */
	private static String day(RequestProperties sent) {
		Instant day = sent.day(SESSION_DATE);
		Bounded.number(SESSION_DATE, Bound.MOMENT, day == null ? null : day.toEpochMilli());
		return day == null ? null : ClinicDay.of(day).toString();
	}

	/** Returns the day of a stored draft. Earlier versions of the module stored a moment as the REST client sent it. */
	private static String storedDay(String stored) {
		try {
			return day(new RequestProperties(Collections.singletonMap(SESSION_DATE, stored),
					Collections.singleton(SESSION_DATE)));
		} catch (InvalidRequestException e) {
			// a day that is out of bounds today is shown as it was stored, so that the author finds the draft
			return stored;
		}
	}

	/**
	 * Ignores properties that cannot be set, if their sent values are the same as in the response that the REST client
	 * read.
	 */
	private static SimpleObject settable(String note, ObjectNode body) {
		SimpleObject values = new SimpleObject();
		body.fields().forEachRemaining(field -> values.add(field.getKey(), SentJson.toValue(field.getValue())));
		if (!ReadBack.isIn(values, SETTABLE)) {
			return values;
		}
		return find(note).map(draft -> new ReadBack(shown(draft))).orElseGet(ReadBack::ofNothing).settable(values, SETTABLE);
	}

	private static long seen(RequestProperties sent) {
		Object value = sent.scalar(REVISION);
		if (!(value instanceof Integer) && !(value instanceof Long) || ((Number) value).longValue() < 0) {
			throw new InvalidRequestException("sessionnotes.error.draft.revisionMissing");
		}
		return ((Number) value).longValue();
	}

	private static String basedOn(RequestProperties sent) {
		Object value = sent.scalar("basedOn");
		if (value != null && !(value instanceof String) && !(value instanceof Integer)) {
			throw new InvalidRequestException("sessionnotes.error.draft.basedOn");
		}
		return value == null ? null : value.toString();
	}

	/**
	 * @param revision the revision that the user has seen; a draft with text that was typed after that revision is not
	 *        discarded
	 */
	@RequestMapping(value = "/{note}", method = RequestMethod.DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	public void discard(@PathVariable("note") String note,
			@RequestParam(value = REVISION, required = false) String revision) {
		if (revision == null || !NUMBER.matcher(revision).matches()) {
			throw new InvalidRequestException("sessionnotes.error.draft.revisionMissing");
		}
		asAuthor(() -> {
			service().discardDraft(note, Long.parseLong(revision));
			return null;
		}, null);
	}

	private static Optional<Draft> find(String note) {
		return asAuthor(() -> service().getDraft(note), Optional.<Draft>empty());
	}

	private static SimpleObject shown(Draft draft) {
		String basedOn = draft.getFacts().getBasedOn();
		return shown(draft.getFacts()).add("basedOn",
				basedOn != null && VERSION.matcher(basedOn).matches() ? Integer.valueOf(basedOn) : basedOn);
	}

	private static SimpleObject shown(DraftFacts draft) {
		return new SimpleObject().add("note", draft.getNoteUuid())
				.add("kind", draft.getKind() == null ? null : draft.getKind().getCode())
				.add("patient", Reference.toPatient(draft.getPatientUuid())).add("encounter", draft.getEncounterUuid())
				.add("visit", draft.getVisitUuid()).add(SESSION_DATE, storedDay(draft.getSessionDate()))
				.add(REVISION, draft.getRevision()).add("dateChanged", date(draft.getDateChanged()))
				.add("intact", draft.isIntact());
	}

	/**
	 * Returns an empty result to a user who may not write notes, because such a user has no drafts. A caller who is not
	 * signed in is asked to sign in, as everywhere in REST.
	 */
	private static <T> T asAuthor(Supplier<T> work, T nothing) {
		try {
			return work.get();
		} catch (APIAuthenticationException e) {
			if (!Context.isAuthenticated()) {
				throw e;
			}
			return nothing;
		}
	}

	private static DraftService service() {
		return Context.getService(DraftService.class);
	}
}
