/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

/** The answer to the question who may act for a minor regarding a service: 45 CFR 164.502(g)(3). */
public enum MinorResult {

	/** The parent acts. */
	PARENT_IS_REPRESENTATIVE,

	/** The minor acts alone, and the parent may not. */
	MINOR_ACTS,

	/** The law of the state decides about the parent, and a licensed professional applies it. */
	STATE_LAW_DECIDES;

	/** @return the code of the message that states the result */
	public String getMessageCode() {
		return "sessionnotes.representative.minor." + name();
	}
}
