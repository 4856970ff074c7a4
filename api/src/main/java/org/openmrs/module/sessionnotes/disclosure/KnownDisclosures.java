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

import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/** Finds the disclosures that the current user may see. Disclosures that the user may not see appear not to exist. */
final class KnownDisclosures {

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final DisclosurePermissions permissions;

	private final UserRecords users = new UserRecords();

	KnownDisclosures(StoreTransactions transactions, DisclosureStore store, DisclosurePermissions permissions) {
		this.transactions = transactions;
		this.store = store;
		this.permissions = permissions;
	}

	/** @return the disclosure with its full texts; empty if the disclosure does not exist or the user may not see it */
	Optional<Disclosure> find(String uuid) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return transactions.withWriterOrApart(jdbc -> {
			// the summary is opened first: the long content is opened only if the user may see the disclosure
			Optional<Disclosure> found = store.findBrief(jdbc, uuid)
					.filter(disclosure -> mayKnow(jdbc, disclosure, request, System.currentTimeMillis()))
					.flatMap(disclosure -> disclosure.isAbridged() ? store.find(jdbc, uuid) : Optional.of(disclosure));
			found.ifPresent(disclosure -> store.requireAsLogged(jdbc, disclosure));
			return found;
		});
	}

	/**
	 * Checks whether the user may see the disclosure. The privilege to record or approve orders does not let a user see
	 * disclosures of the user's own notes. Notes from any account of the user count as the user's own.
	 */
	boolean mayKnow(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request, long moment) {
		String user = request.getUserUuid();
		String author = disclosure.getScope().getAuthorUuid();
		return user.equals(author) && disclosure.isToldToAuthor(moment)
				|| user.equals(disclosure.getMadeBy())
				|| disclosure.getRecipient().isUser(user) && isKnownToRecipient(disclosure, moment)
				|| disclosure.isEmergency() && disclosure.getState(moment) == DisclosureState.PROPOSED
						&& permissions.mayWriteNotes()
				|| (permissions.mayRecordOrders() || permissions.mayApproveOrders())
						&& !users.accountsOfSamePerson(jdbc, user).contains(author);
	}

	/** Checks whether the recipient may see the disclosure. A recipient never learns of a disclosure that was not approved. */
	static boolean isKnownToRecipient(Disclosure disclosure, long moment) {
		return !disclosure.needsApproval()
				|| disclosure.getApproval() != null && disclosure.getState(moment) != DisclosureState.REFUSED;
	}
}
