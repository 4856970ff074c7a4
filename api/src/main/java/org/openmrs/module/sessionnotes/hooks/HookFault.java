/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

/** Why a hook does not hold. */
public enum HookFault {

	/** The place where it belongs does not have it. */
	NOT_ATTACHED,

	/** It is there, but something stands before it that has to come after it. */
	OUT_OF_ORDER,

	/** It is there, but a call of the platform went on without it. */
	NOT_REACHED,

	/** It was reached, but let something pass that it has to refuse. */
	DID_NOT_REFUSE;

	/** @return the code of the message that says it in a sentence */
	public String getMessageCode() {
		return "sessionnotes.hook." + name();
	}
}
