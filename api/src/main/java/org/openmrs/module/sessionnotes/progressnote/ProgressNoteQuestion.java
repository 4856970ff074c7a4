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

/** A question of the progress note as this clinic asks it: with the concept that the module ships, or with the clinic's own. */
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

	/** @return true for a concept that the clinic put in the place of the shipped one */
	public boolean isOwn() {
		return own;
	}

	/** @return the answers in use, in the order that the dictionary has; empty for what is not answered by one */
	public List<Concept> getAnswers() {
		return answers;
	}

	/** @return the uuids of those answers that ask for the action taken: a moderate risk and higher ones */
	public List<String> getAnswersAskingForAction() {
		return answersAskingForAction;
	}
}
