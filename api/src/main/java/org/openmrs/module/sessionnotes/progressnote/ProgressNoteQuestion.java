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

import java.util.Collections;
import java.util.List;

import org.openmrs.Concept;

/**
 * A question of the progress note in the form that the clinic uses: either with the shipped concept or with the
 * clinic's own concept.
 */
public final class ProgressNoteQuestion {

	private final Concept concept;

	private final boolean own;

	private final List<Concept> answers;

	private final List<String> answersAskingForAction;

	ProgressNoteQuestion(Concept concept, boolean own, List<Concept> answers, List<String> answersAskingForAction) {
		this.concept = concept;
		this.own = own;
		this.answers = Collections.unmodifiableList(answers);
		this.answersAskingForAction = Collections.unmodifiableList(answersAskingForAction);
	}

	public Concept getConcept() {
		return concept;
	}

	/** @return {@code true} if the question uses the clinic's own concept instead of the shipped concept */
	public boolean isOwn() {
		return own;
	}

	/**
	 * @return the answers to the question that are not retired, in the order of the dictionary; empty if answers to the
	 *         question are not concepts
	 */
	public List<Concept> getAnswers() {
		return answers;
	}

	/**
	 * @return the uuids of the answers for which the note must also record the action taken: moderate risk and higher risks
	 */
	public List<String> getAnswersAskingForAction() {
		return answersAskingForAction;
	}
}
