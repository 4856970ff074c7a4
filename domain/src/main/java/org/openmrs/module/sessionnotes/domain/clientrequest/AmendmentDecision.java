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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The decision on a request for an amendment: an answer for each passage, and the persons who decided. */
public final class AmendmentDecision {

	private final List<AmendmentAnswer> answers;

	private final LicensedProfessional decider;

	private final boolean byAuthor;

	private final String officerUuid;

	/**
	 * @param answers an answer for each passage; empty if the client asked for private notes only
	 * @param decider the professional who decided
	 * @param byAuthor true if the decider wrote all notes of the request
	 * @param officerUuid the privacy officer who decided with the professional; null if the author decided
	 */
	public AmendmentDecision(List<AmendmentAnswer> answers, LicensedProfessional decider, boolean byAuthor,
			String officerUuid) {
		this.answers = Collections.unmodifiableList(new ArrayList<>(answers));
		this.decider = decider;
		this.byAuthor = byAuthor;
		this.officerUuid = officerUuid;
	}

	public List<AmendmentAnswer> getAnswers() {
		return answers;
	}

	public LicensedProfessional getDecider() {
		return decider;
	}

	public boolean isByAuthor() {
		return byAuthor;
	}

	public String getOfficerUuid() {
		return officerUuid;
	}

	/**
	 * @param wish the client's wish
	 * @return the state that the decision leads to. A request that also concerns private notes is never accepted in full,
	 *         whether or not any such notes exist. The law gives no right to amend them.
	 */
	public RequestState getOutcome(AmendmentWish wish) {
		long accepted = answers.stream().filter(AmendmentAnswer::isAccepted).count();
		if (accepted == 0) {
			return RequestState.DENIED;
		}
		return accepted == answers.size() && !wish.isPrivateNotesAsked()
				? RequestState.ACCEPTED
				: RequestState.ACCEPTED_IN_PART;
	}
}
