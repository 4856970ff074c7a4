/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Lists disclosures page by page, newest first, with shortened texts. The columns of the table only exclude rows; the
 * sealed content of each disclosure decides whether the list shows the disclosure. A row that no longer matches its seal
 * is left out and does not shorten a page. This class does not check the caller's permissions.
 */
final class DisclosureLists {

	/** The number of rows that are read at once. */
	private static final int ROWS = 100;

	private static final String NOT_OVER = "(open_until is null or open_until > ?)";

	private final DisclosureStore store;

	DisclosureLists(DisclosureStore store) {
		this.store = store;
	}

	/** @return the disclosures whose recipient is the given user and that no longer wait for approval */
	List<Disclosure> toUser(JdbcOperations jdbc, String userUuid, DisclosurePage page) {
		return list(jdbc, "recipient_uuid = ? and (state is null or state in ('OPEN', 'REVOKED'))", Arrays.asList(userUuid),
				page, disclosure -> KnownDisclosures.isKnownToRecipient(disclosure, page.getMoment()));
	}

	/** @return those disclosures of an author's notes of which the author may be notified */
	List<Disclosure> toldOfAuthor(JdbcOperations jdbc, String authorUuid, DisclosurePage page) {
		return list(jdbc, "author_uuid = ? and (told_from is null or told_from <= ?)",
				Arrays.asList(authorUuid, page.getMoment()), page,
				disclosure -> disclosure.isToldToAuthor(page.getMoment()));
	}

	/** @return the disclosures that a user made or recorded */
	List<Disclosure> madeBy(JdbcOperations jdbc, String userUuid, DisclosurePage page) {
		return list(jdbc, "made_by = ?", Arrays.asList(userUuid), page, disclosure -> true);
	}

	/** @return the disclosures of other authors' notes that a user made or recorded */
	List<Disclosure> madeOfOthers(JdbcOperations jdbc, String userUuid, DisclosurePage page) {
		return list(jdbc, "made_by = ? and author_uuid <> ?", Arrays.asList(userUuid, userUuid), page, disclosure -> true);
	}

	/** @return all disclosures except those of notes by the given authors */
	List<Disclosure> allBut(JdbcOperations jdbc, Collection<String> authorUuids, DisclosurePage page) {
		return list(jdbc, "author_uuid not in (" + UuidQuery.marks(authorUuids) + ")", new ArrayList<>(authorUuids), page,
				disclosure -> true);
	}

	/** @return the emergency readings that wait for the decision of a second person */
	List<Disclosure> proposedEmergencies(JdbcOperations jdbc) {
		return list(jdbc, "(state is null or state = 'WAITING')", new ArrayList<>(),
				DisclosurePage.all(DisclosureStage.PROPOSED), Disclosure::isEmergency);
	}

	private List<Disclosure> list(JdbcOperations jdbc, String where, List<?> values, DisclosurePage page,
			Predicate<Disclosure> shown) {
		String rows = where;
		List<Object> all = new ArrayList<>(values);
		if (page.getStage() != null) {
			rows += page.getStage() == DisclosureStage.OVER
					? " and (open_until is null or open_until <= ?)"
					: " and " + NOT_OVER;
			all.add(page.getMoment());
		}
		return read(jdbc, rows, all, page, shown.and(page::isAtStage));
	}

	private List<Disclosure> read(JdbcOperations jdbc, String where, List<Object> values, DisclosurePage page,
			Predicate<Disclosure> shown) {
		List<Disclosure> found = new ArrayList<>();
		long toSkip = page.getStartIndex();
		boolean more = true;
		for (int offset = 0; more && found.size() < page.getLimit(); offset += ROWS) {
			List<Object> ofRows = new ArrayList<>(values);
			ofRows.add(ROWS);
			ofRows.add(offset);
			List<Disclosure> rows = store.rows(jdbc, where + DisclosureStore.NEWEST_FIRST + " limit ? offset ?",
					ofRows.toArray());
			for (Disclosure each : rows) {
				if (each != null && shown.test(each) && toSkip-- <= 0 && found.size() < page.getLimit()) {
					found.add(each);
				}
			}
			more = rows.size() == ROWS;
		}
		return found;
	}
}
