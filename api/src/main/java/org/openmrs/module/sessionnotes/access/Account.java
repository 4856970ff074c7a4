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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.util.RoleConstants;

/**
 * A user's account as stored in the database at one moment. If a caller asks about certain privileges, the object also
 * records which of these privileges the account's roles grant.
 */
final class Account {

	private final int userId;

	private final String uuid;

	private final boolean retired;

	private final String stamp;

	private final Set<String> ownRoles = new HashSet<>();

	private final Map<String, Set<String>> parents = new HashMap<>();

	private final Map<String, Set<String>> grants = new HashMap<>();

	/**
	 * @param password the platform's digest of the password
	 * @param salt the salt of the password
	 * @param personId the id of the person to whom the account belongs
	 */
	Account(int userId, String uuid, boolean retired, String password, String salt, String personId) {
		this.userId = userId;
		this.uuid = uuid;
		this.retired = retired;
		this.stamp = new CanonicalForm("sessionnotes/account/1").add(userId).add(uuid).add(password).add(salt).add(personId)
				.sha256();
	}

	/** Adds one database row about a role to the account. The parent role and the privilege may each be null. */
	void addRole(String role, boolean own, String parent, String privilege) {
		if (own) {
			ownRoles.add(role);
		}
		if (parent != null) {
			parents.computeIfAbsent(role, key -> new HashSet<>()).add(parent);
		}
		if (privilege != null) {
			grants.computeIfAbsent(role, key -> new HashSet<>()).add(privilege.toLowerCase(Locale.ROOT));
		}
	}

	int getUserId() {
		return userId;
	}

	String getUuid() {
		return uuid;
	}

	boolean isRetired() {
		return retired;
	}

	/** @return a digest that changes when the password or the person of the account changes */
	String getStamp() {
		return stamp;
	}

	/** @return true if the user's own roles, or the roles from which the user's roles inherit, grant the privilege */
	boolean isGranted(String privilege) {
		return privilege.isEmpty() || isGranted(privilege, ownRoles);
	}

	/**
	 * Checks whether an account has a privilege, as {@link #isGranted} does. The check also counts the roles that the
	 * platform gives to everyone or to every signed-in user.
	 */
	boolean isGrantedAsPlatform(String privilege) {
		Set<String> roles = new HashSet<>(ownRoles);
		roles.add(RoleConstants.AUTHENTICATED);
		roles.add(RoleConstants.ANONYMOUS);
		return privilege.isEmpty() || isGranted(privilege, roles);
	}

	private boolean isGranted(String privilege, Set<String> roles) {
		Set<String> all = new HashSet<>();
		roles.forEach(role -> addWithParents(role, all));
		return all.contains(RoleConstants.SUPERUSER) || all.stream().anyMatch(
				role -> grants.containsKey(role) && grants.get(role).contains(privilege.toLowerCase(Locale.ROOT)));
	}

	private void addWithParents(String role, Set<String> all) {
		if (all.add(role) && parents.containsKey(role)) {
			parents.get(role).forEach(parent -> addWithParents(parent, all));
		}
	}
}
