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

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;
import org.openmrs.util.RoleConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The privileges of the platform that a task of this module needs. The roles of this module grant none of them, because a
 * clinic decides by its own roles who reads and writes the record.
 */
final class CorePrivileges {

	private static final List<String> FIND = Arrays.asList(PrivilegeConstants.GET_PATIENTS, PrivilegeConstants.GET_USERS);

	private static final List<String> READ = Arrays.asList(PrivilegeConstants.GET_PATIENTS,
			PrivilegeConstants.GET_ENCOUNTERS);

	private static final List<String> WRITE = Arrays.asList(PrivilegeConstants.GET_PATIENTS,
			PrivilegeConstants.GET_VISITS, PrivilegeConstants.GET_LOCATIONS, PrivilegeConstants.GET_CONCEPTS,
			PrivilegeConstants.GET_ENCOUNTERS, PrivilegeConstants.GET_ENCOUNTER_TYPES, PrivilegeConstants.ADD_ENCOUNTERS,
			PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.ADD_OBS, PrivilegeConstants.EDIT_OBS);

	private static final List<String> WRITE_PRIVATE = Arrays.asList(PrivilegeConstants.GET_PATIENTS,
			PrivilegeConstants.GET_CONCEPTS);

	/** The needed privileges of the platform by the privilege of this module that needs them. */
	private static final Map<String, List<String>> NEEDED = new LinkedHashMap<>();

	static {
		NEEDED.put(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, WRITE);
		NEEDED.put(SessionNotesPrivileges.SIGN_PROGRESS_NOTES, WRITE);
		NEEDED.put(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, READ);
		NEEDED.put(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, WRITE_PRIVATE);
		NEEDED.put(SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, FIND);
		NEEDED.put(SessionNotesPrivileges.RECORD_ORDERS, FIND);
		NEEDED.put(SessionNotesPrivileges.GET_ACCESS_LOG, FIND);
		NEEDED.put(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS, READ);
		NEEDED.put(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES, READ);
	}

	/** The roles that grant a privilege of the platform, by the privilege. */
	private final Map<String, Set<String>> granting = new LinkedHashMap<>();

	CorePrivileges(JdbcOperations jdbc) {
		Set<String> all = PersonPrivileges.superuserRoles(jdbc);
		for (List<String> needed : Arrays.asList(FIND, WRITE)) {
			for (String privilege : needed) {
				Set<String> roles = new HashSet<>(PersonPrivileges.rolesWith(jdbc, privilege));
				roles.addAll(all);
				granting.put(privilege, roles);
			}
		}
	}

	/** @return the privileges of this module with which a task needs privileges of the platform */
	static Collection<String> tasks() {
		return Collections.unmodifiableSet(NEEDED.keySet());
	}

	/**
	 * @param tasks the privileges of this module that an account has
	 * @param roles the roles of the account
	 * @return the privileges of the platform that the account needs for its tasks and lacks
	 */
	Set<String> missing(Collection<String> tasks, Collection<String> roles) {
		return tasks.stream().flatMap(task -> NEEDED.getOrDefault(task, Collections.emptyList()).stream())
				.filter(privilege -> !isGranted(privilege, roles)).collect(Collectors.toCollection(TreeSet::new));
	}

	private boolean isGranted(String privilege, Collection<String> roles) {
		Set<String> all = granting.get(privilege);
		// the platform gives these two roles to every user who is signed in
		return all.contains(RoleConstants.AUTHENTICATED) || all.contains(RoleConstants.ANONYMOUS)
				|| !Collections.disjoint(all, roles);
	}
}
