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

import java.util.function.Supplier;

import org.openmrs.api.context.Context;

/**
 * Lets the module's own code look up or save data. The module's own rules must already have permitted the access, and
 * the user's other privileges do not matter.
 */
public final class ProxyPrivileges {

	private ProxyPrivileges() {
	}

	/** @param privileges the privileges to grant while the work runs */
	public static <T> T with(Supplier<T> work, String... privileges) {
		for (String privilege : privileges) {
			Context.addProxyPrivilege(privilege);
		}
		try {
			return work.get();
		} finally {
			for (String privilege : privileges) {
				Context.removeProxyPrivilege(privilege);
			}
		}
	}
}
