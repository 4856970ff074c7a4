/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Prevents obs from having the uuids of notes. If an obs had the uuid of a note, a search for the note would find the
 * obs instead. In addition, an edit that the author intends for the note would be stored in the obs, readable for
 * everyone. The checks of uuids are SQL queries on the caller's database connection.
 */
public class NoteUuids {

	/** The number of spellings of a uuid that are searched for; the same uuid may be stored in upper or lower case. */
	private static final int FORMS = 3;

	private static final String IN_FORMS = " in (" + String.join(", ", Collections.nCopies(FORMS, "?")) + ")";

	private static final String OF_NOTE = "select uuid from sessionnotes_note where uuid" + IN_FORMS;

	private final StoreTransactions transactions;

	public NoteUuids(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/** @throws ConflictException if an obs or a note already has the given uuid; a uuid of null is accepted */
	void requireFree(String uuid) {
		if (uuid == null) {
			return;
		}
		List<Object> forms = forms(uuid);
		List<Object> twice = new ArrayList<>(forms);
		twice.addAll(forms);
		if (isAny(OF_NOTE + " union all select uuid from obs where uuid" + IN_FORMS, twice)) {
			RefusedRequests.add(ErrorCodes.OBS_UUID_IN_USE);
			throw new ConflictException(ErrorCodes.OBS_UUID_IN_USE);
		}
	}

	/** @return true if any author has a note with the given uuid; the caller must not reveal the result to anyone */
	boolean isOfNote(String uuid) {
		return uuid != null && isAny(OF_NOTE, forms(uuid));
	}

	/** @return true if the given user has written a note with the given uuid */
	boolean isOfNoteBy(String uuid, String authorUuid) {
		List<Object> parameters = forms(uuid);
		parameters.add(authorUuid);
		return authorUuid != null && isAny(OF_NOTE + " and author_uuid = ?", parameters);
	}

	/** @return true if the obs has a uuid in the database that differs from the given uuid */
	boolean isChanged(Integer obsId, String uuid) {
		return transactions
				.reading(jdbc -> jdbc.queryForList("select uuid from obs where obs_id = ?", String.class, obsId)).stream()
				.anyMatch(stored -> !stored.trim().equals(uuid));
	}

	private boolean isAny(String sql, List<Object> parameters) {
		return !transactions.reading(jdbc -> jdbc.queryForList(sql, String.class, parameters.toArray())).isEmpty();
	}

	/**
	 * Returns the spellings of a uuid to search for. Trailing spaces are removed, because database columns of fixed
	 * width drop trailing spaces.
	 */
	private static List<Object> forms(String uuid) {
		String trimmed = uuid.trim();
		return new ArrayList<>(
				Arrays.asList(trimmed, trimmed.toLowerCase(Locale.ROOT), trimmed.toUpperCase(Locale.ROOT)));
	}
}
