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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * Computes the digest of a disclosure. The digest of a disclosure that an earlier version of the module stored does not
 * change.
 */
final class DisclosureDigest {

	private DisclosureDigest() {
	}

	/** @return the SHA-256 digest of all fields of the disclosure, which must not be abridged */
	static String of(Disclosure disclosure) {
		DisclosureScope scope = disclosure.getScope();
		Recipient recipient = disclosure.getRecipient();
		Evidence evidence = disclosure.getEvidence();
		Approval approval = disclosure.getApproval();
		Revocation revocation = disclosure.getRevocation();
		Confirmation confirmation = disclosure.getConfirmation();
		// a disclosure that was never confirmed must keep its digest from the time before confirmations existed
		boolean first = disclosure.getBoundAt() == disclosure.getMadeAt() && confirmation == null && !saysMore(disclosure);
		CanonicalForm form = new CanonicalForm(getNameOfForm(disclosure, first)).add(disclosure.getUuid())
				.add(disclosure.getKind().name())
				.add(scope.getAuthorUuid()).add(scope.getPatientUuid()).add(scope.getNoteUuid()).add(scope.getFrom())
				.add(scope.getTo()).add(recipient.getUserUuid()).add(recipient.getName()).add(recipient.getAddress())
				.add(disclosure.getBasis().name()).add(evidence.getValues().size());
		evidence.getValues().forEach((element, value) -> form.add(element.name()).add(value));
		form.add(disclosure.getStart()).add(disclosure.getEnd()).add(disclosure.getPurpose())
				.add(disclosure.getMaker().name()).add(disclosure.getMadeBy()).add(disclosure.getMadeAt())
				.add(disclosure.getTellAuthorFrom());
		form.add(approval == null ? null : approval.getBy()).add(approval == null ? null : approval.getAt())
				.add(approval == null ? null : String.valueOf(approval.isGranted()));
		if (!first) {
			form.add(disclosure.getBoundPatientUuid()).add(disclosure.getBoundAt())
					.add(confirmation == null ? null : confirmation.getBy())
					.add(confirmation == null ? null : confirmation.getAt())
					.add(confirmation == null ? null : confirmation.getPatientUuid());
		}
		if (saysMore(disclosure)) {
			DisclosedPortion portion = disclosure.getPortion();
			form.add(portion.getParts().size());
			portion.getParts().forEach(part -> form.add(part.getCode()));
			form.add(portion.getExcerpt()).add(revocation == null ? null : revocation.getReceivedAt())
					.add(revocation == null ? null : revocation.getDocument());
		}
		if (isApprovedAlone(disclosure)) {
			form.add("alone");
		}
		if (isRefusedWithReason(disclosure)) {
			form.add(approval.getReason());
		}
		EmergencyReview review = disclosure.getReview();
		if (review != null) {
			form.add(review.getBy()).add(review.getAt()).add(String.valueOf(review.isJustified())).add(review.getComment());
		}
		return form.add(revocation == null ? null : revocation.getBy()).add(revocation == null ? null : revocation.getAt())
				.add(revocation == null ? null : String.valueOf(revocation.isByClient())).sha256();
	}

	/**
	 * Tells whether the disclosure has values that an earlier version of the module could not store. If a disclosure
	 * has no values that the earlier version could not store, the form of the digest stays the same.
	 */
	private static boolean saysMore(Disclosure disclosure) {
		return !disclosure.getPortion().isWhole() || disclosure.getReview() != null || isApprovedAlone(disclosure)
				|| isRefusedWithReason(disclosure)
				|| disclosure.getRevocation() != null && disclosure.getRevocation().saysMore();
	}

	private static boolean isApprovedAlone(Disclosure disclosure) {
		return disclosure.getApproval() != null && disclosure.getApproval().isAlone();
	}

	private static boolean isRefusedWithReason(Disclosure disclosure) {
		return disclosure.getApproval() != null && disclosure.getApproval().getReason() != null;
	}

	private static String getNameOfForm(Disclosure disclosure, boolean first) {
		if (isRefusedWithReason(disclosure)) {
			return "sessionnotes/disclosure/5";
		}
		if (disclosure.getReview() != null || isApprovedAlone(disclosure)) {
			return "sessionnotes/disclosure/4";
		}
		if (saysMore(disclosure)) {
			return "sessionnotes/disclosure/3";
		}
		return first ? "sessionnotes/disclosure/1" : "sessionnotes/disclosure/2";
	}
}
