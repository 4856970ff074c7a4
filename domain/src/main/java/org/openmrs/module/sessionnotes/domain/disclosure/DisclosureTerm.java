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
 * Determines when a disclosure is live. Computes the state of a disclosure at a given moment, the end of the disclosure, and
 * whether a decision on the disclosure counts.
 */
final class DisclosureTerm {

	private DisclosureTerm() {
	}

	static DisclosureState getState(Disclosure disclosure, long moment) {
		Revocation revocation = disclosure.getRevocation();
		if (revocation != null && revocation.getAt() <= moment) {
			return DisclosureState.REVOKED;
		}
		DisclosureBasis basis = disclosure.getBasis();
		boolean decided = isDecided(disclosure, moment);
		if (!basis.isFor(disclosure.getKind()) || !basis.getMakers().contains(disclosure.getMaker())
				|| decided && !disclosure.getApproval().isGranted()) {
			return DisclosureState.REFUSED;
		}
		if (moment >= getEffectiveEnd(disclosure)) {
			return DisclosureState.EXPIRED;
		}
		if (disclosure.needsApproval() && !decided) {
			return DisclosureState.PROPOSED;
		}
		return moment < disclosure.getStart() ? DisclosureState.NOT_YET : DisclosureState.LIVE;
	}

	static long getEffectiveEnd(Disclosure disclosure) {
		Long expiry = disclosure.getBasis().isRevocableByClient()
				? disclosure.getEvidence().getDate(EvidenceElement.EXPIRY_DATE)
				: null;
		long latest = Math.min(disclosure.getEnd(), disclosure.getMadeAt() + DisclosureLimits.LONGEST);
		return expiry == null ? latest : Math.min(latest, expiry);
	}

	static long getOpenUntil(Disclosure disclosure) {
		DisclosureState latest = getState(disclosure,
				Math.max(disclosure.getMadeAt(), getEffectiveEnd(disclosure) - 1));
		return latest == DisclosureState.REFUSED || disclosure.getRevocation() != null ? 0 : getEffectiveEnd(disclosure);
	}

	/**
	 * Tells whether a valid decision on the disclosure was made by the given moment. Ignores a decision by the user who
	 * recorded the disclosure or by the recipient, no matter how the decision got into the database. A separate rule decides
	 * whether the approval by a clinic's only practitioner is valid.
	 */
	static boolean isDecided(Disclosure disclosure, long moment) {
		Approval approval = disclosure.getApproval();
		return disclosure.needsApproval() && approval != null && approval.getAt() <= moment
				&& (approval.isAlone()
						? mayDecideAlone(disclosure, approval)
						: mayDecide(disclosure, approval.getBy()));
	}

	/**
	 * Checks whether a clinic's only practitioner may approve their own record. The record must be a disclosure to an
	 * outside recipient, and a day must have passed since the disclosure was recorded.
	 */
	static boolean mayDecideAlone(Disclosure disclosure, Approval decision) {
		return decision.isGranted() && disclosure.getMaker() == MakerRole.PRIVACY_OFFICER
				&& disclosure.getBasis() != DisclosureBasis.CUSTODIAN && disclosure.getRecipient().isExternal()
				&& decision.getAt() >= disclosure.getMadeAt() + DisclosureLimits.WAIT_ALONE;
	}

	private static boolean mayDecide(Disclosure disclosure, String userUuid) {
		return !userUuid.equals(disclosure.getMadeBy()) && !disclosure.getRecipient().isUser(userUuid);
	}
}
