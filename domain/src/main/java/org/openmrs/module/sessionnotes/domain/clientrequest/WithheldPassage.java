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

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The denial of access to one passage: the ground, the confirmed facts, the decider, the day and the reasoning. */
public final class WithheldPassage {

	private final Passage passage;

	private final String noteAuthorUuid;

	private final AccessDenialGround ground;

	private final Set<GroundFact> facts;

	private final LicensedProfessional decider;

	private final LocalDate decidedOn;

	private final String reasoning;

	private final boolean markRevealing;

	/**
	 * @param passage the passage
	 * @param noteAuthorUuid the author of the note
	 * @param ground the ground
	 * @param facts the facts that the decider confirmed
	 * @param decider the professional who decided
	 * @param decidedOn the day of the decision
	 * @param reasoning the reason why the ground applies to the passage; the client does not get this text
	 * @param markRevealing true if a mark in place of the passage would reveal the source by itself
	 */
	public WithheldPassage(Passage passage, String noteAuthorUuid, AccessDenialGround ground, Set<GroundFact> facts,
			LicensedProfessional decider, LocalDate decidedOn, String reasoning, boolean markRevealing) {
		this.passage = Objects.requireNonNull(passage, "passage");
		this.noteAuthorUuid = noteAuthorUuid;
		this.ground = Objects.requireNonNull(ground, "ground");
		this.facts = Collections
				.unmodifiableSet(facts.isEmpty() ? EnumSet.noneOf(GroundFact.class) : EnumSet.copyOf(facts));
		this.decider = decider;
		this.decidedOn = decidedOn;
		this.reasoning = reasoning;
		this.markRevealing = markRevealing;
	}

	public Passage getPassage() {
		return passage;
	}

	public String getNoteAuthorUuid() {
		return noteAuthorUuid;
	}

	public AccessDenialGround getGround() {
		return ground;
	}

	public Set<GroundFact> getFacts() {
		return facts;
	}

	public LicensedProfessional getDecider() {
		return decider;
	}

	public LocalDate getDecidedOn() {
		return decidedOn;
	}

	/** @return the reason why the ground applies to the passage; the client does not get this text */
	public String getReasoning() {
		return reasoning;
	}

	/** @return true if the copy has no mark in place of the passage, so that only the letter mentions it */
	public boolean isMarkRevealing() {
		return markRevealing;
	}

	/** Does not show the reasoning. */
	@Override
	public String toString() {
		return "WithheldPassage[" + ground + "]";
	}
}
