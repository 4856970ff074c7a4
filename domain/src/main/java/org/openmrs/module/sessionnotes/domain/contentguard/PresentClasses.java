/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

/**
 * The classes that occur in the part of a sentence that a match can reach. Most patterns need a class that is not
 * there, and are not tried.
 */
final class PresentClasses {

	private final Tokens tokens;

	private final Annotations annotations;

	/** The first token of the part, and the token after its last. */
	private int start;

	private int end;

	private final long[] classes;

	PresentClasses(Tokens tokens, Annotations annotations, int length) {
		this.tokens = tokens;
		this.annotations = annotations;
		this.classes = new long[length];
	}

	/**
	 * @return the classes in the part of the sentence that begins at the token or before, a bit each; the next call
	 *         changes the array
	 */
	long[] from(int token) {
		boolean reaches = token >= start && token < end && (end == tokens.size() || tokens.beginsSentence(end)
				|| token + TokenPattern.WINDOW <= end);
		if (!reaches) {
			read(token);
		}
		return classes;
	}

	private void read(int token) {
		java.util.Arrays.fill(classes, 0);
		start = token;
		end = token;
		while (end < tokens.size() && end - start < 2 * TokenPattern.WINDOW
				&& tokens.sentence(end) == tokens.sentence(start)) {
			long[] word = annotations.getWords()[end];
			for (int i = 0; word != null && i < word.length; i++) {
				classes[i] |= word[i];
			}
			for (int i = annotations.from(end); i < annotations.to(end); i++) {
				classes[annotations.wordClass(i) >> 6] |= 1L << annotations.wordClass(i);
			}
			end++;
		}
	}
}
