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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.audit.DeletionProposal;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LogExport;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.auditreview.LogPage;
import org.openmrs.module.sessionnotes.auditreview.LogReviewService;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.audit.Refusal;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves the access log over REST. Authors see the events of their own notes, and the privacy officer sees all events.
 * The access log contains no note text.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/log")
public class LogController extends EndpointController {

	private static final Set<String> HOLD = new HashSet<>(Arrays.asList("uuid", "kind", "reference"));

	private static final Set<String> PROPOSAL = new HashSet<>(Arrays.asList("uuid", "olderThan"));

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	@Autowired
	private CurrentRequest currentRequest;

	/**
	 * @param note the uuid of a note; required unless the caller is a privacy officer. A privacy officer may also send the
	 *         number by which a check names a note.
	 * @param user restricts the list to events with the given user as the acting user or the signed-in user
	 * @param patient restricts the list to events about the given patient
	 * @param from restricts the list to events at or after the given moment
	 * @param to restricts the list to events before the given moment
	 * @param type restricts the list to events of the given type
	 * @param before the uuid of the last event of the previous page. The list continues below this event, even if
	 *         events have been added to the log since.
	 * @param counted false to leave the number of all matching events out of the response
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject events(@RequestParam(value = "note", required = false) String note,
			@RequestParam(value = "user", required = false) String user,
			@RequestParam(value = "patient", required = false) String patient,
			@RequestParam(value = "from", required = false) String from,
			@RequestParam(value = "to", required = false) String to,
			@RequestParam(value = "type", required = false) String type,
			@RequestParam(value = "before", required = false) String before,
			@RequestParam(value = "totalCount", defaultValue = "true") boolean counted, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		EventSearch search = search(user, patient, from, to, type, before);
		// one more tells that there is a next page
		int limit = context.getLimit() + (counted ? 0 : 1);
		LogPage page = note == null || isPrivacyOfficer()
				? service().getEvents(note == null ? search : ofNote(note, search), context.getStartIndex(), limit)
				: ofOwnNote(note, search, context.getStartIndex(), limit);
		if (page.getEvents().isEmpty()) {
			requireKnown(note, user, patient);
		}
		Map<String, SimpleObject> users = new HashMap<>();
		return counted
				? ListAnswer.of(page.getEvents(), page.countAll(), event -> shown(event, users), context)
				: ListAnswer.of(page.getEvents(), event -> shown(event, users), context);
	}

	/**
	 * Refuses a user or a patient whom neither the platform nor the log knows. The log keeps the events of users and
	 * patients who were removed.
	 */
	private void requireKnown(String note, String user, String patient) {
		if (user != null && !KnownPeople.isUser(user) && isEmpty(note, new EventSearch().byUser(user))) {
			throw new NotFoundException("sessionnotes.error.unknown.user");
		}
		if (patient != null && !KnownPeople.isPatient(patient) && isEmpty(note, new EventSearch().ofPatient(patient))) {
			throw RequestProperties.wrong("patient");
		}
	}

	private boolean isEmpty(String note, EventSearch search) {
		return (isPrivacyOfficer() ? service().getEvents(search, 0, 1) : ofOwnNote(note, search, 0, 1)).getEvents()
				.isEmpty();
	}

	private static EventSearch ofNote(String note, EventSearch search) {
		return NUMBER.matcher(note).matches() ? search.ofNote(Integer.parseInt(note)) : search.ofNote(note);
	}

	private static LogPage ofOwnNote(String note, EventSearch search, int startIndex, int limit) {
		try {
			return service().getEventsOfNote(note, search, startIndex, limit);
		} catch (APIAuthenticationException e) {
			throw Context.isAuthenticated() ? new NotFoundException(ErrorCodes.NO_SUCH_NOTE) : e;
		}
	}

