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

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.crypto.Sha256;

/** A letter with all its elements. Only {@link LetterTemplate#make} creates a letter. */
public final class Letter {

	private final LetterKind kind;

	private final String language;

	private final Set<LetterCase> cases;

	private final String text;

	private final LetterValues values;

	Letter(LetterKind kind, String language, Set<LetterCase> cases, String text, LetterValues values) {
		this.kind = kind;
		this.language = language;
		this.cases = Collections.unmodifiableSet(
				cases.isEmpty() ? EnumSet.noneOf(LetterCase.class) : EnumSet.copyOf(cases));
		this.text = text;
		this.values = values;
	}

	public LetterKind getKind() {
		return kind;
	}

	/** @return the language of the letter, as an ISO 639-1 code */
	public String getLanguage() {
		return language;
	}

	/** @return the circumstances for which the letter has a section */
	public Set<LetterCase> getCases() {
		return cases;
	}

	/** @return the text of the letter; an empty line separates two paragraphs */
	public String getText() {
		return text;
	}

	/**
	 * @param element an element of the letter
	 * @param value the value that the element should have: a text, a day or a number
	 * @return true if the letter was made with this value
	 */
	public boolean says(LetterElement element, Object value) {
		return value != null && value.equals(values.get(element));
	}

	/** @return the SHA-256 digest of the text in UTF-8, as 64 hexadecimal digits */
	public String getDigest() {
		return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Does not show the text. */
	@Override
	public String toString() {
		return "Letter[" + kind + "]";
	}
}
