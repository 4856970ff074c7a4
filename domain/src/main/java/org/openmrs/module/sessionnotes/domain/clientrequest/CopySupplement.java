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

import java.util.EnumSet;

import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;

/**
 * Sends the client notes that were not signed when the copy was made, as the letter on the copy promised. Source: 45 CFR
 * 164.524(a)(1). A supplement withholds nothing: if a professional must decide on a passage, the clinic records a new request.
 */
public final class CopySupplement {

	private CopySupplement() {
	}

	/** @return true if the clinic granted the whole copy, and the client has got everything that was made so far */
	public static boolean isPossible(ClientRequest request) {
		return request.getState() == RequestState.GRANTED && !RequestLifecycle.isReleaseOpen(request);
	}

	/**
	 * @param request a granted request
	 * @param letter the letter that goes with the notes
	 * @param step the user who takes the step, and the day
	 * @return the request with the supplement, which the clinic has yet to release
	 * @throws org.openmrs.module.sessionnotes.domain.errors.RefusedException if the request is not granted, the client has not
	 *         got the copy yet, or the letter is missing
	 */
	public static ClientRequest send(ClientRequest request, Letter letter, StepBy step) {
		new Findings().addIf(!isPossible(request), RequestRule.STEP_NOT_POSSIBLE)
				.addIf(!request.getEntries().isEmpty() && step.getOn().isBefore(request.getLastEntry().getOn()),
						RequestRule.STEP_TOO_EARLY)
				.addAll(RequestLifecycle
						.findings(request, letter, LetterKind.COPY_SUPPLEMENT, EnumSet.noneOf(LetterCase.class)).getCodes())
				.refuseIfAny();
		return request.toBuilder().supplement(step.getOn()).build();
	}
}
