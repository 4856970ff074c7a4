/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;

/**
 * The notes that a disclosure covers: one note, or an author's notes on one patient in a range of session days. A
 * custodian's disclosure may cover all notes of an author.
 */
public final class DisclosureScope {

	private final String authorUuid;

	private final String patientUuid;

	private final String noteUuid;

	private final Long from;

	private final Long to;

	private DisclosureScope(String authorUuid, String patientUuid, String noteUuid, Long from, Long to) {
		this.authorUuid = Objects.requireNonNull(authorUuid, "authorUuid");
		this.patientUuid = patientUuid;
		this.noteUuid = noteUuid;
		this.from = from;
		this.to = to;
	}

	public static DisclosureScope note(String authorUuid, String patientUuid, String noteUuid) {
		return new DisclosureScope(authorUuid, Objects.requireNonNull(patientUuid, "patientUuid"),
				Objects.requireNonNull(noteUuid, "noteUuid"), null, null);
	}

	/** @return all notes of an author, on every patient */
	public static DisclosureScope notesOfAuthor(String authorUuid) {
		return new DisclosureScope(authorUuid, null, null, null, null);
	}

	/**
	 * @param authorUuid the author of the notes
	 * @param patientUuid the patient whom the notes are about
	 * @param from the first session date that is covered, in milliseconds since 1970-01-01 UTC; null for no first date
	 * @param to the last session date that is covered (inclusive); null for no last date, which includes future notes
	 * @return the author's notes on the patient with a session date between the two
	 */
	public static DisclosureScope notesOnPatient(String authorUuid, String patientUuid, Long from, Long to) {
		return new DisclosureScope(authorUuid, Objects.requireNonNull(patientUuid, "patientUuid"), null, from, to);
	}

	/**
	 * @param authorUuid the author of the notes
	 * @param patientUuid the patient whom the notes are about
	 * @param firstDay the first day of sessions
	 * @param lastDay the last day of sessions, which is covered in full
	 * @param zone the time zone of the clinic's days
	 * @return the author's notes on the patient for sessions on those days
	 */
	public static DisclosureScope daysOnPatient(String authorUuid, String patientUuid, LocalDate firstDay, LocalDate lastDay,
			ZoneId zone) {
		return notesOnPatient(authorUuid, patientUuid, firstDay.atStartOfDay(zone).toInstant().toEpochMilli(),
				lastDay.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
	}

	public String getAuthorUuid() {
		return authorUuid;
	}

	/** @return the one patient, or null if the scope is all notes of the author */
	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the one note, or null if the scope is not one note */
	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the first session date that is covered, or null */
	public Long getFrom() {
		return from;
	}

	/** @return the last session date that is covered, or null */
	public Long getTo() {
		return to;
	}

	/** @return true if it states exactly what it covers: one note, or a first and a last day */
	public boolean isExact() {
		return noteUuid != null || from != null && to != null;
	}

	/** @return true if its last day is before its first, so that it covers nothing */
	public boolean isEmpty() {
		return from != null && to != null && to < from;
	}

	/**
	 * @param note any note
	 * @return true if it is covered
	 */
	public boolean covers(RestrictedNote note) {
		// authors choose the uuids of their notes: two authors may have chosen the same one
		return authorUuid.equals(note.getAuthorUuid())
				&& (patientUuid == null || patientUuid.equals(note.getPatientUuid()))
				&& (noteUuid == null || noteUuid.equals(note.getNoteUuid()))
				&& (from == null || from <= note.getSessionDate()) && (to == null || note.getSessionDate() <= to);
	}

	DisclosureScope onPatient(String otherPatientUuid) {
		return new DisclosureScope(authorUuid, patientUuid == null ? null : otherPatientUuid, noteUuid, from, to);
	}

	/**
	 * @param other any scope
	 * @return true if this scope covers everything that the other one covers
	 */
	public boolean includes(DisclosureScope other) {
		return authorUuid.equals(other.authorUuid) && (patientUuid == null || patientUuid.equals(other.patientUuid))
				&& (noteUuid == null || noteUuid.equals(other.noteUuid))
				&& (from == null || other.from != null && from <= other.from)
				&& (to == null || other.to != null && other.to <= to);
	}
}
