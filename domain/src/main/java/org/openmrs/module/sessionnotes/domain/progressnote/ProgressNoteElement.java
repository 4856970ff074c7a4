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
 * The elements that every progress note has. The clinic defines six of the elements, and {@link #RISK} is an additional
 * element. The {@link ProgressNoteFormat} determines the heading under which each element is shown.
 */
public enum ProgressNoteElement {

	/** The date, start, end, duration, type and setting of the session. */
	SESSION("session", null),

	/** Presenting concerns and symptoms. */
	PRESENTING_CONCERNS("presentingConcerns", "10154-3"),

	/** The techniques that were used in the session. */
	TECHNIQUES("techniques", "62387-6"),

	/** Progress toward the goals of the treatment. */
	GOAL_PROGRESS("goalProgress", "61146-7"),

	/** Changes in the client's condition. */
	CHANGE("changeInCondition", null),

	/** The client's risk, and the action taken in response to the risk. */
	RISK("risk", "71482-4"),

	/** Adjustments of the treatment plan. */
	PLAN("plan", "18776-5");

	private final String code;

	private final String loinc;

	ProgressNoteElement(String code, String loinc) {
		this.code = code;
		this.loinc = loinc;
	}

	/** @return the name of the element in REST */
	public String getCode() {
		return code;
	}

	/** @return the LOINC code of the element; empty if the element has no LOINC code */
	public Optional<String> getLoinc() {
		return Optional.ofNullable(loinc);
	}

	/** @return the code of the message that is the element's name for the user */
	public String getMessageCode() {
		return "sessionnotes.element." + code;
	}
}
