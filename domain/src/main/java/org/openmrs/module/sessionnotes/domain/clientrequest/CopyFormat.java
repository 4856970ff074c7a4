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

/** The form in which the client gets a copy. */
public enum CopyFormat {

	/** A tagged PDF file. */
	PDF(true),

	/** A file with plain text. */
	TEXT(true),

	/** FHIR resources. */
	FHIR(true),

	/** A print on paper. */
	PAPER(false);

	private final boolean electronic;

	CopyFormat(boolean electronic) {
		this.electronic = electronic;
	}

	/** @return true if the copy is a file */
	public boolean isElectronic() {
		return electronic;
	}
}
