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

import java.util.Objects;

/** The data that a reviewer sees: the passage with its words, the ground, and the reasoning, and nothing else of the chart. */
public final class ReviewCase {

	private final Passage passage;

	private final String words;

	private final AccessDenialGround ground;

	private final String reasoning;

	/**
	 * @param withheld the denial
	 * @param words the words of the passage
	 */
	public ReviewCase(WithheldPassage withheld, String words) {
		this.passage = withheld.getPassage();
		this.words = Objects.requireNonNull(words, "words");
		this.ground = withheld.getGround();
		this.reasoning = withheld.getReasoning();
	}

	public Passage getPassage() {
		return passage;
	}

	public String getWords() {
		return words;
	}

	public AccessDenialGround getGround() {
		return ground;
	}

	public String getReasoning() {
		return reasoning;
	}

	/** Shows neither words nor reasoning. */
	@Override
	public String toString() {
		return "ReviewCase[" + ground + "]";
	}
}
