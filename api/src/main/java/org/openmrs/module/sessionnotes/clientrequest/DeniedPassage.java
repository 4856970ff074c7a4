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
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;

/**
 * A passage that a licensed professional withholds, with the words that it had at the decision. Only the professionals who
 * decide see the words. If a review releases the passage, the client gets them.
 */
public final class DeniedPassage {

	private final WithheldPassage denial;

	private final LocalDate day;

	private final String label;

	private final String words;

	/**
	 * @param day the day of the session
	 * @param label the name of the field as a copy shows it; null for a whole note
	 */
	DeniedPassage(WithheldPassage denial, LocalDate day, String label, String words) {
		this.denial = Objects.requireNonNull(denial, "denial");
		this.day = Objects.requireNonNull(day, "day");
		this.label = label;
		this.words = Objects.requireNonNull(words, "words");
	}

	public WithheldPassage getDenial() {
		return denial;
	}

	/** @return the day of the session */
	public LocalDate getDay() {
		return day;
	}

	/** @return the name of the field as a copy shows it; null if the whole note is withheld */
	public String getLabel() {
		return label;
	}

	/** @return the words of the passage when the professional decided */
	public String getWords() {
		return words;
	}

	/** Does not show the words. */
	@Override
	public String toString() {
		return "DeniedPassage[" + denial + "]";
	}
}
