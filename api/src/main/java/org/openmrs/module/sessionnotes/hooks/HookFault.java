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

	/** The hook is not attached in the place to which it belongs. */
	NOT_ATTACHED,

	/** The hook is attached, but an interceptor or advice that must come later in the order precedes the hook. */
	OUT_OF_ORDER,

	/** The hook is attached, but a trial call through the platform did not reach the hook. */
	NOT_REACHED,

	/** A trial change reached the hook, but the hook did not refuse the change as it must. */
	DID_NOT_REFUSE;

	/** @return the code of the message that describes the fault in a sentence */
	public String getMessageCode() {
		return "sessionnotes.hook." + name();
	}
}
