/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

/** The form in which an export sends a field. */
public enum FieldForm {

	/** The whole field. */
	WHOLE,

	/** Only a level: mild, moderate, severe or extreme. */
	LEVEL,

	/** Only the rating. */
	RATING,

	/** Only the fact that the risk is acute or not. */
	ACUTE,

	/** Only the estimated minimal time for which treatment is still needed. */
	MINIMAL;

	/** @return the code of the message that is the form's name for the user */
	public String getMessageCode() {
		return "sessionnotes.export.form." + name();
	}
}
