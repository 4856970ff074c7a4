/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The rules for a decision on an amendment, and for the papers after a denial. Source: 45 CFR 164.526. */
public final class AmendmentRules {

	private AmendmentRules() {
	}

	/**
	 * @param request a request for an amendment
	 * @param decision the decision
	 * @return the message codes of everything that is missing or wrong
	 */
	public static List<String> findings(ClientRequest request, AmendmentDecision decision) {
		Set<Passage> answered = decision.getAnswers().stream().map(AmendmentAnswer::getPassage).collect(Collectors.toSet());
		LicensedProfessional decider = decision.getDecider();
		boolean licensed = decider != null && decider.isLicenceComplete();
		boolean twoOthers = Words.saySomething(decision.getOfficerUuid())
				&& (decider == null || !decider.getUserUuid().equals(decision.getOfficerUuid()));
		Findings findings = new Findings()
				.addIf(!answered.equals(new HashSet<>(request.getAmendmentWish().getPassages()))
						|| answered.size() != decision.getAnswers().size(), RequestRule.AMENDMENT_INCOMPLETE)
				.addIf(!licensed || !decision.isByAuthor() && !twoOthers, RequestRule.AMENDMENT_DECIDER);
		decision.getAnswers().forEach(each -> findings.addAll(findings(each)));
		return findings.getCodes();
	}

	private static List<String> findings(AmendmentAnswer answer) {
		if (answer.isAccepted()) {
			return new Findings().addIf(!Words.saySomething(answer.getWrong())
					|| !Words.saySomething(answer.getRight()), RequestRule.CORRECTION_MISSING).getCodes();
		}
		return new Findings()
				.addIf(answer.getGround() == null || !answer.getFacts().containsAll(answer.getGround().getFacts()),
						RequestRule.AMENDMENT_GROUND_MISSING)
				.addIf(!Words.saySomething(answer.getReason()), RequestRule.AMENDMENT_REASON_MISSING)
				.getCodes();
	}

	/**
	 * @param statement the client's statement of disagreement
	 * @param profile the limit of the clinic's place
	 * @return the message codes of everything that is wrong
	 */
	public static List<String> findings(AmendmentPaper statement, RequestProfile profile) {
		int length = statement.getText().codePointCount(0, statement.getText().length());
		return new Findings().addIf(!Words.saySomething(statement.getText()), RequestRule.STATEMENT_MISSING)
				.addIf(length > profile.get(ProfileKey.STATEMENT_CHARACTERS), RequestRule.STATEMENT_TOO_LONG).getCodes();
	}
}
