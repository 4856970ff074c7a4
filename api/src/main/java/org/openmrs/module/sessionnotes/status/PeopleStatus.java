/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.module.sessionnotes.progressnote.Supervision;
import org.openmrs.module.sessionnotes.progressnote.SupervisionCheck;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reports whether there are people for each task, and whether these people can do their tasks. The report counts
 * people, not accounts.
 */
class PeopleStatus {

	private final StoreTransactions transactions;

	private final SettingsInForce settings;

	PeopleStatus(StoreTransactions transactions, SettingsInForce settings) {
		this.transactions = transactions;
		this.settings = settings;
	}

	StatusLine providers() {
		return transactions.reading(jdbc -> {
			int missing = countTherapists(jdbc, true);
			return missing == 0
					? StatusLine.of("providers", StatusState.OK, "all", countTherapists(jdbc, false))
					: StatusLine.of("providers", StatusState.ATTENTION, "missing", missing);
		});
	}

	StatusLine supervision() {
		return transactions.reading(jdbc -> {
			List<Supervision> all = SupervisionCheck.all(jdbc);
			long failing = all.stream().filter(each -> SupervisionCheck.problem(jdbc, each).isPresent()).count();
			return failing == 0
					? StatusLine.of("supervision", StatusState.OK, all.isEmpty() ? "none" : "working", all.size())
					: StatusLine.of("supervision", StatusState.ATTENTION, "failing", failing);
		});
	}

	int countTherapists() {
		return transactions.reading(jdbc -> countTherapists(jdbc, false));
	}

	/**
	 * @return true if one person may record orders and a different person may approve orders, or if a single
	 *         practitioner does both
	 */
	boolean hasTwoOfficers() {
		return transactions.reading(jdbc -> {
			List<Integer> recording = people(jdbc, SessionNotesPrivileges.RECORD_ORDERS, "");
			List<Integer> approving = people(jdbc, SessionNotesPrivileges.APPROVE_ORDERS, "");
			boolean two = recording.stream().anyMatch(one -> approving.stream().anyMatch(other -> !other.equals(one)));
			return two || Boolean.parseBoolean(settings.of(jdbc, Safeguard.SINGLE_PRACTITIONER));
		});
	}

	/** @return the number of accounts that lack a privilege of the platform that their tasks need */
	int countLackingCorePrivileges() {
		return transactions.reading(jdbc -> {
			Map<String, Set<String>> tasksByRole = new HashMap<>();
			CorePrivileges.tasks().forEach(task -> PersonPrivileges.rolesWith(jdbc, task)
					.forEach(role -> tasksByRole.computeIfAbsent(role, name -> new HashSet<>()).add(task)));
			Map<Integer, Set<String>> rolesByUser = new HashMap<>();
			jdbc.query("select r.user_id, r.role from user_role r join users u on u.user_id = r.user_id where u.retired = ?",
					row -> {
						rolesByUser.computeIfAbsent(row.getInt("user_id"), id -> new HashSet<>()).add(row.getString("role"));
					}, false);
			CorePrivileges core = new CorePrivileges(jdbc);
			return (int) rolesByUser.values().stream().filter(roles -> !core.missing(tasks(roles, tasksByRole), roles)
					.isEmpty()).count();
		});
	}

	private static Set<String> tasks(Set<String> roles, Map<String, Set<String>> tasksByRole) {
		return roles.stream().flatMap(role -> tasksByRole.getOrDefault(role, Collections.emptySet()).stream())
				.collect(Collectors.toSet());
	}

	private static List<Integer> people(JdbcOperations jdbc, String privilege, String condition, Object... last) {
		Collection<String> roles = PersonPrivileges.rolesWith(jdbc, privilege);
		return roles.isEmpty()
				? new ArrayList<>()
				: jdbc.queryForList("select distinct u.person_id from users u join user_role r on r.user_id = u.user_id "
						+ "where u.retired = ? and r.role in (" + UuidQuery.marks(roles) + ")" + condition, Integer.class,
						values(roles, false, last));
	}

	private static int countTherapists(JdbcOperations jdbc, boolean withoutProvider) {
		String privilege = SessionNotesPrivileges.SIGN_PROGRESS_NOTES;
		return (withoutProvider
				? people(jdbc, privilege, " and not exists (select 1 from provider p where p.person_id = u.person_id "
						+ "and p.retired = ?)", false)
				: people(jdbc, privilege, "")).size();
	}

	/** @return an array of the first value, the roles and the last values, in this order */
	private static Object[] values(Collection<String> roles, Object first, Object... last) {
		List<Object> values = new ArrayList<>();
		values.add(first);
		values.addAll(roles);
		values.addAll(Arrays.asList(last));
		return values.toArray();
	}
}
