/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The conditions for a search of the log. An event is found if it meets all conditions; without conditions, every event
 * is found.
 */
public final class EventSearch {

	private final StringBuilder where = new StringBuilder("1 = 1");

	private final List<Object> values = new ArrayList<>();

	private String userUuid;

	private String startUuid;

	private String noteUuid;

	private Integer noteId;

	private String patientUuid;

	private final Set<String> disclosuresOfNote = new TreeSet<>();

	private final Set<String> mergedPatients = new TreeSet<>();

	private boolean withoutPapers;

	/** Selects the events about the note with the given uuid, including refused requests for the note. */
	public EventSearch ofNote(String uuid) {
		noteUuid = uuid;
		return this;
	}

	/** Selects the events about the note with the given id. */
	public EventSearch ofNote(int id) {
		noteId = id;
		return this;
	}

	/**
	 * Adds the steps of disclosures to the events about the note, such as the revocation of a disclosure. No note stands in
	 * the event of such a step, because a disclosure may cover many notes.
	 *
	 * @param disclosureUuids the disclosures that cover the note
	 */
	public EventSearch withStepsOf(Collection<String> disclosureUuids) {
		disclosuresOfNote.addAll(disclosureUuids);
		return this;
	}

	/**
	 * Selects the events about the given patient: about notes and disclosures, papers and requests for copies, legal holds and
	 * accountings. Refused requests for notes are included. A custody of all notes of an author is about no single patient.
	 */
	public EventSearch ofPatient(String uuid) {
		patientUuid = uuid;
		return this;
	}

	/**
	 * Adds the events about former patients to the events about the patient.
	 *
	 * @param patientUuids the patients who were merged into the patient
	 */
	public EventSearch withMerged(Collection<String> patientUuids) {
		mergedPatients.addAll(patientUuids);
		return this;
	}

	/**
	 * Leaves papers, requests, legal holds and accountings out of the events about the patient. The paper of a legal order,
	 * for example, would reveal the order to an author of notes on the patient, who may not be notified yet.
	 */
	public EventSearch withoutPapers() {
		withoutPapers = true;
		return this;
	}

	/** @return the uuid of the note whose events are selected; null if the search names no note by its uuid */
	public String getNoteUuid() {
		return noteUuid;
	}

	/** @return the id of the note whose events are selected; null if the search names no note by its id */
	public Integer getNoteId() {
		return noteId;
	}

	/** @return the uuid of the patient whose events are selected; null if the search names no patient */
	public String getPatientUuid() {
		return patientUuid;
	}

	/** Selects the events in which the given user either acted or was the user who signed in to the session. */
	public EventSearch byUser(String uuid) {
		userUuid = uuid;
		return this;
	}

	/** Selects the events that a list shows below a given event. A count of the events found ignores this condition. */
	public EventSearch before(String eventUuid) {
		startUuid = eventUuid;
		return this;
	}

	/** @param moment the earliest time of the selected events, in milliseconds since 1970-01-01 UTC */
	public EventSearch from(long moment) {
		return and("e.occurred_at >= ?", moment);
	}

	/** @param moment the time before which the selected events occurred, in milliseconds since 1970-01-01 UTC */
	public EventSearch until(long moment) {
		return and("e.occurred_at < ?", moment);
	}

	public EventSearch ofType(AccessEventType type) {
		return and("e.event_type = ?", type.name());
	}

	/** Selects the events about changes of safeguards and of the supervision of therapists. */
	public EventSearch ofSettings() {
		List<String> types = new ArrayList<>();
		for (AccessEventType type : AccessEventType.values()) {
			if (type.name().startsWith("SETTING_") || type.name().startsWith("SUPERVISION_")) {
				types.add(type.name());
			}
		}
		return and(Condition.places("e.event_type", types), types.toArray());
	}

