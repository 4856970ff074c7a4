/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.openmrs.Concept;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Returns the concepts and users of adoptions with their names. A user who may adopt obs therefore needs no privilege to
 * look up concepts or users. A concept or user that has since been purged has no name.
 */
final class AdoptionReferences {

	private final Map<String, Object> known = new HashMap<>();

	/** @return the reference to a concept; null if there is no uuid */
	Object toConcept(String uuid) {
		return to(uuid, AdoptionReferences::ofConcept, PrivilegeConstants.GET_CONCEPTS);
	}

	/** @return the reference to a user; null if there is no uuid */
	Object toUser(String uuid) {
		return to(uuid, AdoptionReferences::ofUser, PrivilegeConstants.GET_USERS, PrivilegeConstants.GET_PERSONS);
	}

	private Object to(String uuid, Function<String, String> finder, String... privileges) {
		return uuid == null
				? null
				: known.computeIfAbsent(uuid, sought -> ProgressNoteJson.reference(sought,
						ProxyPrivileges.with(() -> finder.apply(sought), privileges)));
	}

	private static String ofConcept(String uuid) {
		Concept concept = Context.getConceptService().getConceptByUuid(uuid);
		return concept == null ? null : concept.getDisplayString();
	}

	/** Returns the name of a user with the account name, because one person may have several accounts. */
	private static String ofUser(String uuid) {
		User user = Context.getUserService().getUserByUuid(uuid);
		if (user == null) {
			return null;
		}
		String account = user.getUsername() == null || user.getUsername().isEmpty()
				? user.getSystemId()
				: user.getUsername();
		return user.getPersonName() == null ? account : user.getPersonName().getFullName() + " (" + account + ")";
	}
}
