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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The kind of a request by a client or the client's representative. */
public enum RequestKind {

	/** To inspect the progress notes, or to get a copy. */
	ACCESS(read("45 CFR 164.524(a)(1)")),

	/** To correct a progress note. */
	AMENDMENT(read("45 CFR 164.526(a)(1)"));

	private final RuleSource source;

	RequestKind(RuleSource source) {
		this.source = source;
	}

	/** @return the section of law that gives the right */
	public RuleSource getSource() {
		return source;
	}

	/** @return the code of the message that is the name of the kind for the user */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.kind." + name();
	}
}
