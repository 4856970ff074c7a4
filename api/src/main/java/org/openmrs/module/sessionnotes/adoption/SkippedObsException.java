/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

/**
 * Thrown if an obs cannot be adopted. The transaction that should have adopted the obs is rolled back, and the obs stays in
 * the record.
 */
class SkippedObsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final SkipReason reason;

	SkippedObsException(SkipReason reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	SkipReason getReason() {
		return reason;
	}
}
