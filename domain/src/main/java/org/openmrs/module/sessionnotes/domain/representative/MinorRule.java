/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * Decides who may act for a minor regarding a service. If the clinic has not confirmed the law of the state, or has not
 * recorded the consent, the answer is never the parent alone.
 */
public final class MinorRule {

	public static final RuleSource SOURCE = RuleSource.read("45 CFR 164.502(g)(3)");

	private MinorRule() {
	}

	/**
	 * @param age the minor's age in whole years, below the majority
	 * @param consent the consent to the service; null if it is not recorded
	 * @param state the law of the state; null if there is no rule
	 * @param act the act that the parent wants to perform
	 */
	public static MinorResult decide(int age, ServiceConsent consent, StateRule state, RepresentedAct act) {
		if (state == null || !state.isConfirmed() || consent == null) {
			return MinorResult.STATE_LAW_DECIDES;
		}
		boolean parentEnough = state.isParentEnough(age);
		if (!parentEnough && state.getAccess() == StateRule.ParentAccess.NONE) {
			return MinorResult.MINOR_ACTS;
		}
		if (!minorHasAuthority(consent, state)) {
			return parentEnough || state.getAccess() == StateRule.ParentAccess.SILENT
					? MinorResult.PARENT_IS_REPRESENTATIVE
					: MinorResult.STATE_LAW_DECIDES;
		}
		return act == RepresentedAct.RECEIVE_COPY ? MinorResult.STATE_LAW_DECIDES : MinorResult.MINOR_ACTS;
	}

	/** Tells whether one of the three exceptions applies in which a parent is not the representative: (g)(3)(i)(A), (B), (C). */
	private static boolean minorHasAuthority(ServiceConsent consent, StateRule state) {
		if (consent.isConfidentialityAgreed()) {
			return true;
		}
		switch (consent.getBy()) {
			case MINOR_ALONE :
				return !consent.isParentWantedByMinor();
			case MINOR_AND_PARENT :
				return state.mayConsentAlone(consent.getAgeAtConsent()) && !consent.isParentWantedByMinor();
			case COURT :
				return true;
			default :
				return false;
		}
	}
}
