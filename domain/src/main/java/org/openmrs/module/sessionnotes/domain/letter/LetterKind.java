/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

/** The kind of a letter that the clinic writes about a client's request. */
public enum LetterKind {

	/** The clinic has received a request for a copy. */
	COPY_RECEIVED,

	/** The clinic needs more time to answer a request for a copy. */
	COPY_EXTENDED,

	/** The whole copy is enclosed. */
	COPY_GIVEN,

	/** A copy is enclosed, and some passages are withheld. */
	COPY_GIVEN_IN_PART,

	/** The clinic withholds everything that the client requested. */
	COPY_DENIED,

	/** Notes are enclosed that were not signed when the copy was made. */
	COPY_SUPPLEMENT,

	/** The result of a review of the withheld passages. */
	REVIEW_RESULT,

	/** The person who asked may not act for the client in this matter. */
	REPRESENTATIVE_REFUSED,

	/** The clinic has received a request to correct the record. */
	AMENDMENT_RECEIVED,

	/** The clinic needs more time to answer a request to correct the record. */
	AMENDMENT_EXTENDED,

	/** The record is corrected as the client asked. */
	AMENDMENT_ACCEPTED,

	/** The record is corrected in part. */
	AMENDMENT_ACCEPTED_IN_PART,

	/** The record is not corrected. */
	AMENDMENT_DENIED,

	/** The clinic's answer to the client's statement of disagreement. */
	AMENDMENT_REBUTTED,

	/** The notice of a correction, for a person who received the record earlier. */
	AMENDMENT_NEWS;

	/** @return the code of the message that is the name of the letter for the user */
	public String getMessageCode() {
		return "sessionnotes.letter.kind." + name();
	}
}
