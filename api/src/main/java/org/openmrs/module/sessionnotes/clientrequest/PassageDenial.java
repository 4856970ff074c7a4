/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.GroundFact;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;

/** What a licensed professional wants to withhold: a passage, the ground, the confirmed facts and the reasoning. */
public final class PassageDenial {

	private final Passage passage;

	private final String words;

	private final AccessDenialGround ground;

	private final Set<GroundFact> facts;

	private final String reasoning;

	private final boolean markRevealing;

	/**
	 * @param passage the passage
	 * @param words the words of a part of a field, which prove that the professional saw the present text; null for a whole
	 *        field or note
	 * @param ground the ground
	 * @param facts the facts that the professional confirms
	 * @param reasoning why the ground applies to the passage
	 * @param markRevealing true if a mark in place of the passage would reveal the source by itself
	 */
	public PassageDenial(Passage passage, String words, AccessDenialGround ground, Set<GroundFact> facts, String reasoning,
			boolean markRevealing) {
		this.passage = Objects.requireNonNull(passage, "passage");
		this.words = words;
		this.ground = Objects.requireNonNull(ground, "ground");
		this.facts = Collections
				.unmodifiableSet(facts.isEmpty() ? EnumSet.noneOf(GroundFact.class) : EnumSet.copyOf(facts));
		this.reasoning = reasoning;
		this.markRevealing = markRevealing;
	}

	Passage getPassage() {
		return passage;
	}

	String getWords() {
		return words;
	}

	AccessDenialGround getGround() {
		return ground;
	}

	Set<GroundFact> getFacts() {
		return facts;
	}

	String getReasoning() {
		return reasoning;
	}

	boolean isMarkRevealing() {
		return markRevealing;
	}

	/** Shows neither words nor reasoning. */
	@Override
	public String toString() {
		return "PassageDenial[" + ground + "]";
	}
}
