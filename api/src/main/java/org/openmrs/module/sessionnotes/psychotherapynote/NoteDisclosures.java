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

/**
 * States what this package needs to know about disclosures of notes. This package uses nothing else about disclosures.
 */
public interface NoteDisclosures {

	/**
	 * Finds the disclosures that entitle a user now. This method looks up no note. Whether or not a note exists, this
	 * method runs the same number of SQL statements and opens the same number of seals.
	 *
	 * @return the disclosures to a user that are open now and whose other conditions are met, with shortened texts. A
	 *         disclosure for training has the condition that the supervision on which the disclosure rests still
	 *         exists. A disclosure by a custodian has the condition that the author is still away.
	 */
	List<Disclosure> entitlements(JdbcOperations jdbc, String userUuid);

	/**
	 * Refuses a disclosure whose row was restored to an earlier state. The log shows whether the disclosure was revoked
	 * after the restored state had been stored.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.SessionNotesException if the disclosure's row no longer matches what was
	 *         stored
	 * @throws org.springframework.dao.ConcurrencyFailureException if a different request changed the disclosure at this
	 *         moment; on a second attempt, the row and the log agree
	 */
	void requireAsLogged(JdbcOperations jdbc, Disclosure disclosure);

	/**
	 * @param authorUuids the accounts of one person
	 * @param moment the moment, in milliseconds since 1970-01-01 UTC
	 * @return the disclosures of which the person may not be notified yet, with shortened texts; only disclosures of
	 *         notes by the given accounts are returned
	 */
	List<Disclosure> untold(JdbcOperations jdbc, Collection<String> authorUuids, long moment);

	/**
	 * @return the uuids of the disclosures whose row no longer matches what was stored. The method holds only one
	 *         disclosure at a time in memory.
	 */
	List<String> altered(JdbcOperations jdbc);

	/** @return the uuids of the disclosures that appear in the log but no longer have a row */
	List<String> missing(JdbcOperations jdbc);

	/** @return the uuids of disclosures that an earlier version of the module stored and that still have no summary */
	List<String> withoutSummary(JdbcOperations jdbc);

	/**
	 * Writes the data of a disclosure that an earlier version of the module did not write: the summary, and the columns
	 * that are used to select rows. The digest of the disclosure stays the same.
	 */
	void summarize(JdbcOperations jdbc, String uuid);
}
