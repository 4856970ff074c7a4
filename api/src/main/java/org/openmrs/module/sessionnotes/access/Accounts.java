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

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads accounts from the database. The user object that a session holds, including the user's roles, may be outdated,
 * because it may be as old as the session.
 * <p>
 * The query for an account is one SQL statement without recursion, because not every database that the platform
 * supports has recursive queries. A clinic has only a few dozen roles. The SQL statement therefore reads all roles, and
 * this class then determines which roles inherit from which other roles.
 */
class Accounts {

	private final StoreTransactions transactions;

	Accounts(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @param userId the id of the user's row; unlike the uuid, the id cannot be assigned to a different user
	 * @param privileges the privileges to check
	 * @return the account as the current transaction sees it; empty if the account no longer exists
	 */
	Optional<Account> find(Integer userId, List<String> privileges) {
		return userId == null ? Optional.empty() : transactions.reading(jdbc -> find(jdbc, userId, privileges));
	}

	private static Optional<Account> find(JdbcOperations jdbc, Integer userId, List<String> privileges) {
		Object[] values = new Object[privileges.size() + 1];
		for (int i = 0; i < privileges.size(); i++) {
			values[i] = privileges.get(i).toLowerCase(Locale.ROOT);
		}
		values[privileges.size()] = userId;
		Account[] account = new Account[1];
		jdbc.query("select u.uuid, u.retired, u.password, u.salt, u.person_id, r.role, i.parent_role, g.privilege, "
				+ "ur.user_id as owner from users u cross join role r left join role_role i on i.child_role = r.role "
				+ "left join role_privilege g on g.role = r.role and " + isAskedFor(privileges)
				+ " left join user_role ur on ur.role = r.role and ur.user_id = u.user_id where u.user_id = ?", row -> {
					if (account[0] == null) {
						account[0] = new Account(userId, row.getString("uuid").trim(), row.getBoolean("retired"),
								row.getString("password"), row.getString("salt"), row.getString("person_id"));
					}
					account[0].addRole(row.getString("role"), row.getString("owner") != null, row.getString("parent_role"),
							row.getString("privilege"));
				}, values);
		return Optional.ofNullable(account[0]);
	}

	private static String isAskedFor(List<String> privileges) {
		return privileges.isEmpty()
				? "1 = 0"
				: privileges.stream().map(privilege -> "?")
						.collect(Collectors.joining(", ", "lower(g.privilege) in (", ")"));
	}

	Optional<Account> find(Integer userId) {
		return find(userId, Collections.emptyList());
	}
}
