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

import java.util.Arrays;

/**
 * The classes to which each token of a text belongs as a word, which all its occurrences share, and the longer phrases,
 * names and figures that begin at the token, with their numbers of tokens.
 */
final class Annotations {

	private final long[][] words;

	private final int[] offsets;

	private final int[][] unions;

	private int[] classes;

	private int[] lengths;

	private int count;

	/**
	 * @param words the classes of each token's word, a bit each; null for a word that no rule has
	 * @param unions the classes that include each class, or null
	 */
	Annotations(long[][] words, int[][] unions) {
		this.words = words;
		this.unions = unions;
		offsets = new int[words.length + 1];
		classes = new int[words.length + 16];
		lengths = new int[classes.length];
	}

	/** Adds a phrase that begins at the token that is not yet closed; tokens come in ascending order. */
	void add(int wordClass, int length) {
		addOne(wordClass, length);
		int[] wider = wordClass < unions.length ? unions[wordClass] : null;
		for (int i = 0; wider != null && i < wider.length; i++) {
			addOne(wider[i], length);
		}
	}

	/** Adds the phrases that another set of annotations has at the token. */
	void addAll(Annotations other, int token) {
		for (int i = other.from(token); i < other.to(token); i++) {
			addOne(other.classes[i], other.lengths[i]);
		}
	}

	private void addOne(int wordClass, int length) {
		if (count == classes.length) {
			classes = Arrays.copyOf(classes, count * 2);
			lengths = Arrays.copyOf(lengths, count * 2);
		}
		classes[count] = wordClass;
		lengths[count] = length;
		count++;
	}

	/** Closes the token after its last phrase is added. */
	void close(int token) {
		offsets[token + 1] = count;
	}

	long[][] getWords() {
		return words;
	}

	/** @return true if the token belongs to the class as a word */
	boolean hasWord(int token, int wordClass) {
		long[] bits = words[token];
		int index = wordClass >> 6;
		return bits != null && index < bits.length && (bits[index] & 1L << wordClass) != 0;
	}

	/** @return true if a word or a phrase of the class begins at the token */
	boolean has(int token, int wordClass) {
		if (hasWord(token, wordClass)) {
			return true;
		}
		for (int i = from(token); i < to(token); i++) {
			if (classes[i] == wordClass) {
				return true;
			}
		}
		return false;
	}

	/** @return the index of the first phrase of the token */
	int from(int token) {
		return offsets[token];
	}

	/** @return the index after the last phrase of the token */
	int to(int token) {
		return offsets[token + 1];
	}

	int wordClass(int index) {
		return classes[index];
	}

	int length(int index) {
		return lengths[index];
	}
}
