/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.AccessRequest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.util.PrivilegeConstants;

/** Whose note it is, and whether it is they who ask. People count, not accounts: one person may have several. */
class NoteAuthors {

	private final CurrentRequest currentRequest;

	NoteAuthors(CurrentRequest currentRequest) {
		this.currentRequest = currentRequest;
	}

	/** The therapist in the encounter is the author; without one, whoever wrote it. */
	boolean isAuthor(Encounter encounter, User user) {
		if (encounter.getActiveEncounterProviders().isEmpty()) {
			return encounter.getCreator().equals(user);
		}
		return encounter.getActiveEncounterProviders().stream().map(each -> each.getProvider().getPerson())
				.anyMatch(person -> person != null && person.equals(user.getPerson()));
	}

	void requireAuthor(Encounter encounter) {
		if (!isAuthor(encounter, Context.getAuthenticatedUser())) {
			throw new MayNotException("sessionnotes.error.progressNote.notAuthor");
		}
	}

	/**
	 * A signature is a person's: nobody else's in their name, and not the system's.
	 *
	 * @param anyOf privileges by the user's own roles, one of which is enough
	 */
	User signedInAsThemselves(String... anyOf) {
		for (String privilege : anyOf) {
			AccessRequest request = currentRequest.describe(privilege);
			if (request.hasFeaturePrivilege() && !request.isDaemon() && request.getUserUuid() != null
					&& request.getUserUuid().equals(request.getSignedInUserUuid())) {
				return Context.getAuthenticatedUser();
			}
		}
		throw new MayNotException("sessionnotes.error.progressNote.notYourself");
	}

	/** @throws InvalidProgressNoteException if the user is no provider */
	Provider ownProvider() {
		return ProxyPrivileges.with(
				() -> Context.getProviderService().getProvidersByPerson(Context.getAuthenticatedUser().getPerson(), false),
				PrivilegeConstants.GET_PROVIDERS).stream().findFirst().orElseThrow(
						() -> new InvalidProgressNoteException("sessionnotes.error.progressNote.noProvider"));
	}

	/** @return all accounts of the person behind an account */
	List<String> accountsOf(User user) {
		return ProxyPrivileges.with(() -> Context.getUserService().getUsersByPerson(user.getPerson(), true),
				PrivilegeConstants.GET_USERS).stream().map(User::getUuid).collect(Collectors.toList());
	}
}
