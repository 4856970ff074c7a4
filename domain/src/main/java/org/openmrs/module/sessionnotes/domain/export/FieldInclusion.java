/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

/** The rule by which an export for a purpose includes a field. */
public enum FieldInclusion {

	/** The shipped set of the purpose includes the field. */
	YES,

	/** The export leaves the field out unless the user chooses it. */
	ASK,

	/** The export leaves the field out unless its own written justification names the field: 45 CFR 164.514(d)(5). */
	REASON,

	/** No export for this purpose can send the field. */
	NEVER
}
