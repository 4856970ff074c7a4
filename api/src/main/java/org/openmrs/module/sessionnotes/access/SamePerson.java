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

import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;

/**
 * Checks whether two accounts belong to the same person, because one person may have several accounts. The check calls
 * the platform, so it must not run within a transaction of the module.
 */
public final class SamePerson {

	private SamePerson() {
	}

	public static boolean isSame(String oneUserUuid, String otherUserUuid) {
		Person one = person(oneUserUuid);
		return oneUserUuid.equals(otherUserUuid) || one != null && one.equals(person(otherUserUuid));
	}

	private static Person person(String userUuid) {
		User user = ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(userUuid),
				PrivilegeConstants.GET_USERS);
		return user == null ? null : user.getPerson();
	}
}
