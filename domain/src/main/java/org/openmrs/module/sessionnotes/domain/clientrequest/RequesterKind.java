/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

/** The capacity in which a person makes a request. */
public enum RequesterKind {

	/** The client. */
	CLIENT,

	/** A person who has the client's rights, 45 CFR 164.502(g). */
	PERSONAL_REPRESENTATIVE,

	/** The client directs the copy to someone else, 45 CFR 164.524(c)(3)(ii). */
	THIRD_PARTY_BY_DIRECTIVE
}
