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
 * Determines when the author may be notified of a disclosure. The notice to the author is delayed only if a legal order
 * forbids telling the author.
 */
final class AuthorNotice {

	private AuthorNotice() {
	}

	/** @return the moment from which the author is notified; null if the author is notified at once */
	static Long getToldFrom(Disclosure disclosure) {
		Long latest = getLatestTelling(disclosure);
		Long tellAuthorFrom = disclosure.getTellAuthorFrom();
		return tellAuthorFrom == null || latest == null ? null : Long.valueOf(Math.min(tellAuthorFrom, latest));
	}

	/**
	 * @return the latest moment to which a legal order can delay the notice to the author; null if no legal order
	 *         forbids telling the author
	 */
	static Long getLatestTelling(Disclosure disclosure) {
		Evidence evidence = disclosure.getEvidence();
		Long issued = evidence.getDate(EvidenceElement.ISSUED_ON);
		boolean forbids = disclosure.needsApproval() && disclosure.getBasis().isLegalOrder()
				&& evidence.has(EvidenceElement.FORBIDS_TELLING);
		return !forbids || issued == null
				? null
				: Long.valueOf(Math.min(issued, disclosure.getMadeAt()) + DisclosureLimits.LONGEST_DELAY);
	}
}
