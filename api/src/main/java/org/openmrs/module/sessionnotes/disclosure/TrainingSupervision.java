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

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads from the database which users supervise which therapists, because a disclosure for training rests on the
 * supervision of a therapist. Two accounts of the same person count as the same supervisor or therapist.
 */
final class TrainingSupervision {

	private final UserRecords users = new UserRecords();

	private final AccessLog accessLog;

	TrainingSupervision(AccessLog accessLog) {
		this.accessLog = accessLog;
	}

	/**
	 * Checks a disclosure for training: whether the supervision on which the disclosure rests has continued since the
	 * disclosure was made or last confirmed.
	 */
	boolean isStillTraining(JdbcOperations jdbc, Disclosure disclosure, String userUuid) {
		String author = disclosure.getScope().getAuthorUuid();
		long since = disclosure.getBoundAt();
		switch (disclosure.getLearner()) {
			case RECIPIENT :
				return hasStayedSupervised(jdbc, userUuid, users.accountsOfSamePerson(jdbc, author), since);
			case GROUP :
				return supervisorsOf(jdbc, author).stream().map(each -> users.accountsOfSamePerson(jdbc, each))
						.anyMatch(supervisor -> hasStayedSupervised(jdbc, author, supervisor, since)
								&& hasStayedSupervised(jdbc, userUuid, supervisor, since));
			default :
				return hasStayedSupervised(jdbc, author, users.accountsOfSamePerson(jdbc, userUuid), since);
		}
	}

	/**
	 * Checks that the supervision of a trainee has continued without a break. The given account of the trainee may be
	 * any of the trainee's accounts. If a supervision has ended and the same supervisor is later named again, notes
	 * that were closed when the supervision ended stay closed.
	 *
	 * @param accounts all accounts of the supervisor
	 */
	private boolean hasStayedSupervised(JdbcOperations jdbc, String therapistUuid, Set<String> accounts, long since) {
		return users.accountsOfSamePerson(jdbc, therapistUuid).stream()
				.anyMatch(therapist -> namedSupervisors(jdbc, therapist).stream().filter(accounts::contains)
						.anyMatch(supervisor -> accessLog.hasSupervisedSince(jdbc, therapist, supervisor, since)));
	}

	/**
	 * @return all accounts of the people who currently supervise a therapist, whichever account of the therapist they
	 *         supervise
	 */
	List<String> supervisorsOf(JdbcOperations jdbc, String therapistUuid) {
		return users.accountsOfSamePerson(jdbc, therapistUuid).stream()
				.flatMap(therapist -> namedSupervisors(jdbc, therapist).stream())
				.flatMap(supervisor -> users.accountsOfSamePerson(jdbc, supervisor).stream()).distinct()
				.collect(Collectors.toList());
	}

	private static List<String> namedSupervisors(JdbcOperations jdbc, String therapistUuid) {
		return jdbc.queryForList("select supervisor_uuid from sessionnotes_supervision where therapist_uuid = ?",
				String.class, therapistUuid);
	}

	/**
	 * @return all accounts of the therapists whom a person currently supervises, from whichever account that person
	 *         supervises them
	 */
	List<String> supervisedBy(JdbcOperations jdbc, String supervisorUuid) {
		return users.accountsOfSamePerson(jdbc, supervisorUuid).stream()
				.flatMap(supervisor -> jdbc
						.queryForList("select therapist_uuid from sessionnotes_supervision where supervisor_uuid = ?",
								String.class, supervisor)
						.stream())
				.flatMap(therapist -> users.accountsOfSamePerson(jdbc, therapist).stream()).distinct()
				.collect(Collectors.toList());
	}

	/**
	 * @return all accounts of those people, other than the therapist, who currently have the same supervisor as the
	 *         therapist
	 */
	List<String> fellowsOf(JdbcOperations jdbc, String therapistUuid) {
		Set<String> own = users.accountsOfSamePerson(jdbc, therapistUuid);
		return supervisorsOf(jdbc, therapistUuid).stream().flatMap(supervisor -> supervisedBy(jdbc, supervisor).stream())
				.filter(fellow -> !own.contains(fellow)).distinct().collect(Collectors.toList());
	}
}
