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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Removes, from the results of a log search, the entries of which a user may not be notified yet. If a legal order
 * forbids notifying the author, all entries about the order or under the order are removed. An author may also be a
 * reader of the log and may have several accounts, so the check covers all accounts of a person.
 */
public final class UntoldDisclosures {

	private final UserRecords users = new UserRecords();

	private final Set<String> accounts;

	private final List<Disclosure> disclosures;

	private UntoldDisclosures(NoteDisclosures store, JdbcOperations jdbc, String userUuid, long moment) {
		this.accounts = users.accountsOfSamePerson(jdbc, userUuid);
		this.disclosures = store.untold(jdbc, accounts, moment);
	}

	/**
	 * @param moment the moment, in milliseconds since 1970-01-01 UTC
	 * @return the disclosures of which the user may not be notified at the given moment
	 */
	public static UntoldDisclosures to(NoteDisclosures store, JdbcOperations jdbc, String userUuid, long moment) {
		return new UntoldDisclosures(store, jdbc, userUuid, moment);
	}

	public boolean isEmpty() {
		return disclosures.isEmpty();
	}

	/** @return the uuids of the disclosures of which the user may not be notified */
	public Set<String> getUuids() {
		return disclosures.stream().map(Disclosure::getUuid).collect(Collectors.toSet());
	}

	/**
	 * Removes the entries about hidden disclosures from a search. Some refusals can occur only for a recipient of a
	 * disclosure. Such a refusal reveals the disclosure, so the refusal is also removed. A refusal from before the
	 * disclosure was recorded is kept, because removing that refusal would reveal the disclosure.
	 *
	 * @return the same search without the entries about hidden disclosures
	 */
	public EventSearch leftOutOf(EventSearch search) {
		search.underNone(getUuids());
		Map<String, Long> recipients = new HashMap<>();
		disclosures.stream().filter(disclosure -> !disclosure.getRecipient().isExternal()).forEach(disclosure -> recipients
				.merge(disclosure.getRecipient().getUserUuid(), disclosure.getMadeAt(), Math::min));
		recipients.forEach((recipient, since) -> search.withoutRefusals(recipient, since, accounts));
		return search;
	}
}
