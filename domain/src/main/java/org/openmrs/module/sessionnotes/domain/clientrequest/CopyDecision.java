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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.letter.LetterCase;

/** The decision on a request for access: the withheld passages. The client gets all else, 45 CFR 164.524(d)(1). */
public final class CopyDecision {

	private final List<WithheldPassage> withheld;

	private final boolean anythingLeft;

	private final Set<LetterCase> circumstances;

	/**
	 * @param withheld the withheld passages
	 * @param anythingLeft true if the client gets anything besides the withheld passages
	 * @param circumstances further circumstances that the letter must name: another place that keeps the requested record,
	 *        notes that are not signed yet, a fee
	 */
	public CopyDecision(List<WithheldPassage> withheld, boolean anythingLeft, Set<LetterCase> circumstances) {
		this.withheld = Collections.unmodifiableList(new ArrayList<>(withheld));
		this.anythingLeft = anythingLeft;
		this.circumstances = Collections.unmodifiableSet(
				circumstances.isEmpty() ? EnumSet.noneOf(LetterCase.class) : EnumSet.copyOf(circumstances));
	}

	public List<WithheldPassage> getWithheld() {
		return withheld;
	}

	public boolean isAnythingLeft() {
		return anythingLeft;
	}

	/** @return the state that the decision leads to */
	public RequestState getOutcome() {
		if (withheld.isEmpty()) {
			return RequestState.GRANTED;
		}
		return anythingLeft ? RequestState.GRANTED_IN_PART : RequestState.DENIED;
	}

	/** @return true if the client may ask a second professional to review at least one withheld passage */
	public boolean isReviewable() {
		return withheld.stream().anyMatch(each -> each.getGround().isReviewable());
	}

	/** @return the circumstances that the letter on this decision must cover */
	public Set<LetterCase> getLetterCases() {
		Set<LetterCase> cases = EnumSet.noneOf(LetterCase.class);
		cases.addAll(circumstances);
		if (isReviewable()) {
			cases.add(LetterCase.REVIEWABLE);
		}
		if (withheld.stream().anyMatch(each -> !each.getGround().isReviewable())) {
			cases.add(LetterCase.UNREVIEWABLE);
		}
		return cases;
	}
}
