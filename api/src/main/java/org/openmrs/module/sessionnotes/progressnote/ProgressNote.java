/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.time.ZoneOffset;
import java.util.List;

import org.openmrs.Encounter;
import org.openmrs.Visit;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;

/** A progress note, with the note's state and recorded steps. */
public final class ProgressNote {

	private final Encounter encounter;

	private final ProgressNoteContent content;

	private final Visit visit;

	private final SignedContent shown;

	private final boolean shownAsSigned;

	private final String contentDigest;

	private final ProgressNoteState state;

	private final List<StepRecord> steps;

	private final List<Addendum> addenda;

	private final List<String> carriedGoals;

	ProgressNote(Encounter encounter, Visit visit, ZoneOffset offset, SignedContent shown, boolean shownAsSigned,
			String contentDigest,
			ProgressNoteState state,
			List<StepRecord> steps, List<Addendum> addenda, List<String> carriedGoals) {
		this.encounter = encounter;
		this.visit = visit;
		this.shown = shown;
		this.shownAsSigned = shownAsSigned;
		this.content = ShownAnswers.content(shown).toBuilder().offset(offset).build();
		this.contentDigest = contentDigest;
		this.state = state;
		this.steps = steps;
		this.addenda = addenda;
		this.carriedGoals = carriedGoals;
	}

	/** @return the encounter that holds the note */
	public Encounter getEncounter() {
		return encounter;
	}

	/**
	 * @return the visit of the session; {@code null} if the session has no visit. The visit is returned even while the
	 *         session's start is unknown and the encounter therefore cannot belong to the visit.
	 */
	public Visit getVisit() {
		return visit;
	}

	public ProgressNoteContent getContent() {
		return content;
	}

	/** @return the questions and answers from which the note's content is read, in the wording that the note shows */
	public SignedContent getShown() {
		return shown;
	}

	/** @return the answers that the note's content shows only in part or not at all, in the order of the note */
	public List<SignedAnswer> getOtherAnswers() {
		return OtherAnswers.of(shown);
	}

	/**
	 * @return {@code true} if the note shows its signed content in the signed wording. The result is {@code false} for
	 *         a draft, for a signature that retains no words, and for a signature whose retained words are damaged.
	 *         Verification also reports damaged words of a signature.
	 */
	public boolean isShownAsSigned() {
		return shownAsSigned;
	}

	/**
	 * @return the SHA-256 digest of the patient and of everything, except the addenda, that the note now records and
	 *         shows
	 */
	public String getContentDigest() {
		return contentDigest;
	}

	public ProgressNoteState getState() {
		return state;
	}

	/** @return the recorded steps of the note, the oldest first; empty for a draft that was never signed */
	public List<StepRecord> getSteps() {
		return steps;
	}

	/** @return the addenda to the signed note, the oldest addendum first */
	public List<Addendum> getAddenda() {
		return addenda;
	}

	/**
	 * @return {@code true} if a goal was carried forward from the last signed note, is unchanged, and has no rating or
	 *         comment for the current session
	 */
	public boolean isCarried(GoalProgress goal) {
		return goal.getRating() == null && goal.getComment() == null && carriedGoals.contains(goal.getGoal());
	}
}
