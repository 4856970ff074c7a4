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

/** What notes need of the disclosures that are made of them. The notes know no more of disclosures than this. */
public interface NoteDisclosures {

	/**
	 * As many statements and seals for whoever asks for a note that exists as for one that does not: no note is asked for here.
	 *
	 * @return those disclosures to a user that are open to them, and hold besides what they say themselves: under training the
	 *         supervision stands that they rest on, and an author whose custodian disclosed is still away. With
	 *         shortened words.
	 */
	List<Disclosure> entitlements(JdbcOperations jdbc, String userUuid);

	/**
	 * Refuses a disclosure that was put back as it had been before: the log knows that it was revoked meanwhile.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.SessionNotesException if its row is not what was stored
	 * @throws org.springframework.dao.ConcurrencyFailureException if a step was taken with it in this moment: tried again, row and
	 *         log agree
	 */
	void requireAsLogged(JdbcOperations jdbc, Disclosure disclosure);

	/**
	 * @param authorUuids the accounts of one person
	 * @param moment in milliseconds since 1970-01-01 UTC
	 * @return the disclosures of notes by any of these accounts of which the person may not be told yet, with shortened words
	 */
	List<Disclosure> untold(JdbcOperations jdbc, Collection<String> authorUuids, long moment);

	/** @return the uuids of the disclosures whose row is not what was stored, one at a time in memory */
	List<String> altered(JdbcOperations jdbc);

	/** @return the uuids of the disclosures that the log has and no row any more */
	List<String> missing(JdbcOperations jdbc);

	/** @return the uuids of disclosures of earlier versions, which have no summary yet */
	List<String> withoutSummary(JdbcOperations jdbc);

	/** Writes what a version before did not: the summary and the columns that rows are chosen by. Its digest stays. */
	void summarize(JdbcOperations jdbc, String uuid);
}
