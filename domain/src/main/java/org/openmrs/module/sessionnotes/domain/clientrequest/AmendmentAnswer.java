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

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The answer to one passage that the client wants to be corrected: accepted with a correction, or denied on a ground. */
public final class AmendmentAnswer {

	private final Passage passage;

	private final String wrong;

	private final String right;

	private final AmendmentGround ground;

	private final Set<AmendmentFact> facts;

	private final String reason;

	private AmendmentAnswer(Passage passage, String wrong, String right, AmendmentGround ground, Set<AmendmentFact> facts,
			String reason) {
		this.passage = Objects.requireNonNull(passage, "passage");
		this.wrong = wrong;
		this.right = right;
		this.ground = ground;
		this.facts = facts;
		this.reason = reason;
	}

	/**
	 * @param passage the passage
	 * @param wrong the error
	 * @param right the correction
	 * @return the answer that accepts the client's request
	 */
	public static AmendmentAnswer accepted(Passage passage, String wrong, String right) {
		return new AmendmentAnswer(passage, wrong, right, null, Collections.emptySet(), null);
	}

	/**
	 * @param passage the passage
	 * @param ground the ground; null if the decider has not chosen it yet
	 * @param facts the facts that the decider confirmed
	 * @param reason the reason in plain words
	 * @return the answer that denies the client's request
	 */
	public static AmendmentAnswer denied(Passage passage, AmendmentGround ground, Set<AmendmentFact> facts, String reason) {
		Set<AmendmentFact> confirmed = facts.isEmpty() ? EnumSet.noneOf(AmendmentFact.class) : EnumSet.copyOf(facts);
		return new AmendmentAnswer(passage, null, null, ground, Collections.unmodifiableSet(confirmed), reason);
	}

	public Passage getPassage() {
		return passage;
	}

	/** @return true if the clinic corrects the passage */
	public boolean isAccepted() {
		return wrong != null || right != null;
	}

	/** @return the error; null if the answer is a denial */
	public String getWrong() {
		return wrong;
	}

	/** @return the correction; null if the answer is a denial */
	public String getRight() {
		return right;
	}

	/** @return the ground of the denial; null if the answer is a correction */
	public AmendmentGround getGround() {
		return ground;
	}

	public Set<AmendmentFact> getFacts() {
		return facts;
	}

	public String getReason() {
		return reason;
	}

	/** Shows no words of the note. */
	@Override
	public String toString() {
		return "AmendmentAnswer[" + (isAccepted() ? "accepted" : ground) + "]";
	}
}
