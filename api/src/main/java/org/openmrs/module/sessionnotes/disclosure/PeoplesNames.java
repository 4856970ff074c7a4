/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.util.PrivilegeConstants;

/**
 * Looks up the names of people for files about disclosures. A file lists a person who was purged by uuid instead of by
 * name.
 */
final class PeoplesNames {

	private PeoplesNames() {
	}

	static DisclosureNames of(Disclosure disclosure) {
		return new DisclosureNames(ofPatient(disclosure.getScope().getPatientUuid()),
				ofUser(disclosure.getScope().getAuthorUuid()), ofUser(disclosure.getMadeBy()),
				disclosure.getApproval() == null ? null : ofUser(disclosure.getApproval().getBy()));
	}

	static String ofPatient(String uuid) {
		return ProxyPrivileges.with(() -> name(Context.getPatientService().getPatientByUuid(uuid), uuid),
				PrivilegeConstants.GET_PATIENTS);
	}

	static String ofUser(String uuid) {
		return ProxyPrivileges.with(() -> {
			User user = Context.getUserService().getUserByUuid(uuid);
			return name(user == null ? null : user.getPerson(), uuid);
		}, PrivilegeConstants.GET_USERS, PrivilegeConstants.GET_PERSONS);
	}

	private static String name(Person person, String uuid) {
		return person == null || person.getPersonName() == null ? uuid : person.getPersonName().getFullName();
	}
}
