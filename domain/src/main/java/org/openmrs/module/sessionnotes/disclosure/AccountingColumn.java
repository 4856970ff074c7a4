/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

/** A column of an accounting of disclosures, in the order in which they stand: 45 CFR 164.528(b)(2) and (3). */
public enum AccountingColumn {

	/** (b)(2)(i). */
	DATE,

	/** (b)(2)(ii). */
	RECIPIENT,

	/** (b)(2)(ii). */
	ADDRESS,

	/** (b)(2)(iii). */
	DESCRIPTION,

	/** (b)(2)(iv). */
	PURPOSE,

	/** (b)(3)(ii). */
	NUMBER,

	/** (b)(3)(iii). */
	DATE_OF_LAST;

	/** @return the code of the message that is its heading */
	public String getMessageCode() {
		return "sessionnotes.accounting.column." + name();
	}
}
