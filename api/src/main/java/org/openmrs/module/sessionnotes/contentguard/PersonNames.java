/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins the parts of a person's name. */
final class PersonNames {

	private PersonNames() {
	}

	static String of(String... parts) {
		return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
	}
}
