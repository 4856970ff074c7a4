/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What tests of other things than the rules record: all that the law asks for besides what they say themselves. */
public final class CompleteEvidence {

	private CompleteEvidence() {
	}

	/** Makes evidence complete for training, a threat or an order. */
	public static ObjectNode of(ObjectNode evidence) {
		return evidence.put("OWN_PROGRAM", true).put("LEARNER", "AUTHOR").put("HOW_VERIFIED", "known to the clinic")
				.put("MINIMUM_NECESSARY", "all of it matters").put("SERIOUS", true).put("IMMINENT", true)
				.put("THREATENED", "the neighbour").put("RECIPIENT_ROLE", "CRISIS_TEAM")
				.put("BELIEF_FROM", "ACTUAL_KNOWLEDGE")
				.put("DUTY_TO_PROTECT", "none here").put("ALSO_MEETS", "PROCEEDING").put("EXPRESSLY_AUTHORIZED", true);
	}
}