	private boolean isPrivacyOfficer() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.GET_ACCESS_LOG);
	}

	private static EventSearch search(String user, String patient, String from, String to, String type, String before) {
		EventSearch search = new EventSearch();
		if (patient != null) {
			search.ofPatient(patient);
		}
		if (before != null) {
			search.before(before);
		}
		if (user != null) {
			search.byUser(user);
		}
		if (from != null) {
			search.from(moment(from));
		}
		if (to != null) {
			search.until(moment(to));
		}
		if (type != null) {
			search.ofType(type(type));
		}
		return search;
	}

	private static long moment(String sent) {
		Instant moment = RequestProperties.moment(Bounded.text("moment", Bound.CODE, sent))
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.log.moment"));
		return Bounded.number("moment", Bound.MOMENT, moment.toEpochMilli());
	}

	private static AccessEventType type(String sent) {
		try {
			return AccessEventType.valueOf(sent);
		} catch (IllegalArgumentException e) {
			throw new InvalidRequestException("sessionnotes.error.log.type");
		}
	}

	/** Creates a signed checkpoint of the log. */
	@RequestMapping(value = "/checkpoint", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject checkpoint() {
		Checkpoint made = service().makeCheckpoint();
		return shown(made).add("fingerprint", service().getPublicKey().getFingerprint());
	}

	private static SimpleObject shown(Checkpoint checkpoint) {
		return new SimpleObject().add("number", checkpoint.getNumber()).add("madeAt", date(checkpoint.getMadeAt()))
				.add("hash", checkpoint.hash());
	}

	/** Lists the checkpoints of the log, newest first. */
	@RequestMapping(value = "/checkpoint/list", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject checkpoints(HttpServletRequest request, HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		// one more tells that there is a next page
		return ListAnswer.of(service().getCheckpoints(context.getStartIndex(), context.getLimit() + 1),
				LogController::shown, context);
	}

	/** Returns the public key with which exports of the log are verified. */
	@RequestMapping(value = "/key", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject key() {
		PublicKey key = service().getPublicKey();
		return new SimpleObject().add("fingerprint", key.getFingerprint()).add("publicKey", key.toJson());
	}

	/** Sends the whole log with its checkpoints, one JSON object per line. */
	@RequestMapping(value = "/export", method = RequestMethod.GET)
	public void export(HttpServletResponse response) throws IOException {
		// the export is prepared before the response begins, so that an error can still be sent
		LogExport.Prepared export = service().prepareExport();
		FileResponse.head(response, "application/x-ndjson;charset=UTF-8", "sessionnotes-log.jsonl");
		Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		export.writeTo(out);
		out.flush();
	}

	/** Lists the proposals to delete old events, newest first. */
	@RequestMapping(value = "/deletion", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject deletions(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(service().getDeletions(), LogController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/**
	 * @param sent the request body, which has "olderThan", a moment. After a second person approves the proposal, the
	 *         events before that moment are deleted. If the request has "uuid", sending the request twice makes only
	 *         one proposal.
	 */
	@RequestMapping(value = "/deletion", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject proposeDeletion(@RequestBody SimpleObject sent) {
		if (sent.get("uuid") instanceof String && ReadBack.isIn(sent, PROPOSAL)) {
			return unchanged((String) sent.get("uuid"), sent);
		}
		RequestProperties proposal = new RequestProperties(sent, PROPOSAL);
		String uuid = proposal.newUuid();
		String olderThan = proposal.id("olderThan");
		if (olderThan == null) {
			throw new InvalidRequestException("sessionnotes.error.logDeletion.dateMissing");
		}
		return shown(service().proposeDeletion(uuid, moment(olderThan)));
	}

	/**
	 * Returns the existing proposal, instead of making a second one, if the REST client sends back a proposal that the
	 * REST client has read.
	 */
	private static SimpleObject unchanged(String uuid, SimpleObject sent) {
		SimpleObject shown = findDeletion(uuid)
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.logDeletion.unknown"));
		new ReadBack(shown).settable(sent, Collections.emptySet());
		return shown;
	}

	/** @param sent the request body, which has "approved" with the value {@code true} or {@code false} */
	@RequestMapping(value = "/deletion/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject decideDeletion(@PathVariable("uuid") String uuid, @RequestBody SimpleObject sent) {
		Set<String> decision = Collections.singleton("approved");
		SimpleObject change = ReadBack.change(sent, () -> findDeletion(uuid).orElseGet(SimpleObject::new), decision);
		new RequestProperties(change, decision);
		Object approved = change.get("approved");
		if (!(approved instanceof Boolean)) {
			throw new InvalidRequestException("sessionnotes.error.logDeletion.decisionMissing");
		}
		return shown(service().decideDeletion(uuid, (Boolean) approved));
	}

	/** Lists the current and earlier holds that prevent the deletion of events, newest first. */
	@RequestMapping(value = "/hold", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject holds(HttpServletRequest request, HttpServletResponse response) {
		return ListAnswer.ofAll(service().getHolds(), LogController::shown,
				RestUtil.getRequestContext(request, response));
	}

	/**
	 * @param sent the request body, which has "kind", the kind of open matter, and "reference", the clinic's own
	 *         reference. No events are deleted until the hold is ended. If the request has
	 *            "uuid", or if such a hold is open, sending the request twice makes only one hold.
	 */
	@RequestMapping(value = "/hold", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject hold(@RequestBody SimpleObject sent) {
		SimpleObject hold = sent;
		if (ReadBack.isIn(sent, HOLD)) {
			Optional<SimpleObject> shown = findHold(sent.get("uuid"));
			ReadBack before = shown.map(ReadBack::new).orElseGet(ReadBack::ofNothing);
			hold = before.settable(sent, HOLD);
			if (shown.isPresent()
					&& hold.entrySet().stream().allMatch(each -> before.isUnchanged(each.getKey(), each.getValue()))) {
				return shown.get();
			}
		}
		RequestProperties values = new RequestProperties(hold, HOLD);
		LogHoldKind kind = values.choice("kind", LogHoldKind.values());
		if (kind == null) {
			throw RequestProperties.wrong("kind");
		}
		return shown(service().hold(values.id("uuid"), kind, values.text("reference")));
	}

	/** @param sent the request body, which has "ended" with the value {@code true} */
	@RequestMapping(value = "/hold/{uuid}", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject endHold(@PathVariable("uuid") String uuid, @RequestBody SimpleObject sent) {
		Set<String> end = Collections.singleton("ended");
		SimpleObject change = ReadBack.change(sent, () -> findHold(uuid).orElseGet(SimpleObject::new), end);
		if (!new RequestProperties(change, end).flag("ended")) {
			throw RequestProperties.wrong("ended");
		}
		return shown(service().endHold(uuid));
	}

	private static Optional<SimpleObject> findHold(Object uuid) {
		return service().getHolds().stream().filter(hold -> hold.getUuid().equals(uuid)).findFirst()
				.map(LogController::shown);
	}

	private static Optional<SimpleObject> findDeletion(String uuid) {
		return service().getDeletions().stream().filter(proposal -> proposal.getUuid().equals(uuid)).findFirst()
				.map(LogController::shown);
	}

	private static SimpleObject shown(LogHold hold) {
		return new SimpleObject().add("uuid", hold.getUuid()).add("display", hold.getReference())
				.add("kind", hold.getKind().name()).add("reference", hold.getReference())
				.add("open", hold.isOpen()).add("by", named(hold.getBy())).add("date", date(hold.getAt()))
				.add("endedBy", hold.isOpen() ? null : named(hold.getEndedBy()))
				.add("dateEnded", hold.isOpen() ? null : date(hold.getEndedAt()));
	}

	private static SimpleObject shown(DeletionProposal proposal) {
		return new SimpleObject().add("uuid", proposal.getUuid())
				.add("display",
						ProgressNoteJson.message("sessionnotes.logDeletion.display",
								ProgressNoteJson.day(proposal.getOlderThan())))
				.add("olderThan", date(proposal.getOlderThan()))
				.add("state", proposal.getState().name()).add("proposedBy", named(proposal.getProposedBy()))
				.add("proposedAt", date(proposal.getProposedAt()))
				.add("decidedBy", proposal.getDecidedBy() == null ? null : named(proposal.getDecidedBy()))
				.add("decidedAt", proposal.getDecidedAt() == null ? null : date(proposal.getDecidedAt()));
	}

	/**
	 * Returns an event without the event's position in its chain. A gap in the positions would reveal to an author that
	 * other events are left out.
	 */
	private static SimpleObject shown(LoggedEvent logged, Map<String, SimpleObject> users) {
		AccessEvent event = logged.getEvent();
		boolean refused = event.getType() == AccessEventType.DENIED;
		return new SimpleObject().add("uuid", event.getUuid()).add("display", event.getTypeName())
				.add("type", event.getTypeName())
				.add("result", refused ? "REFUSED" : "DONE")
				.add("when", date(event.getOccurredAt())).add("note", Reference.toPrivateNote(logged.getNoteUuid()))
				.add("version", event.getVersion()).add("signedInUser", user(event.getSignedInUserUuid(), users))
				.add("user", user(event.getUserUuid(), users)).add("address", event.getAddress())
				.add("ground", refused ? Refusal.reasonIn(event.getDetail()) : event.getDetail())
				.add("times", refused ? Refusal.timesIn(event.getDetail()) : 1)
				.add("disclosure", Reference.toDisclosure(event.getDisclosureUuid()));
	}

	private static SimpleObject user(String uuid, Map<String, SimpleObject> known) {
		return uuid == null ? null : known.computeIfAbsent(uuid, LogController::named);
	}

	private static SimpleObject named(String uuid) {
		User user = ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS);
		return new SimpleObject().add("uuid", uuid).add("display", user == null ? null : user.getDisplayString());
	}

	private static LogReviewService service() {
		return Context.getService(LogReviewService.class);
	}
}
