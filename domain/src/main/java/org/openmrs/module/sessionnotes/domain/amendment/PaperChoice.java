/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

/** The form in which the clinic encloses papers on denied amendments with a note. Source: 45 CFR 164.526(d)(5). */
public enum PaperChoice {

	/** The papers themselves. */
	WHOLE,

	/** An accurate summary of the papers. */
	SUMMARY
}
