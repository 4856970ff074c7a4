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

import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;

/** Tells whether the platform has a patient or a user, whatever the caller may see. */
public final class KnownPeople {

	private KnownPeople() {
	}

	/** @return false if no patient has the uuid; a purged patient no longer has one */
	public static boolean isPatient(String uuid) {
		return ProxyPrivileges.with(() -> Context.getPatientService().getPatientByUuid(uuid),
				PrivilegeConstants.GET_PATIENTS) != null;
	}

	/** @return false if no user has the uuid; a purged user no longer has one */
	public static boolean isUser(String uuid) {
		return ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid),
				PrivilegeConstants.GET_USERS) != null;
	}
}
