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

/**
 * Moves all the module's data that depends on a merged patient to the patient who remains after the merge. Each kind of
 * data has its own listener: {@code NotesOfPatient} moves private notes, {@code DraftsOfPatient} moves sealed drafts,
 * and {@code DisclosureStore} moves disclosures. The document {@code docs/life-cycle.md} describes what happens to a
 * note in each case of a merge.
 */
public class PatientMerges {

	private static final Logger log = LoggerFactory.getLogger(PatientMerges.class);

	private final PatientRecords records = new PatientRecords();

	private final ThreadLocal<Boolean> underWay = new ThreadLocal<>();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final List<PatientMergeListener> listeners;

	private final ShieldedWork shieldedWork;

	/** @param listeners the listeners for merges of patients, in the order in which the listeners are called */
	public PatientMerges(StoreTransactions transactions, CurrentRequest currentRequest,
			List<PatientMergeListener> listeners) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.listeners = listeners;
		this.shieldedWork = new ShieldedWork(transactions);
	}

	/**
	 * @return {@code true} while the platform merges patients in the current thread and moves the patients' encounters
	 *         one by one
	 */
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

	/**
	 * Moves the module's data of merged patients to the patient who remains. Call this method in the transaction of the
	 * merge, after the platform's own work on the merge.
	 */
	void merged(Integer winnerId, List<Integer> loserIds) {
		AccessRequest by = describe();
		for (Integer loserId : loserIds) {
			shieldedWork.run(jdbc -> tellListeners(jdbc, records.uuidOf(jdbc, loserId), records.uuidOf(jdbc, winnerId), by));
		}
	}

	/**
	 * Moves the data of patients who were merged while the module was stopped or while the module's keyset was missing.
	 * The method finds missed merges in the platform's own merge log.
	 */
	public void applyMissedMerges() {
		try {
			followStandingMerges(describe());
		} catch (RuntimeException e) {
			// this method runs while the module starts, and a module that fails to start disables every page of the platform
			log.error("Notes of merged patients could not go along; the next start tries again", e);
		}
	}

	private void followStandingMerges(AccessRequest by) {
		Map<String, String> merges = transactions.withWriterOrApart(records::standingMerges);
		Set<String> left = transactions.withWriterOrApart(jdbc -> leftWith(jdbc, merges.keySet()));
		// the oldest merge comes first: if the remaining patient of a merge was merged again, the data reaches the last
		// patient
		for (Map.Entry<String, String> merge : merges.entrySet()) {
			if (left.remove(merge.getKey())) {
				left.add(merge.getValue());
				transactions.withWriterOrApart(jdbc -> {
					tellListeners(jdbc, merge.getKey(), merge.getValue(), by);
					return null;
				});
				log.info("A merge of patients from while notes could not follow was made up for");
			}
		}
	}

	private Set<String> leftWith(JdbcOperations jdbc, Set<String> losers) {
		Set<String> left = new HashSet<>();
		listeners.forEach(listener -> left.addAll(listener.leftWith(jdbc, losers)));
		return left;
	}

	private void tellListeners(JdbcOperations jdbc, String loserUuid, String winnerUuid, AccessRequest by) {
		listeners.forEach(listener -> listener.onMerge(jdbc, loserUuid, winnerUuid, by));
	}

	/**
	 * Describes the user who merges patients. Merging patients requires no privilege of this module, so the description
	 * can name any privilege of the module.
	 */
	private AccessRequest describe() {
		return currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
	}
}
