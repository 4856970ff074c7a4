/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** Has everything that hangs on a merged patient go along to the patient who stays. */
public class PatientMerges {

	private static final Logger log = LoggerFactory.getLogger(PatientMerges.class);

	private final PatientRecords records = new PatientRecords();

	private final ThreadLocal<Boolean> underWay = new ThreadLocal<>();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final List<PatientMergeListener> followers;

	private final ShieldedWork shieldedWork;

	/** @param followers in the order in which they go along */
	public PatientMerges(StoreTransactions transactions, CurrentRequest currentRequest,
			List<PatientMergeListener> followers) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.followers = followers;
		this.shieldedWork = new ShieldedWork(transactions);
	}

	/** @return true while the platform merges patients in this thread and moves their encounters one by one */
	boolean isUnderWay() {
		return underWay.get() != null;
	}

	void setUnderWay(boolean merging) {
		if (merging) {
			underWay.set(true);
		} else {
			underWay.remove();
		}
	}

	/** Called in the merge's transaction, after the platform's own work. */
	void merged(Integer winnerId, List<Integer> loserIds) {
		AccessRequest by = describe();
		for (Integer loserId : loserIds) {
			shieldedWork.run(jdbc -> follow(jdbc, records.uuidOf(jdbc, loserId), records.uuidOf(jdbc, winnerId), by));
		}
	}

	/**
	 * Follows merges that were made while the module was stopped or its keyset missing, as the platform's own log of merges
	 * has them.
	 */
	public void catchUp() {
		try {
			followStandingMerges(describe());
		} catch (RuntimeException e) {
			// it is called while the module starts, and one that fails to takes every page of the platform down
			log.error("Notes of merged patients could not go along; the next start tries again", e);
		}
	}

	private void followStandingMerges(AccessRequest by) {
		Map<String, String> merges = transactions.withWriterOrApart(records::standingMerges);
		Set<String> left = transactions.withWriterOrApart(jdbc -> leftWith(jdbc, merges.keySet()));
		// the oldest first, so that what was merged twice goes all the way
		for (Map.Entry<String, String> merge : merges.entrySet()) {
			if (left.remove(merge.getKey())) {
				left.add(merge.getValue());
				transactions.withWriterOrApart(jdbc -> {
					follow(jdbc, merge.getKey(), merge.getValue(), by);
					return null;
				});
				log.info("A merge of patients from while notes could not follow was made up for");
			}
		}
	}

	private Set<String> leftWith(JdbcOperations jdbc, Set<String> losers) {
		Set<String> left = new HashSet<>();
		followers.forEach(follower -> left.addAll(follower.leftWith(jdbc, losers)));
		return left;
	}

	private void follow(JdbcOperations jdbc, String loserUuid, String winnerUuid, AccessRequest by) {
		followers.forEach(follower -> follower.follow(jdbc, loserUuid, winnerUuid, by));
	}

	/** Merging needs no privilege of this module: which one is asked for here does not matter. */
	private AccessRequest describe() {
		return currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
	}
}
