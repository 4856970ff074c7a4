/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** A session in the record: a progress note, or a therapist's visit or encounter without a note. */
public final class SessionRow {

	/** The kind of record that represents a session: a note, a visit or an encounter. */
	public enum Kind {

		/** A session with a progress note; the session's encounter is the note. */
		NOTE,

		/**
		 * A visit in which the therapist had an encounter but wrote no note. The session row names the therapist's
		 * first encounter in the visit.
		 */
		VISIT,

		/** A session without a note whose encounter is not part of any visit. */
		ENCOUNTER
	}

	private final Kind kind;

	private final boolean own;

	private final int encounterId;

	private final SessionPart encounter;

	private final SessionPart visit;

	private final SessionPart type;

	private final SessionPart location;

	private final SessionPart therapist;

	private final SessionClient client;

	private final ProgressNoteState state;

	private final Instant time;

	private final Instant start;

	private final ZoneOffset offset;

	SessionRow(Kind kind, boolean own, int encounterId, SessionPart encounter, SessionPart visit, SessionPart type,
			SessionPart location, SessionPart therapist, SessionClient client, ProgressNoteState state, Instant time,
			Instant start, ZoneOffset offset) {
		this.kind = kind;
		this.own = own;
		this.encounterId = encounterId;
		this.encounter = encounter;
		this.visit = visit;
		this.type = type;
		this.location = location;
		this.therapist = therapist;
		this.client = client;
		this.state = state;
		this.time = time;
		this.start = start;
		this.offset = offset;
	}

	public Kind getKind() {
		return kind;
	}

	/** @return {@code true} if the requesting user is a therapist of the session, with any of the user's accounts */
	public boolean isOwn() {
		return own;
	}

	int getEncounterId() {
		return encounterId;
	}

	public String getEncounterUuid() {
		return encounter.getUuid();
	}

	/** @return the encounter of the session; the display text of the encounter is the name of the encounter type */
	public SessionPart getEncounter() {
		return encounter;
	}

	/** @return the visit of the session; the display text of the visit is the name of the visit type */
	public Optional<SessionPart> getVisit() {
		return Optional.ofNullable(visit);
	}

	/** @return the type of the visit */
	public Optional<SessionPart> getType() {
		return Optional.ofNullable(type);
	}

	public Optional<SessionPart> getLocation() {
		return Optional.ofNullable(location);
	}

	/** @return the provider who held the session; empty for a note that no longer has a provider */
	public Optional<SessionPart> getTherapist() {
		return Optional.ofNullable(therapist);
	}

	public SessionClient getClient() {
		return client;
	}

	/** @return the state of the session's note; empty if the session has no note */
	public Optional<ProgressNoteState> getState() {
		return Optional.ofNullable(state);
	}

	/**
	 * @return the date and time of the session's encounter, by which sessions are sorted; if the start of the session
	 *         is not known, the beginning of the session's day at the clinic
	 */
	public Instant getTime() {
		return time;
	}

	/** @return the start of the session; {@code null} if only the day of the session is known */
	public Instant getStart() {
		return start;
	}

	/**
	 * @return the day of the session at the place where the session was held. If the day at the session's place is not
	 *         known, the day at the clinic is returned.
	 */
	public LocalDate getDay() {
		return SessionPlace.day(time, offset);
	}

	/**
	 * @return the UTC offset that the request contained with the time of the note; {@code null} if the request
	 *         contained no UTC offset
	 */
	public ZoneOffset getOffset() {
		return offset;
	}

	/** Returns a text without the client's data, because the platform logs arguments by calling {@code toString()}. */
	@Override
	public String toString() {
		return "SessionRow[" + kind + " " + encounter.getUuid() + "]";
	}
}
