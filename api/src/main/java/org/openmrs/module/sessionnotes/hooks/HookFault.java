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

/** The reason why a hook does not work. */
public enum HookFault {

	/** The hook is not attached where it belongs. */
	NOT_ATTACHED,

	/** The hook is attached, but another hook that must come after it comes first. */
	OUT_OF_ORDER,

	/** The hook is attached, but a call of the platform did not reach it. */
	NOT_REACHED,

	/** The hook was reached, but did not refuse a change that it must refuse. */
	DID_NOT_REFUSE;

	/** @return the code of the message that describes the fault in a sentence */
	public String getMessageCode() {
		return "sessionnotes.hook." + name();
	}
}
