/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Collection;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.springframework.jdbc.core.JdbcOperations;

/** The questions that the notes ask about disclosures made of them. The notes know nothing else about disclosures. */
public interface NoteDisclosures {

	/**
	 * Finds the disclosures that entitle a user now. It looks up no note. It therefore runs the same number of statements and
	 * opens the same number of seals whether or not the note exists.
	 *
	 * @return the disclosures to a user that are open now and whose further conditions are met. For training, the supervision
	 *         on which the disclosure rests still exists. For a disclosure by a custodian, the author is still away. The
	 *         wording is shortened.
	 */
	List<Disclosure> entitlements(JdbcOperations jdbc, String userUuid);

	/**
	 * Refuses a disclosure whose row was put back to an earlier state. The log knows that it was revoked in the meantime.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.SessionNotesException if its row is not as it was stored
	 * @throws org.springframework.dao.ConcurrencyFailureException if another request changed the disclosure at this moment; on
	 *         a second attempt, row and log agree
	 */
	void requireAsLogged(JdbcOperations jdbc, Disclosure disclosure);

	/**
	 * @param authorUuids the accounts of one person
	 * @param moment in milliseconds since 1970-01-01 UTC
	 * @return the disclosures of notes by any of these accounts that the person may not be told about yet, with shortened
	 *         wording
	 */
	List<Disclosure> untold(JdbcOperations jdbc, Collection<String> authorUuids, long moment);

	/**
	 * @return the uuids of the disclosures whose row is not as it was stored; only one disclosure at a time is held in memory
	 */
	List<String> altered(JdbcOperations jdbc);

	/** @return the uuids of the disclosures that are in the log but no longer have a row */
	List<String> missing(JdbcOperations jdbc);

	/** @return the uuids of disclosures that an earlier version of the module stored, and that have no summary yet */
	List<String> withoutSummary(JdbcOperations jdbc);

	/**
	 * Writes the data that an earlier version of the module did not write: the summary and the columns that select rows. The
	 * digest of the disclosure stays the same.
	 */
	void summarize(JdbcOperations jdbc, String uuid);
}
