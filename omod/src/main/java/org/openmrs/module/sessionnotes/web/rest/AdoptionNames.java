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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.openmrs.Concept;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.adoption.AdoptionReport;
import org.openmrs.module.sessionnotes.adoption.AdoptionRun;
import org.openmrs.util.PrivilegeConstants;

/**
 * How the concepts and users of adoptions are called, so that who may adopt need not be able to look them up. What was
 * purged meanwhile has no name.
 */
final class AdoptionNames {

	private final Map<String, Object> names = new LinkedHashMap<>();

	/** @return names by uuid */
	Map<String, Object> get() {
		return names;
	}

	AdoptionNames addAllOf(AdoptionReport report) {
		AdoptionRun run = report.getRun();
		run.getConcepts().forEach(this::addConcept);
		addUser(run.getProposedBy());
		addUser(run.getStartedBy());
		for (AdoptionReport.Count count : report.getCounts()) {
			addConcept(count.getConceptUuid());
			addUser(count.getAuthorUuid());
		}
		return this;
	}

	AdoptionNames addConcept(String uuid) {
		add(uuid, AdoptionNames::ofConcept, PrivilegeConstants.GET_CONCEPTS);
		return this;
	}

	private void addUser(String uuid) {
		add(uuid, AdoptionNames::ofUser, PrivilegeConstants.GET_USERS, PrivilegeConstants.GET_PERSONS);
	}

	private void add(String uuid, Function<String, String> finder, String... privileges) {
		if (uuid != null && !names.containsKey(uuid)) {
			String name = ProxyPrivileges.with(() -> finder.apply(uuid), privileges);
			if (name != null) {
				names.put(uuid, name);
			}
		}
	}

	private static String ofConcept(String uuid) {
		Concept concept = Context.getConceptService().getConceptByUuid(uuid);
		return concept == null ? null : concept.getDisplayString();
	}

	/** With the account: one person may have several. */
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
