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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The stated level of a client's risk, and whether a signed note must describe the action taken. */
public enum RiskLevel {

	NOT_STATED(false),

	LOW(false),

	MODERATE(true),

	HIGH(true),

	ACUTE(true);

	/**
	 * The source of the rule: a Joint Commission goal whose text was not available to the developers. The stricter
	 * interpretation requires a description of the action for a moderate or higher risk.
	 */
	public static final RuleSource SOURCE = unchecked("Joint Commission NPSG.15.01.01");

	private final boolean asksForAction;

	RiskLevel(boolean asksForAction) {
		this.asksForAction = asksForAction;
	}

	/** @return true if a signed note must describe the action taken in response to the risk */
	public boolean asksForAction() {
		return asksForAction;
	}
}
