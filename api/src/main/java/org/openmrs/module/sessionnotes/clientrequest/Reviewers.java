/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Decides which users may review a denial: a licensed professional who had no part in it. A person counts as the same
 * person by any account. Source: 45 CFR 164.524(a)(4), (d)(4).
 */
class Reviewers {

	private final StoreTransactions transactions;

	Reviewers(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @param reviewer the user whom the clinic designates, by uuid
	 * @param designatedBy the user who designates the reviewer
	 * @throws InvalidRequestException if the user lacks the privilege of licensed professionals
	 * @throws org.openmrs.module.sessionnotes.domain.errors.RefusedException if the user had a part in the denial
	 */
	void requireFit(StoredRequest stored, String reviewer, String designatedBy) {
		if (reviewer == null || !transactions.reading(jdbc -> PersonPrivileges.isGranted(jdbc, reviewer,
				SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES))) {
			throw new InvalidRequestException("sessionnotes.error.clientRequest.reviewerMayNot");
		}
		requireNoPart(stored, reviewer);
		RequestStore.refuseIf(SamePerson.isSame(reviewer, designatedBy), RequestRule.REVIEWER_NOT_DESIGNATED);
	}

	/** @throws org.openmrs.module.sessionnotes.domain.errors.RefusedException if the user had a part in the denial */
	void requireNoPart(StoredRequest stored, String reviewer) {
		boolean tookPart = stored.getWithholding().stream().map(DeniedPassage::getDenial)
				.anyMatch(each -> SamePerson.isSame(reviewer, each.getDecider().getUserUuid())
						|| each.getNoteAuthorUuid() != null
								&& SamePerson.isSame(reviewer, each.getNoteAuthorUuid()));
		RequestStore.refuseIf(tookPart, RequestRule.REVIEWER_TOOK_PART);
	}
}
