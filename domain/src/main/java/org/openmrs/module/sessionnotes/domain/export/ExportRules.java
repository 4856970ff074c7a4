/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about each session of an export. */
public final class ExportRules {

	private ExportRules() {
	}

	/** @return the fields of the session to send, or all reasons to leave the session out */
	public static ExportDecision decide(ExportedSession session, ExportContext context) {
		List<LeftOutReason> reasons = new ArrayList<>();
		if (session.getState().isUnsigned()) {
			reasons.add(LeftOutReason.UNSIGNED);
		}
		if (session.isVoided() && !context.isWithVoided()) {
			reasons.add(LeftOutReason.VOIDED);
		}
		addRestrictions(session, context, reasons);
		if (context.getPurpose().isAuthorizationNeeded() && !context.isAuthorizedBy(session.getClientUuid())) {
			reasons.add(LeftOutReason.AUTHORIZATION_MISSING);
		}
		Optional<Part2Consent> consent = context.getConsent(session.getClientUuid());
		if (session.isPart2()) {
			if (context.isAgainstClient()) {
				reasons.add(LeftOutReason.PART2_PROCEEDING);
			}
			if (!consent.isPresent()) {
				reasons.add(LeftOutReason.PART2_CONSENT_MISSING);
			}
		}
		return reasons.isEmpty()
				? ExportDecision.included(session, context.getFields().getForms(),
						session.isPart2() ? consent.map(Part2Consent::getUuid).orElse(null) : null)
				: ExportDecision.leftOut(session, reasons);
	}

	private static void addRestrictions(ExportedSession session, ExportContext context, List<LeftOutReason> reasons) {
		if (session.isSelfPay() && context.getPurpose().isForPlan() && !context.isRequiredByLaw()) {
			reasons.add(LeftOutReason.SELF_PAY_RESTRICTED);
		}
		if (session.getRestrictionUuid() != null && !context.getPurpose().isBeyondAgreedRestrictions()
				&& !context.isRequiredByLaw()) {
			ExportContext.RestrictionAnswer answer = context.getAnswer(session.getRestrictionUuid());
			if (answer == null) {
				reasons.add(LeftOutReason.RESTRICTION_UNDECIDED);
			} else if (answer == ExportContext.RestrictionAnswer.COVERED) {
				reasons.add(LeftOutReason.RESTRICTION_AGREED);
			}
		}
		if (session.isRestrictedNote() && !context.isReleased(session.getNoteUuid())) {
			reasons.add(LeftOutReason.RESTRICTED_NOTE);
		}
	}

	/** @return the sessions about which a user must decide before the export can begin; empty if it can begin */
	public static List<ExportDecision> undecided(List<ExportDecision> decisions) {
		List<ExportDecision> undecided = new ArrayList<>();
		for (ExportDecision decision : decisions) {
			if (decision.getReasons().stream().anyMatch(LeftOutReason::stopsExport)) {
				undecided.add(decision);
			}
		}
		return undecided;
	}
}
