/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

/** The stage of a disclosure. A list of disclosures can be limited to a stage. */
public enum DisclosureStage {

	/** The disclosure waits for the decision of a second person. */
	PROPOSED,

	/** The disclosure is live, or starts later. */
	OPEN,

	/** The disclosure is proposed or open. */
	CURRENT,

	/** The disclosure can no longer become live. */
	OVER;

	/** @return true if a disclosure in the given state is at this stage */
	public boolean includes(DisclosureState state) {
		switch (this) {
			case PROPOSED :
				return state == DisclosureState.PROPOSED;
			case OPEN :
				return state == DisclosureState.LIVE || state == DisclosureState.NOT_YET;
			case CURRENT :
				return !state.isOver();
			default :
				return state.isOver();
		}
	}
}