	/**
	 * Leaves out the events that concern any of the given disclosures, including the reading of notes under such a
	 * disclosure.
	 */
	public EventSearch underNone(Collection<String> disclosureUuids) {
		if (disclosureUuids.isEmpty()) {
			// without this condition, an index has all that a search of a page needs
			return this;
		}
		return and("(e.disclosure_uuid is null or not (" + Condition.places("e.disclosure_uuid", disclosureUuids) + "))",
				disclosureUuids.toArray());
	}

	/**
	 * Leaves out events about the refusal of the given user's requests for notes.
	 *
	 * @param since the moment from which refusals are left out, in milliseconds since 1970-01-01 UTC; earlier refusals
	 *         remain in the result
	 * @param authorUuids the uuids of the authors' accounts; only refusals of requests for notes by these authors are
	 *         left out
	 */
	public EventSearch withoutRefusals(String userUuid, long since, Collection<String> authorUuids) {
		List<Object> with = new ArrayList<>(Arrays.asList(userUuid, since));
		with.addAll(authorUuids);
		return and(
				"not (e.event_type = 'DENIED' and coalesce(e.user_uuid, '') = ? and e.occurred_at >= ? and e.note_id is not null "
						+ "and e.note_id in (select note_id from sessionnotes_note where "
						+ Condition.places("author_uuid", authorUuids)
						+ "))",
				with.toArray());
	}

	private EventSearch and(String condition, Object... with) {
		where.append(" and ").append(condition);
		values.addAll(Arrays.asList(with));
		return this;
	}

	/** @return the uuid of the event below which a list begins; null to begin with the newest event */
	String getStartUuid() {
		return startUuid;
	}

	/** @return the whole search as a single condition in SQL */
	Condition getCondition(JdbcOperations jdbc) {
		Condition whole = new Condition(where.toString(), values);
		for (List<Condition> alternatives : getAlternatives(jdbc)) {
			whole = whole.and(Condition.any(alternatives));
		}
		return userUuid == null
				? whole
				: whole.and(new Condition("(e.user_uuid = ? or e.signed_in_user_uuid = ?)", userUuid, userUuid));
	}

	/**
	 * Splits the search into several conditions, of which each event that is found meets at least one. For each condition, an
	 * index lists the events, so that a page of events is found without reading all events.
	 */
	List<Condition> getOrderedConditions(JdbcOperations jdbc) {
		List<Condition> parts = Collections.singletonList(new Condition(where.toString(), values));
		List<List<Condition>> all = getAlternatives(jdbc);
		if (userUuid != null) {
			all.add(Arrays.asList(new Condition("e.user_uuid = ?", userUuid),
					new Condition("e.signed_in_user_uuid = ? and (e.user_uuid is null or e.user_uuid <> ?)", userUuid,
							userUuid)));
		}
		for (List<Condition> alternatives : all) {
			parts = parts.stream().flatMap(part -> alternatives.stream().map(part::and)).collect(Collectors.toList());
		}
		return parts;
	}

	/** @return lists of conditions; an event that is found meets at least one condition of each list */
	private List<List<Condition>> getAlternatives(JdbcOperations jdbc) {
		List<List<Condition>> all = new ArrayList<>();
		if (noteUuid != null) {
			all.add(withSteps(
					new Condition("e.note_id in (select note_id from sessionnotes_note where uuid = ?)", noteUuid)));
		}
		if (noteId != null) {
			all.add(withSteps(new Condition("e.note_id = ?", noteId)));
		}
		if (patientUuid != null) {
			Set<String> patients = new TreeSet<>(mergedPatients);
			patients.add(patientUuid);
			all.add(EventsOfPatient.conditions(jdbc, patients, !withoutPapers));
		}
		return all;
	}

	private List<Condition> withSteps(Condition ofNote) {
		// the event of a file stands with each note in it, too
		return disclosuresOfNote.isEmpty()
				? Collections.singletonList(ofNote)
				: Arrays.asList(ofNote, Condition.in("e.disclosure_uuid", disclosuresOfNote)
						.and(new Condition("e.note_id is null and e.event_type <> ?", AccessEventType.FILE_MADE.name())));
	}
}
