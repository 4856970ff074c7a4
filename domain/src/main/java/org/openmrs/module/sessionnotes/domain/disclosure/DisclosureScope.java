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
 * The notes that a disclosure covers: either one note, or one author's notes on one patient for sessions within a range
 * of days. The disclosure that names a custodian may cover all notes of an author.
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

	/** @return the scope of all notes of an author, on all patients */
	public static DisclosureScope notesOfAuthor(String authorUuid) {
		return new DisclosureScope(authorUuid, null, null, null, null);
	}

	/**
	 * @param authorUuid the author of the notes
	 * @param patientUuid the patient about whom the notes were written
	 * @param from the first session date that the scope covers, in milliseconds since 1970-01-01 UTC; null for no first date
	 * @param to the last session date that the scope covers (inclusive), in milliseconds since 1970-01-01 UTC; null to cover
	 *        future notes as well
	 * @return the scope of the author's notes on the patient with a session date from the first to the last date
	 */
	public static DisclosureScope notesOnPatient(String authorUuid, String patientUuid, Long from, Long to) {
		return new DisclosureScope(authorUuid, Objects.requireNonNull(patientUuid, "patientUuid"), null, from, to);
	}

	/**
	 * @param authorUuid the author of the notes
	 * @param patientUuid the patient about whom the notes were written
	 * @param firstDay the first session day that the scope covers
	 * @param lastDay the last session day, which the scope covers in full
	 * @param zone the clinic's time zone, in which days begin and end
	 * @return the scope of the author's notes on the patient for sessions from the first to the last day
	 */
	public static DisclosureScope daysOnPatient(String authorUuid, String patientUuid, LocalDate firstDay, LocalDate lastDay,
			ZoneId zone) {
		return notesOnPatient(authorUuid, patientUuid, firstDay.atStartOfDay(zone).toInstant().toEpochMilli(),
				lastDay.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
	}

	public String getAuthorUuid() {
		return authorUuid;
	}

	/** @return the patient whose notes the scope covers, or null if the scope is all notes of the author */
	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the single note that the scope covers, or null if the scope is not a single note */
	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the first session date that the scope covers, or null if there is no first date */
	public Long getFrom() {
		return from;
	}

	/** @return the last session date that the scope covers, or null if there is no last date */
	public Long getTo() {
		return to;
	}

	/** @return true if the scope states exactly which notes are covered: one note, or a first and a last day */
	public boolean isExact() {
		return noteUuid != null || from != null && to != null;
	}

	/** @return true if the last day of the scope is before the first day, so that the scope does not cover any note */
	public boolean isEmpty() {
		return from != null && to != null && to < from;
	}

	/**
	 * @param note any note
	 * @return true if the scope covers the note
	 */
	public boolean covers(RestrictedNote note) {
		// authors choose the uuids of their notes, so two authors may have chosen the same uuid
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
	 * @return true if this scope covers every note that the other scope covers
	 */
	public boolean includes(DisclosureScope other) {
		return authorUuid.equals(other.authorUuid) && (patientUuid == null || patientUuid.equals(other.patientUuid))
				&& (noteUuid == null || noteUuid.equals(other.noteUuid))
				&& (from == null || other.from != null && from <= other.from)
				&& (to == null || other.to != null && other.to <= to);
	}
}
