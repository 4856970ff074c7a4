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

import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;

/**
 * The conditions for a search of the log. An event is found if it meets all conditions; without conditions, every event
 * is found.
 */
public final class EventSearch {

	private final StringBuilder where = new StringBuilder("1 = 1");

	private final List<Object> values = new ArrayList<>();

	private String userUuid;

	private String startUuid;

	/** Selects the events about the note with the given uuid, including refused requests for the note. */
	public EventSearch ofNote(String noteUuid) {
		return and("e.note_id in (select note_id from sessionnotes_note where uuid = ?)", noteUuid);
	}

	/** Selects the events about the note with the given id. */
	public EventSearch ofNote(int noteId) {
		return and("e.note_id = ?", noteId);
	}

	/** Selects the events about all notes on the given patient, including refused requests for these notes. */
	public EventSearch ofPatient(String patientUuid) {
		return and("e.note_id in (select note_id from sessionnotes_note where patient_uuid = ?)", patientUuid);
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
		return and(in("e.event_type", types), types.toArray());
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
		return and("(e.disclosure_uuid is null or not (" + in("e.disclosure_uuid", disclosureUuids) + "))",
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
						+ "and e.note_id in (select note_id from sessionnotes_note where " + in("author_uuid", authorUuids)
						+ "))",
				with.toArray());
	}

	private static String in(String column, Collection<String> some) {
		return some.isEmpty() ? "1 = 0" : column + " in (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")";
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
	Condition getCondition() {
		return userUuid == null
				? condition("", Collections.emptyList())
				: condition(" and (e.user_uuid = ? or e.signed_in_user_uuid = ?)", Arrays.asList(userUuid, userUuid));
	}

	/**
	 * Splits the search into several conditions, of which no event meets more than one. For each condition, an index
	 * lists the events in order, so that a page of events is found without sorting all events.
	 */
	List<Condition> getOrderedConditions() {
		if (userUuid == null) {
			return Collections.singletonList(getCondition());
		}
		return Arrays.asList(condition(" and e.user_uuid = ?", Collections.singletonList(userUuid)),
				condition(" and e.signed_in_user_uuid = ? and (e.user_uuid is null or e.user_uuid <> ?)",
						Arrays.asList(userUuid, userUuid)));
	}

	private Condition condition(String more, List<Object> with) {
		List<Object> all = new ArrayList<>(values);
		all.addAll(with);
		return new Condition(where + more, all);
	}

	/** A condition in SQL on the events, with the values for its placeholders. */
	static final class Condition {

		private final String where;

		private final List<Object> values;

		private Condition(String where, List<Object> values) {
			this.where = where;
			this.values = values;
		}

		String getWhere() {
			return where;
		}

		List<Object> getValues() {
			return values;
		}
	}
}
