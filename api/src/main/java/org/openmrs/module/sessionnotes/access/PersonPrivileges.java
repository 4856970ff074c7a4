/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.util.RoleConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads from the database which privileges people have, whichever of their accounts grants the privilege. One person
 * may have several accounts, each with different roles.
 */
public final class PersonPrivileges {

	private PersonPrivileges() {
	}

	/**
	 * @return the roles that grant a privilege directly or through an inherited role. Roles that grant all privileges
	 *         are left out, because a superuser is not necessarily a therapist or supervisor.
	 */
	public static Set<String> rolesWith(JdbcOperations jdbc, String privilege) {
		Set<String> roles = new TreeSet<>(jdbc.queryForList("select role from role_privilege where lower(privilege) = ?",
				String.class, privilege.toLowerCase(Locale.ROOT)));
		addHeirs(jdbc, roles);
		return roles;
	}

	/** @return the roles that grant all privileges */
	public static Set<String> superuserRoles(JdbcOperations jdbc) {
		Set<String> roles = new TreeSet<>();
		roles.add(RoleConstants.SUPERUSER);
		addHeirs(jdbc, roles);
		return roles;
	}

	private static void addHeirs(JdbcOperations jdbc, Set<String> roles) {
		List<String[]> inherited = jdbc.query("select parent_role, child_role from role_role",
				(row, number) -> new String[]{row.getString(1), row.getString(2)});
		boolean added = true;
		while (added) {
			added = false;
			for (String[] each : inherited) {
				added |= roles.contains(each[0]) && roles.add(each[1]);
			}
		}
	}

	/** @return true if the person to whom the account belongs has at least one account that is not retired */
	public static boolean hasAccountInForce(JdbcOperations jdbc, String userUuid) {
		return count(jdbc, "select count(*) from users u join users a on a.person_id = u.person_id "
				+ "where u.uuid = ? and a.retired = ?", Arrays.asList(userUuid, false)) > 0;
	}

	/**
	 * @param anyOf the privileges, of which a person needs at least one
	 * @return true if the person to whom the given account belongs has an unretired account whose roles grant at least
	 *         one of the privileges. A superuser's roles grant all privileges.
	 */
	public static boolean isGranted(JdbcOperations jdbc, String userUuid, String... anyOf) {
		Set<String> granting = new HashSet<>(superuserRoles(jdbc));
		for (String privilege : anyOf) {
			granting.addAll(rolesWith(jdbc, privilege));
		}
		List<Object> values = new ArrayList<>(Arrays.asList(userUuid, false));
		values.addAll(granting);
		return count(jdbc, "select count(*) from users u join users a on a.person_id = u.person_id "
				+ "join user_role r on r.user_id = a.user_id where u.uuid = ? and a.retired = ? and r.role in ("
				+ UuidQuery.marks(granting) + ")", values) > 0;
	}

	/**
	 * @param anyOf the privileges, of which a person needs at least one
	 * @return true if someone other than the person to whom the given account belongs has at least one of the
	 *         privileges. A privilege counts only if the account whose roles grant the privilege is not retired. The
	 *         superuser role alone does not count. The result is also true if the given account does not exist, or if
	 *         the person to whom it belongs has no account in force.
	 */
	public static boolean hasAnybodyElse(JdbcOperations jdbc, String userUuid, String... anyOf) {
		Set<String> granting = new HashSet<>();
		for (String privilege : anyOf) {
			granting.addAll(rolesWith(jdbc, privilege));
		}
		List<Object> values = new ArrayList<>(Arrays.asList(userUuid, false));
		values.addAll(granting);
		return !hasAccountInForce(jdbc, userUuid) || !granting.isEmpty()
				&& count(jdbc, "select count(*) from users u join users a on a.person_id <> u.person_id "
						+ "join user_role r on r.user_id = a.user_id where u.uuid = ? and a.retired = ? and r.role in ("
						+ UuidQuery.marks(granting) + ")", values) > 0;
	}

	private static int count(JdbcOperations jdbc, String sql, List<?> values) {
		return jdbc.queryForObject(sql, Integer.class, values.toArray());
	}
}
