/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.EncounterType;
import org.openmrs.Person;
import org.openmrs.Provider;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.progressnote.SessionRow;
import org.openmrs.module.sessionnotes.progressnote.SessionRows;
import org.openmrs.util.PrivilegeConstants;

/**
 * Assembles sessions from the results of several services and tables. This service has no transaction of its own. This
 * service queries other services and the tables one after the other.
 */
public class SessionServiceImpl extends BaseOpenmrsService implements SessionService {

	private static final Comparator<Session> EARLIEST_FIRST = Comparator.comparing(Session::getTime)
			.thenComparing(Session::getUuid);

	private final SessionRows rows;

	private final Appointments appointments;

	private final OwnMarks marks;

	private final CurrentRequest currentRequest;

	public SessionServiceImpl(SessionRows rows, Appointments appointments, OwnMarks marks, CurrentRequest currentRequest) {
		this.rows = rows;
		this.appointments = appointments;
		this.marks = marks;
		this.currentRequest = currentRequest;
	}

	@Override
	public SessionPage getOwnSessions(LocalDate from, LocalDate to, int startIndex, int limit) {
		Bounded.number("to", Bound.SESSION_DAYS, ChronoUnit.DAYS.between(from, to) + 1);
		return page(ownSessions(from, to), startIndex, limit);
	}

	@Override
	public SessionPage getSessionsOf(String patientUuid, int startIndex, int limit) {
		List<Session> sessions = withoutCovered(readable(rows.ofClient(person().getPersonId(), patientUuid))).stream()
				.map(row -> Session.of(row, null)).sorted(EARLIEST_FIRST.reversed()).collect(Collectors.toList());
		return page(sessions, startIndex, limit);
	}

	@Override
	public Optional<Session> getSession(String uuid) {
		List<SessionRow> found = readable(rows.ofUuid(person().getPersonId(), uuid));
		Optional<Session> session = found.isEmpty() ? planned(uuid) : Optional.of(composed(best(found, uuid)));
		return session.map(one -> {
			List<SessionRow> notes = found.stream().filter(row -> row.getKind() == SessionRow.Kind.NOTE)
					.sorted(Comparator.comparing(SessionRow::getTime)).collect(Collectors.toList());
			if (notes.isEmpty()) {
				one.getRow().filter(row -> row.getKind() == SessionRow.Kind.NOTE).ifPresent(notes::add);
			}
			return marks.tell(Collections.singletonList(one), Collections.singletonList(one)).get(0).with(notes);
		});
	}

	/**
	 * Selects the row for a uuid. The uuid of a note selects that note. The uuid of a visit selects the session without
	 * a note. If the visit has only sessions with notes, the uuid of the visit selects the user's own note on the
	 * visit.
	 */
	private static SessionRow best(List<SessionRow> found, String uuid) {
		return found.stream()
				.min(Comparator
						.comparing((SessionRow row) -> row.getKind() == SessionRow.Kind.VISIT
								|| !row.getEncounterUuid().equals(uuid))
						.thenComparing(row -> row.getKind() != SessionRow.Kind.VISIT).thenComparing(row -> !row.isOwn())
						.thenComparing(SessionRow::getTime))
				.get();
	}

	/** @return the session as it appears in the list of sessions of its day */
	private Session composed(SessionRow row) {
		Session alone = Session.of(row, null);
		return row.isOwn()
				? ownSessions(row.getDay(), row.getDay()).stream().filter(each -> each.getUuid().equals(alone.getUuid()))
						.findFirst().orElse(alone)
				: alone;
	}

	private Optional<Session> planned(String uuid) {
		return appointments.isRunning()
				? appointments.find(uuid, providers()).map(planned -> {
					LocalDate day = ClinicDay.of(planned.getStart());
					return ownSessions(day, day).stream()
							.filter(each -> each.getPlanned().filter(own -> own.getUuid().equals(uuid)).isPresent())
							.findFirst().orElseGet(() -> Session.of(null, planned));
				})
				: Optional.empty();
	}

