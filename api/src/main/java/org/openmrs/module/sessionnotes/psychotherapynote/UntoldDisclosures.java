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
 * Leaves out of the log what a user may not be told yet: everything about, or done under, a legal order on their own notes that
 * forbids telling them. A user may answer for the log and be an author, and have several accounts: a person is one person.
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
	 * @param moment in milliseconds since 1970-01-01 UTC
	 * @return what may not be told to that user at that moment
	 */
	public static UntoldDisclosures to(NoteDisclosures store, JdbcOperations jdbc, String userUuid, long moment) {
		return new UntoldDisclosures(store, jdbc, userUuid, moment);
	}

	public boolean isEmpty() {
		return disclosures.isEmpty();
	}

	/** @return the disclosures */
	public Set<String> getUuids() {
		return disclosures.stream().map(Disclosure::getUuid).collect(Collectors.toSet());
	}

	/**
	 * A refusal that only a disclosure's recipient can get tells of the disclosure as much as a reading does. One from before it was
	 * recorded stays: that it vanished would tell, too.
	 *
	 * @return the same search without what may not be told
	 */
	public EventSearch leftOutOf(EventSearch search) {
		search.underNone(getUuids());
		Map<String, Long> recipients = new HashMap<>();
		disclosures.stream().filter(disclosure -> !disclosure.getRecipient().isOutside()).forEach(disclosure -> recipients
				.merge(disclosure.getRecipient().getUserUuid(), disclosure.getMadeAt(), Math::min));
		recipients.forEach((recipient, since) -> search.withoutRefusals(recipient, since, accounts));
		return search;
	}
}
