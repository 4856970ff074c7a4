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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.module.sessionnotes.progressnote.Supervision;
import org.openmrs.module.sessionnotes.progressnote.SupervisionCheck;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Lists people and their roles. Without a search, the list contains the accounts in use that may do something in this
 * module; a search also finds other accounts.
 */
public class StaffList {

	/** The uuid of the platform's account for background work. This account belongs to no person. */
	private static final String DAEMON = "A4F30A1B-5EB9-11DF-A648-37A07F9C90FB";

	private static final List<String> PRIVILEGES = Arrays.asList(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES,
			SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS,
			SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.MANAGE_KEYS,
			SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES,
			SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES,
			SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION,
			SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS, SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES);

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	/** One page of the list of accounts. */
	public static final class Page {

		private final List<StaffMember> members;

		private final long total;

		Page(List<StaffMember> members, long total) {
			this.members = members;
			this.total = total;
		}

		public List<StaffMember> getMembers() {
			return members;
		}

		/** @return the number of accounts on all pages */
		public long getTotal() {
			return total;
		}
	}

	public StaffList(StoreTransactions transactions, CurrentRequest currentRequest) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
	}

	/**
	 * @param search a part of a name or username, to find accounts with any role. If the search is null or empty, the
	 *         list contains the accounts that have a role of this module.
	 * @param startIndex the index of the first account on the page
	 * @param limit the maximum number of accounts on the page
	 * @throws APIAuthenticationException if the user's own roles do not grant both "Manage Modules" and "Get Users"
	 */
	public Page find(String search, int startIndex, int limit) {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_MODULES);
		currentRequest.requirePrivilege(PrivilegeConstants.GET_USERS);
		String asked = search == null ? "" : Bounded.text("q", Bound.CODE, search).trim();
		return transactions.reading(jdbc -> new Query(jdbc).find(asked, startIndex, limit));
	}

	/**
	 * Reads one page of the list. Except for supervisions, a long page needs no more SQL statements than a short page.
	 */
	private static final class Query {

		private final JdbcOperations jdbc;

		private final Set<String> superuserRoles;

		private final Map<String, Set<String>> privilegesByRole = new HashMap<>();

		private final Map<Integer, Set<String>> rolesByUser = new HashMap<>();

		private final Map<Integer, String> providers = new HashMap<>();

		private final CorePrivileges core;

		private Query(JdbcOperations jdbc) {
			this.jdbc = jdbc;
			superuserRoles = PersonPrivileges.superuserRoles(jdbc);
			core = new CorePrivileges(jdbc);
			for (String privilege : PRIVILEGES) {
				PersonPrivileges.rolesWith(jdbc, privilege).forEach(
						role -> privilegesByRole.computeIfAbsent(role, name -> new TreeSet<>()).add(privilege));
			}
		}

		private Page find(String search, int startIndex, int limit) {
			List<Object> values = new ArrayList<>(Arrays.asList(false, DAEMON));
			String where = "from users u where u.retired = ? and u.uuid <> ? and "
					+ (search.isEmpty() ? hasRole(values) : isNamed(search, values));
			long total = jdbc.queryForObject("select count(*) " + where, Long.class, values.toArray());
			values.addAll(Arrays.asList(limit, startIndex));
			Map<Integer, Object[]> accounts = new LinkedHashMap<>();
			jdbc.query("select u.user_id, u.uuid, u.person_id " + where + " order by u.user_id limit ? offset ?",
					row -> {
						accounts.put(row.getInt("user_id"),
								new Object[]{row.getString("uuid").trim(), row.getInt("person_id")});
					}, values.toArray());
			if (accounts.isEmpty()) {
				return new Page(Collections.emptyList(), total);
			}
			read(accounts);
			Map<String, Supervision> supervisions = new HashMap<>();
			SupervisionCheck.all(jdbc).forEach(each -> supervisions.put(each.getTherapistUuid(), each));
			List<StaffMember> members = new ArrayList<>();
			accounts.forEach((id, account) -> members
					.add(member(id, (String) account[0], (Integer) account[1], supervisions.get(account[0]))));
			return new Page(members, total);
		}

		private String hasRole(List<Object> values) {
			Set<String> roles = new TreeSet<>(superuserRoles);
			roles.addAll(privilegesByRole.keySet());
			values.addAll(roles);
			return "exists (select 1 from user_role r where r.user_id = u.user_id and r.role in (" + UuidQuery.marks(roles)
					+ "))";
		}

		private static String isNamed(String search, List<Object> values) {
			String like = "%" + search.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
			values.addAll(Arrays.asList(like, like, false, like));
			return "(lower(u.username) like ? escape '!' or lower(u.system_id) like ? escape '!' "
					+ "or exists (select 1 from person_name n where n.person_id = u.person_id and n.voided = ? "
					+ "and lower(concat(coalesce(n.given_name, ''), ' ', coalesce(n.family_name, ''))) like ? escape '!'))";
		}

		private void read(Map<Integer, Object[]> accounts) {
			jdbc.query("select user_id, role from user_role where user_id in (" + UuidQuery.marks(accounts.keySet()) + ")",
					row -> {
						rolesByUser.computeIfAbsent(row.getInt("user_id"), id -> new TreeSet<>()).add(row.getString("role"));
					}, accounts.keySet().toArray());
			List<Object> people = accounts.values().stream().map(account -> account[1]).distinct()
					.collect(Collectors.toList());
			List<Object> values = new ArrayList<>(people);
			values.add(false);
			jdbc.query("select person_id, uuid from provider where person_id in (" + UuidQuery.marks(people)
					+ ") and retired = ? order by provider_id desc",
					row -> {
						providers.put(row.getInt("person_id"), row.getString("uuid"));
					}, values.toArray());
		}

		private StaffMember member(Integer id, String uuid, Integer personId, Supervision supervision) {
			Set<String> all = rolesByUser.getOrDefault(id, Collections.emptySet());
			List<String> roles = all.stream().filter(privilegesByRole::containsKey).collect(Collectors.toList());
			Set<String> granted = roles.stream().flatMap(role -> privilegesByRole.get(role).stream())
					.collect(Collectors.toCollection(TreeSet::new));
			return new StaffMember(uuid, !Collections.disjoint(all, superuserRoles), roles,
					PRIVILEGES.stream().filter(granted::contains).collect(Collectors.toList()), providers.get(personId),
					supervision,
					supervision == null ? null : SupervisionCheck.problem(jdbc, supervision).orElse(null),
					core.missing(granted, all));
		}
	}
}
