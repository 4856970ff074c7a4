/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Thrown if a disclosure cannot be made, or if a step of a disclosure is not allowed. No data has changed. */
public class RefusedDisclosureException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final ArrayList<String> messageCodes;

	RefusedDisclosureException(List<String> messageCodes) {
		super(String.join(", ", messageCodes));
		this.messageCodes = new ArrayList<>(messageCodes);
	}

	/** @return the codes of the messages for everything that is missing or wrong; never empty */
	public List<String> getMessageCodes() {
		return Collections.unmodifiableList(messageCodes);
	}
}
