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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.draft.DraftFacts;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.draft.DraftService;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.progressnote.SessionEnd;
import org.openmrs.module.sessionnotes.progressnote.SessionRow;
import org.openmrs.module.sessionnotes.progressnote.SessionRows;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;

/**
 * Shows users on which of their sessions they have written private notes or drafts. Private notes and drafts are read
 * through their own services, which return data only to the requesting user. Other users' notes and drafts have no
 * influence on what a user is shown.
 */
public class OwnMarks {

	private static final int LENGTH_OF_DAY = 10;

	private final SessionRows rows;

	private final NoteDoor door;

	private final DraftService drafts;

	private final CurrentRequest currentRequest;

	public OwnMarks(SessionRows rows, NoteDoor door, DraftService drafts, CurrentRequest currentRequest) {
		this.rows = rows;
		this.door = door;
		this.drafts = drafts;
		this.currentRequest = currentRequest;
	}

	/** The user's own notes and drafts on one session. */
	private static final class Marks {

		private final List<NoteHeader> privateNotes = new ArrayList<>();

		private String progressNoteDraft;

		private String privateNoteDraft;

		private void add(DraftFacts draft) {
			if (draft.getKind() == DraftKind.PROGRESS_NOTE && progressNoteDraft == null) {
				progressNoteDraft = draft.getNoteUuid();
			} else if (draft.getKind() == DraftKind.PSYCHOTHERAPY_NOTE && privateNoteDraft == null) {
				privateNoteDraft = draft.getNoteUuid();
			}
		}
	}

	/**
	 * @param page the sessions to which the notes and drafts are added
	 * @param all all sessions to which a note may belong; each note is assigned to only one session
	 * @return the sessions of the page, in the same order, with the end of each session and with the user's own notes
	 *         and drafts
	 */
	List<Session> tell(List<Session> page, List<Session> all) {
		Map<String, SessionEnd> ends = rows.endsOf(page.stream().map(Session::getRow).filter(Optional::isPresent)
				.map(Optional::get).collect(Collectors.toList()));
		Map<Session, Marks> marks = new IdentityHashMap<>();
		all.forEach(session -> marks.put(session, new Marks()));
		boolean toldOfPrivateNotes = addPrivateNotes(page, all, marks);
		addDrafts(page, all, marks);
		return page.stream().map(session -> {
			Marks own = marks.get(session);
			SessionEnd end = session.getRow().map(row -> ends.get(row.getEncounterUuid())).orElse(SessionEnd.UNKNOWN);
			return session.with(end == null ? SessionEnd.UNKNOWN : end)
					.with(new Session.Own(toldOfPrivateNotes ? own.privateNotes : null, own.progressNoteDraft,
							own.privateNoteDraft));
		}).collect(Collectors.toList());
	}

	private boolean addPrivateNotes(List<Session> page, List<Session> all, Map<Session, Marks> marks) {
		Set<String> clients = page.stream().map(session -> session.getClient().getUuid()).collect(Collectors.toSet());
		Optional<List<NoteHeader>> notes = door.ownOn(clients, earliest(page), latest(page));
		Map<String, String> visits = rows.visitsOf(notes.orElse(Collections.emptyList()).stream()
				.map(NoteHeader::getEncounterUuid).filter(Objects::nonNull).collect(Collectors.toSet()));
		notes.ifPresent(own -> own.forEach(note -> find(all, note.getPatientUuid(), note.getEncounterUuid(),
				visits.get(note.getEncounterUuid()), ClinicDay.of(Instant.ofEpochMilli(note.getSessionDate())))
				.ifPresent(session -> marks.get(session).privateNotes.add(note))));
		return notes.isPresent();
	}

