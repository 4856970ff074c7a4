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

import java.time.LocalDate;

import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;

/** A letter that belongs to a request, in the words in which it was made. */
public final class SentLetter {

	private final LetterKind kind;

	private final String language;

	private final LocalDate madeOn;

	private final String text;

	SentLetter(LetterKind kind, String language, LocalDate madeOn, String text) {
		this.kind = kind;
		this.language = language;
		this.madeOn = madeOn;
		this.text = text;
	}

	static SentLetter of(Letter letter, LocalDate madeOn) {
		return new SentLetter(letter.getKind(), letter.getLanguage(), madeOn, letter.getText());
	}

	public LetterKind getKind() {
		return kind;
	}

	/** @return the language of the letter, as an ISO 639-1 code */
	public String getLanguage() {
		return language;
	}

	/** @return the day on which the letter was made, in the clinic's time zone */
	public LocalDate getMadeOn() {
		return madeOn;
	}

	/** @return the text of the letter; an empty line separates two paragraphs */
	public String getText() {
		return text;
	}

	/** Does not show the text. */
	@Override
	public String toString() {
		return "SentLetter[" + kind + "]";
	}
}
