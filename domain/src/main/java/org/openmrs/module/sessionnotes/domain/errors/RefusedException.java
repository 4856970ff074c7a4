/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.errors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Thrown if a rule refuses the content of a note, a step or a disclosure. A refused request changes no data. The
 * exception names the reasons and never quotes a note.
 */
public class RefusedException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final ArrayList<String> messageCodes;

	public RefusedException(String messageCode) {
		this(Collections.singletonList(messageCode));
	}

	/** @param messageCodes the codes of the messages for everything that is missing or wrong; must not be empty */
	public RefusedException(List<String> messageCodes) {
		super(String.join(", ", messageCodes));
		this.messageCodes = new ArrayList<>(messageCodes);
	}

	/** @return the code of the message to the user; the first code if there are several reasons */
	public String getMessageCode() {
		return messageCodes.get(0);
	}

	/** @return the codes of the messages for everything that is missing or wrong; never empty */
	public List<String> getMessageCodes() {
		return Collections.unmodifiableList(messageCodes);
	}
}