	/**
	 * Returns the earliest moment of a search for private notes. The search for private notes starts one day before the
	 * first session and ends one day after the last session. In a different time zone, the calendar day of a session
	 * may begin long before or after the clinic's day.
	 */
	private static long earliest(List<Session> page) {
		return page.stream().map(Session::getDay).min(Comparator.naturalOrder())
				.map(day -> ClinicDay.start(day).minus(Duration.ofDays(1)).toEpochMilli()).orElse(0L);
	}

	private static long latest(List<Session> page) {
		return page.stream().map(Session::getDay).max(Comparator.naturalOrder())
				.map(day -> ClinicDay.start(day.plusDays(1)).plus(Duration.ofDays(1)).toEpochMilli()).orElse(0L);
	}

	private void addDrafts(List<Session> page, List<Session> all, Map<Session, Marks> marks) {
		Set<String> clients = page.stream().map(session -> session.getClient().getUuid()).collect(Collectors.toSet());
		for (DraftFacts draft : ownDrafts()) {
			if (clients.contains(draft.getPatientUuid())) {
				Optional<Session> ofNote = all.stream().filter(session -> isOn(session, draft, marks.get(session)))
						.findFirst();
				Optional<Session> session = ofNote.isPresent()
						? ofNote
						: find(all, draft.getPatientUuid(), draft.getEncounterUuid(), draft.getVisitUuid(),
								day(draft.getSessionDate()));
				session.ifPresent(one -> marks.get(one).add(draft));
			}
		}
	}

	private List<DraftFacts> ownDrafts() {
		if (!currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES,
				SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)) {
			return Collections.emptyList();
		}
		try {
			return drafts.getDrafts(null);
		} catch (NotesOnHoldException e) {
			// because of a password hold, all drafts are currently closed
			return Collections.emptyList();
		}
	}

	private static boolean isOn(Session session, DraftFacts draft, Marks marks) {
		return draft.getKind() == DraftKind.PROGRESS_NOTE
				? session.getRow().filter(row -> row.getKind() == SessionRow.Kind.NOTE
						&& row.getEncounterUuid().equals(draft.getNoteUuid())).isPresent()
				: marks.privateNotes.stream().anyMatch(note -> note.getUuid().equals(draft.getNoteUuid()));
	}

	/**
	 * Reads the day from the text that the web client sent. The text that the web client sends is a day, or a moment on
	 * a day.
	 */
	private static LocalDate day(String sent) {
		try {
			return sent == null || sent.length() < LENGTH_OF_DAY ? null : LocalDate.parse(sent.substring(0, LENGTH_OF_DAY));
		} catch (DateTimeParseException e) {
			return null;
		}
	}

	/**
	 * @param encounterUuid the uuid of the encounter, or null; the uuid of the visit and the day may also be null
	 * @return the first match in this order: the session with the given encounter; the user's own first session on the
	 *         visit; the user's own first session with the client on the day
	 */
	private static Optional<Session> find(List<Session> all, String clientUuid, String encounterUuid, String visitUuid,
			LocalDate day) {
		List<Session> ofClient = all.stream().filter(session -> session.getClient().getUuid().equals(clientUuid))
				.collect(Collectors.toList());
		Optional<Session> ofEncounter = ofClient.stream()
				.filter(session -> session.getRow().filter(row -> row.getEncounterUuid().equals(encounterUuid)).isPresent())
				.findFirst();
		if (ofEncounter.isPresent()) {
			return ofEncounter;
		}
		Optional<Session> onVisit = ofClient.stream()
				.filter(session -> visitUuid != null && isOwn(session) && session.getRow().flatMap(SessionRow::getVisit)
						.filter(visit -> visit.getUuid().equals(visitUuid)).isPresent())
				.min(Comparator.comparing(Session::getTime));
		return onVisit.isPresent()
				? onVisit
				: ofClient.stream().filter(session -> isOwn(session) && session.getDay().equals(day))
						.min(Comparator.comparing(Session::getTime));
	}

	private static boolean isOwn(Session session) {
		return session.getRow().map(SessionRow::isOwn).orElse(true);
	}
}
