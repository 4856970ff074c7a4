/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.Optional;

/**
 * The elements that every progress note has. Six are the clinic's elements of a progress note; {@link #RISK} is in addition
 * to them. A {@link ProgressNoteFormat} decides the heading that each element is under.
 */
public enum ProgressNoteElement {

	/** Date, start, end and duration of the session, its type and its setting. */
	SESSION("session", null),

	/** Presenting concerns and symptoms. */
	PRESENTING_CONCERNS("presentingConcerns", "10154-3"),

	/** The techniques that were used. */
	TECHNIQUES("techniques", "62387-6"),

	/** Progress toward the goals of the treatment. */
	GOAL_PROGRESS("goalProgress", "61146-7"),

	/** Changes in the client's condition. */
	CHANGE("changeInCondition", null),

	/** The client's risk, and the action taken on it. */
	RISK("risk", "71482-4"),

	/** Adjustments of the treatment plan. */
	PLAN("plan", "18776-5");

	private final String code;

	private final String loinc;

	ProgressNoteElement(String code, String loinc) {
		this.code = code;
		this.loinc = loinc;
	}

	/** @return the name that REST uses */
	public String getCode() {
		return code;
	}

	/** @return the LOINC code of the element, if there is one */
	public Optional<String> getLoinc() {
		return Optional.ofNullable(loinc);
	}

	/** @return the code of the message that names it to the user */
	public String getMessageCode() {
		return "sessionnotes.element." + code;
	}
}
