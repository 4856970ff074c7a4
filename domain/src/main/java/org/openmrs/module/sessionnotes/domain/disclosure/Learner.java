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
 * The person who learns under supervision when notes are read in the clinic's own training program. Learners can be
 * students, trainees or practitioners, 45 CFR 164.508(a)(2)(i)(B). This product interprets 45 CFR 164.508(a)(2)(i)(B)
 * narrowly. A record of the supervision must exist in this system when the disclosure is made, and each time that a
 * note is read.
 */
public enum Learner {

	/** The author learns, and the recipient supervises the author. */
	AUTHOR,

	/** The recipient learns from the author's notes, and the author supervises the recipient. */
	RECIPIENT,

	/**
	 * The author and the recipient learn in a group, such as a case conference, and have the same supervisor. Each
	 * participant needs a separate disclosure.
	 */
	GROUP;

	/**
	 * @return the learner that is recorded in the evidence; the author, if an earlier version of the module did not
	 *         record a learner
	 */
	static Learner in(Evidence evidence) {
		return evidence.has(EvidenceElement.LEARNER) ? valueOf(evidence.get(EvidenceElement.LEARNER)) : AUTHOR;
	}
}
