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
 * Asks the database for accounts. The user object that a session carries is as old as the session, and so are its roles.
 * <p>
 * One statement, without recursion, since not every database that the platform runs on knows it. A clinic has some dozens of
 * roles: all come with it, and are followed here.
 */
class Accounts {

	private final StoreTransactions transactions;

	Accounts(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @param userId the row of the user: unlike the uuid nobody can give it to another user
	 * @param privileges of which it has to be known whether they are granted
	 * @return the account now, as the current transaction sees it; nothing if there is none any more
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
