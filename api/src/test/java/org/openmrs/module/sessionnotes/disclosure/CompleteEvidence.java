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

import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;

/** What tests of other things than the rules record: all that the law asks for besides what they say themselves. */
public final class CompleteEvidence {

	private CompleteEvidence() {
	}

	/** @return that evidence, complete for training, a threat, an order, and whatever a custodian or outsider needs */
	public static Evidence of(Evidence own) {
		Evidence complete = own;
		for (EvidenceElement confirmed : new EvidenceElement[]{EvidenceElement.OWN_PROGRAM, EvidenceElement.SERIOUS,
				EvidenceElement.IMMINENT, EvidenceElement.EXPRESSLY_AUTHORIZED}) {
			complete = complete.with(confirmed, "true");
		}
		for (EvidenceElement described : new EvidenceElement[]{EvidenceElement.HOW_VERIFIED, EvidenceElement.THREATENED,
				EvidenceElement.DUTY_TO_PROTECT, EvidenceElement.MINIMUM_NECESSARY}) {
			complete = complete.with(described, "words");
		}
		return complete.with(EvidenceElement.LEARNER, "AUTHOR").with(EvidenceElement.RECIPIENT_ROLE, "POLICE")
				.with(EvidenceElement.BELIEF_FROM, "ACTUAL_KNOWLEDGE").with(EvidenceElement.ALSO_MEETS, "PROCEEDING");
	}
}
