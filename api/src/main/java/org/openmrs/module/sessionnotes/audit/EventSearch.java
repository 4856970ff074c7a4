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

/** Which events of the log are asked for. Every condition narrows them; none means all. */
public final class EventSearch {

	private final StringBuilder where = new StringBuilder("1 = 1");

	private final List<Object> values = new ArrayList<>();

	/** Events of the note with that identifier, those included in which it was asked for in vain. */
	public EventSearch ofNote(String noteUuid) {
		return and("e.note_id in (select note_id from sessionnotes_note where uuid = ?)", noteUuid);
	}

	/** Events of one note. */
	public EventSearch ofNote(int noteId) {
		return and("e.note_id = ?", noteId);
	}

	/** Events by a user: as whom it was done, or who had signed in. */
	public EventSearch byUser(String userUuid) {
		return and("(e.user_uuid = ? or e.signed_in_user_uuid = ?)", userUuid, userUuid);
	}

	/** @param moment itself included, in milliseconds since 1970-01-01 UTC */
	public EventSearch from(long moment) {
		return and("e.occurred_at >= ?", moment);
	}

	/** @param moment itself excluded, in milliseconds since 1970-01-01 UTC */
	public EventSearch until(long moment) {
		return and("e.occurred_at < ?", moment);
	}

	public EventSearch ofType(AccessEventType type) {
		return and("e.event_type = ?", type.name());
	}

	/** Changes of safeguards, and of who supervises whom. */
	public EventSearch ofSettings() {
		List<String> types = new ArrayList<>();
		for (AccessEventType type : AccessEventType.values()) {
			if (type.name().startsWith("SETTING_") || type.name().startsWith("SUPERVISION_")) {
				types.add(type.name());
			}
		}
		return and(in("e.event_type", types), types.toArray());
	}

	/** Leaves out what was done under one of these disclosures, or is about one. */
	public EventSearch underNone(Collection<String> disclosureUuids) {
		return and("(e.disclosure_uuid is null or not (" + in("e.disclosure_uuid", disclosureUuids) + "))",
				disclosureUuids.toArray());
	}

	/**
	 * Leaves out refusals of notes to a user.
	 *
	 * @param since those from before stay, in milliseconds since 1970-01-01 UTC
	 * @param authorUuids of notes by these accounts only
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

	String getWhere() {
		return where.toString();
	}

	List<Object> getValues() {
		return values;
	}
}
