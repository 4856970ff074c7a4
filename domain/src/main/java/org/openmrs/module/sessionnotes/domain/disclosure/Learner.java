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

/**
 * Whoever learns under supervision where notes are read in the clinic's own program of training: students, trainees or practitioners,
 * 45 CFR 164.508(a)(2)(i)(B). That the supervision stands in this system, when it is disclosed and at each reading, is the product's
 * narrower reading of it.
 */
public enum Learner {

	/** The author learns, and the recipient supervises the author. */
	AUTHOR,

	/** The recipient learns from the author's notes, and the author supervises the recipient. */
	RECIPIENT,

	/** Both learn in one group, a case conference: one supervisor supervises both. Each who takes part has a disclosure of their own. */
	GROUP;

	/** @return that of evidence; the author where an earlier version did not record it */
	static Learner in(Evidence evidence) {
		return evidence.has(EvidenceElement.LEARNER) ? valueOf(evidence.get(EvidenceElement.LEARNER)) : AUTHOR;
	}
}
