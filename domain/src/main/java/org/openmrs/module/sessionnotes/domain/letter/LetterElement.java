/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import java.time.LocalDate;
import java.util.function.Predicate;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** A fact or a statement in a letter. The template of each letter says which elements the law requires there. */
public enum LetterElement {

	/** The name of the person to whom the letter goes. */
	ADDRESSEE(Form.TEXT),

	/** The name of the client. Only letters to other persons need the name. */
	CLIENT(Form.TEXT),

	/** The date of the letter. */
	LETTER_DATE(Form.DATE),

	/** The day on which the clinic received the request. */
	REQUEST_DATE(Form.DATE),

	/** The client's request in neutral words. */
	REQUESTED(Form.TEXT),

	/** The day by which the clinic must answer. */
	DUE_DATE(Form.DATE),

	/** The reason for the delay. */
	DELAY_REASON(Form.TEXT),

	/** The day by which the clinic will answer after an extension. */
	NEW_DATE(Form.DATE),

	/** The number of notes in the copy. */
	NOTE_COUNT(Form.NUMBER),

	/** The first day that the copy covers. */
	FROM_DATE(Form.DATE),

	/** The last day that the copy covers. */
	TO_DATE(Form.DATE),

	/** The number of pages of the copy. */
	PAGE_COUNT(Form.NUMBER),

	/** The lines of the fee and their sum, in words for the client. */
	FEE_LINES(Form.TEXT),

	/** The number of sessions with a note that is not signed yet. */
	UNSIGNED_COUNT(Form.NUMBER),

	/** The day by which the clinic will send the notes that are not signed yet. */
	UNSIGNED_DATE(Form.DATE),

	/** A description of the withheld passages, without their content. */
	WITHHELD(Form.TEXT),

	/** The ground for the denial in plain words. */
	BASIS(Form.TEXT),

	/** The profession of the licensed professional who decided. */
	DECIDER(Form.TEXT),

	/** The day of the decision. */
	DECISION_DATE(Form.DATE),

	/** The address for the client's request for a review, and the steps to take. */
	REVIEW_CONTACT(Form.TEXT),

	/** The name and licence of the professional who reviewed the denial. */
	REVIEWER(Form.TEXT),

	/** The passages that the review released. */
	RELEASED_PASSAGES(Form.TEXT),

	/** The place that keeps the requested record. */
	ELSEWHERE(Form.TEXT),

	/** The passages of the record that are corrected. */
	CORRECTED(Form.TEXT),

	/** The passages of the record that stay as they are. */
	NOT_CORRECTED(Form.TEXT),

	/** The address for a statement of disagreement, and its greatest length. */
	STATEMENT_CONTACT(Form.TEXT),

	/** The clinic's answer to the statement of disagreement. */
	REBUTTAL(Form.TEXT),

	/** The name or title of the person or office for questions and complaints. */
	CONTACT_TITLE(Form.TEXT),

	/** The telephone number of the person or office for questions and complaints. */
	CONTACT_TELEPHONE(Form.TELEPHONE),

	/** The name of the person who signs the letter. */
	SIGNER(Form.TEXT),

	/** The title of the person who signs the letter. */
	SIGNER_TITLE(Form.TEXT),

	/** The statement on the right to a review. */
	REVIEW_RIGHT(Form.STATEMENT),

	/** The statement that the ground has no review. */
	NO_REVIEW(Form.STATEMENT),

	/** The statement on complaints to the clinic and to the authority. */
	COMPLAINT(Form.STATEMENT),

	/** The statement on the right to ask for a correction. */
	CORRECTION_RIGHT(Form.STATEMENT),

	/** The statement that an extension is possible only once. */
	ONLY_ONCE(Form.STATEMENT),

	/** The statement on the client's right to give a statement of disagreement. */
	DISAGREEMENT_RIGHT(Form.STATEMENT),

	/** The statement that the clinic encloses the request and the denial with the record if the client asks. */
	GOES_ALONG(Form.STATEMENT),

	/** The question about the persons whom the clinic should tell about the correction. */
	PERSONS_TO_TELL(Form.STATEMENT),

	/** The standing paragraph on private notes, which is the same whether or not any private notes exist. */
	STANDING(Form.STATEMENT),

	/** The standing paragraph on private notes, in a letter to a person who is neither the client nor a representative. */
	STANDING_FOR_OTHERS(Form.STATEMENT);

	/** The form of an element's value. */
	enum Form {

		/** A text with at least one letter or digit. */
		TEXT(value -> value instanceof String && Words.saySomething((String) value)),

		/** A text with at least seven digits. */
		TELEPHONE(value -> value instanceof String && ((String) value).codePoints().filter(Character::isDigit).count() >= 7),

		/** A day. */
		DATE(LocalDate.class::isInstance),

		/** A number that is not negative. */
		NUMBER(value -> value instanceof Integer && (Integer) value >= 0),

		/** A fixed text of the law that comes with the templates. No letter brings its own. */
		STATEMENT(value -> false);

		private final Predicate<Object> meaning;

		Form(Predicate<Object> meaning) {
			this.meaning = meaning;
		}
	}

	private final Form form;

	LetterElement(Form form) {
		this.form = form;
	}

	/** @return true if the value has the form of this element and is not blank */
	boolean isMeaningful(Object value) {
		return form.meaning.test(value);
	}

	/** @return true if the text is fixed and comes with the templates */
	public boolean isStatement() {
		return form == Form.STATEMENT;
	}

	/** @return the code of the message that says that the element is missing */
	public String getMessageCode() {
		return "sessionnotes.letter.missing." + name();
	}
}
