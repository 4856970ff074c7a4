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

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.progressnote.SessionClient;
import org.openmrs.module.sessionnotes.progressnote.SessionEnd;
import org.openmrs.module.sessionnotes.progressnote.SessionPart;
import org.openmrs.module.sessionnotes.progressnote.SessionRow;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;

/**
 * One session with its data from the record, its appointment, and the requesting user's own notes and drafts.
 * Immutable.
 */
public final class Session {

	private final SessionRow row;

	private final PlannedSession planned;

	private final SessionEnd end;

	private final Own own;

	private final List<SessionRow> notes;

	/** The data that is shown only to the requesting user. */
	static final class Own {

		static final Own NOTHING = new Own(null, null, null);

		private final List<NoteHeader> privateNotes;

		private final String progressNoteDraft;

		private final String privateNoteDraft;

		Own(List<NoteHeader> privateNotes, String progressNoteDraft, String privateNoteDraft) {
			this.privateNotes = privateNotes;
			this.progressNoteDraft = progressNoteDraft;
			this.privateNoteDraft = privateNoteDraft;
		}
	}

	private Session(SessionRow row, PlannedSession planned, SessionEnd end, Own own, List<SessionRow> notes) {
		this.row = row;
		this.planned = planned;
		this.end = end;
		this.own = own;
		this.notes = notes;
	}

	/**
	 * @param row the row of the session in the record; null for an appointment without data in the record
	 * @param planned the appointment; null for a session without an appointment
	 */
	static Session of(SessionRow row, PlannedSession planned) {
		return new Session(row, planned, SessionEnd.UNKNOWN, Own.NOTHING, Collections.emptyList());
	}

	Session with(SessionEnd known) {
		return new Session(row, planned, known, own, notes);
	}

	Session with(Own ofUser) {
		return new Session(row, planned, end, ofUser, notes);
	}

	/** @param onVisit the progress notes of the session */
	Session with(List<SessionRow> onVisit) {
		return new Session(row, planned, end, own, Collections.unmodifiableList(onVisit));
	}

	/** @return the row of the session in the record; empty for an appointment without data in the record */
	public Optional<SessionRow> getRow() {
		return Optional.ofNullable(row);
	}

	public Optional<PlannedSession> getPlanned() {
		return Optional.ofNullable(planned);
	}

	/**
	 * @return the uuid of the session's encounter; if there is no encounter, the uuid of the visit; if there is no
	 *         visit, the uuid of the appointment
	 */
	public String getUuid() {
		if (row == null) {
			return planned.getUuid();
		}
		return row.getKind() == SessionRow.Kind.VISIT ? row.getVisit().get().getUuid() : row.getEncounterUuid();
	}

	public SessionClient getClient() {
		return row == null ? planned.getClient() : row.getClient();
	}

	/**
	 * @return the day of the session at the place where the session was held; the day at the clinic if the UTC offset of
	 *         that place is not known
	 */
	public LocalDate getDay() {
		return row == null ? ClinicDay.of(planned.getStart()) : row.getDay();
	}

	/** @return the start of the session; null if only the day of the session is known */
	public Instant getStart() {
		return row == null ? planned.getStart() : row.getStart();
	}

	/** @return the time by which sessions are sorted; if the start is not known, the beginning of the session's day */
	Instant getTime() {
		return row == null ? planned.getStart() : row.getTime();
	}

	/**
	 * @return the end of the session that a note records; if no note records an end and the start is known, the end of the
	 *         appointment
	 */
	public SessionEnd getEnd() {
		return end.getEnd() == null && planned != null && getStart() != null
				? SessionEnd.of(getStart(), planned.getEnd(), null)
				: end;
	}

	public Optional<SessionPart> getType() {
		Optional<SessionPart> service = Optional.ofNullable(planned).map(PlannedSession::getService);
		return service.isPresent() ? service : getRow().flatMap(SessionRow::getType);
	}

	public Optional<SessionPart> getLocation() {
		Optional<SessionPart> inRecord = getRow().flatMap(SessionRow::getLocation);
		return inRecord.isPresent() ? inRecord : Optional.ofNullable(planned).map(PlannedSession::getLocation);
	}

	/**
	 * @return the user's own private notes on the session, without text; empty if the user may not currently be told about
	 *          any notes
	 */
	public Optional<List<NoteHeader>> getPrivateNotes() {
		return Optional.ofNullable(own.privateNotes);
	}

	/** @return the uuid of the note for which the user has a draft of a progress note; null if there is no such draft */
	public String getProgressNoteDraft() {
		return own.progressNoteDraft;
	}

	/** @return the uuid of the note for which the user has a draft of a private note; null if there is no such draft */
	public String getPrivateNoteDraft() {
		return own.privateNoteDraft;
	}

	/** @return the progress notes of the session that the user may read */
	public List<SessionRow> getProgressNotes() {
		return notes;
	}
}