	private SessionPage page(List<Session> sessions, int startIndex, int limit) {
		int from = Math.min(startIndex, sessions.size());
		List<Session> page = sessions.subList(from, Math.min(from + limit, sessions.size()));
		return new SessionPage(marks.tell(page, sessions), sessions.size());
	}

	/**
	 * Returns the user's own sessions. The day of a note is the day at the place where the session was held. The day of a
	 * note may differ from the clinic's day.
	 */
	private List<Session> ownSessions(LocalDate from, LocalDate to) {
		Instant start = ClinicDay.start(from);
		Instant end = ClinicDay.start(to.plusDays(1));
		List<SessionRow> own = rows
				.ofTherapist(person().getPersonId(), start.minus(Duration.ofDays(1)), end.plus(Duration.ofDays(1))).stream()
				.filter(row -> !row.getDay().isBefore(from) && !row.getDay().isAfter(to)).collect(Collectors.toList());
		List<Session> sessions = merged(withoutCovered(own),
				appointments.isRunning() ? appointments.of(providers(), start, end) : Collections.emptyList());
		sessions.sort(EARLIEST_FIRST);
		return sessions;
	}

	/**
	 * Leaves out encounters that a different session covers. A note without a visit covers all encounters without a
	 * visit that the same client has on the same day. If the client has no note without a visit on that day, the first
	 * encounter without a visit covers the other encounters without a visit.
	 */
	private static List<SessionRow> withoutCovered(List<SessionRow> all) {
		Set<String> covered = all.stream()
				.filter(row -> row.getKind() == SessionRow.Kind.NOTE && row.isOwn() && !row.getVisit().isPresent())
				.map(SessionServiceImpl::clientAndDay).collect(Collectors.toCollection(HashSet::new));
		return all.stream().sorted(Comparator.comparing(SessionRow::getTime))
				.filter(row -> row.getKind() != SessionRow.Kind.ENCOUNTER || covered.add(clientAndDay(row)))
				.collect(Collectors.toList());
	}

	private static String clientAndDay(SessionRow row) {
		return row.getClient().getUuid() + " " + row.getDay();
	}

	/**
	 * Assigns each appointment to a session. Of the client's sessions on the day of the appointment, the session that
	 * started closest to the appointment gets the appointment.
	 */
	private static List<Session> merged(List<SessionRow> own, List<PlannedSession> planned) {
		List<SessionRow> left = new ArrayList<>(own);
		List<Session> sessions = new ArrayList<>();
		for (PlannedSession appointment : planned) {
			Optional<SessionRow> held = left.stream()
					.filter(row -> row.getClient().getUuid().equals(appointment.getClient().getUuid())
							&& row.getDay().equals(ClinicDay.of(appointment.getStart())))
					.min(Comparator.comparing(row -> Duration.between(row.getTime(), appointment.getStart()).abs()));
			held.ifPresent(left::remove);
			sessions.add(Session.of(held.orElse(null), appointment));
		}
		left.forEach(row -> sessions.add(Session.of(row, null)));
		return sessions;
	}

	/**
	 * Leaves out other therapists' notes if the user may not read the record. Other therapists' notes are part of the
	 * record.
	 */
	private List<SessionRow> readable(List<SessionRow> all) {
		if (mayReadNotes()) {
			return all;
		}
		return all.stream().filter(SessionRow::isOwn).collect(Collectors.toList());
	}

	private boolean mayReadNotes() {
		EncounterType type = ProxyPrivileges.with(
				() -> Context.getEncounterService()
						.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID),
				PrivilegeConstants.GET_ENCOUNTER_TYPES);
		return currentRequest.isAuthorized(PrivilegeConstants.GET_ENCOUNTERS) && (type == null
				|| type.getViewPrivilege() == null || currentRequest.isAuthorized(type.getViewPrivilege().getPrivilege()));
	}

	private static Person person() {
		return Context.getAuthenticatedUser().getPerson();
	}

	private static Collection<String> providers() {
		return ProxyPrivileges.with(() -> Context.getProviderService().getProvidersByPerson(person(), false),
				PrivilegeConstants.GET_PROVIDERS).stream().filter(Objects::nonNull).map(Provider::getUuid)
				.collect(Collectors.toList());
	}
}
