/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.util.EnumSet;
import java.util.Set;

/**
 * An address of the server that may put something out about a patient.
 *
 * @param name a column of the table
 * @param module which has to run for it; "" for the platform and the module under test
 * @param method of HTTP
 * @param path what a {@link Twin} fills in stands in braces
 * @param body null for none
 * @param contentType of the body
 * @param except for whom it shows a note by design
 */
record WayOut(String name, String module, String method, String path, String body, String contentType, Set<Role> except) {

	static WayOut get(String name, String module, String path) {
		return new WayOut(name, module, "GET", path, null, null, EnumSet.noneOf(Role.class));
	}

	static WayOut post(String name, String module, String path, String body, String contentType) {
		return new WayOut(name, module, "POST", path, body, contentType, EnumSet.noneOf(Role.class));
	}

	/** @return true for what may ask for the password again: whatever does something at the module's own addresses */
	boolean takesPassword() {
		return body != null && path.startsWith("/ws/rest/v1/sessionnotes/");
	}

	WayOut exceptFor(Role... roles) {
		Set<Role> all = EnumSet.copyOf(except.isEmpty() ? EnumSet.noneOf(Role.class) : except);
		all.addAll(Set.of(roles));
		return new WayOut(name, module, method, path, body, contentType, all);
	}
}
