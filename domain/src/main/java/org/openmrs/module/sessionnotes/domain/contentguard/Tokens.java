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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words and marks of a text, with their places in it. */
final class Tokens {

	/** The end of a word, which is a token of its own, in a pattern as in a text. */
	static final String POSSESSIVE = "'s";

	/** The words in lower case, without accents, with straight apostrophes. */
	private String[] words = new String[64];

	private int[] starts = new int[64];

	private int[] ends = new int[64];

	/** The class of a number or code, or -1. */
	private int[] forms = new int[64];

	private boolean[] capitals = new boolean[64];

	/** The number of the sentence, and the index of its last token. */
	private int[] sentences = new int[64];

	private int size;

	/** @return the normalized words of a name or a phrase */
	static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		if (text != null) {
			boolean possessive = text.equals(POSSESSIVE) || text.startsWith(POSSESSIVE + " ");
			if (possessive) {
				words.add(POSSESSIVE);
			}
			Tokens tokens = Tokenizer.read(possessive ? text.substring(POSSESSIVE.length()) : text);
			for (int i = 0; i < tokens.size; i++) {
				words.add(tokens.words[i]);
			}
		}
		return words;
	}

	void add(String word, int start, int end, int form, boolean capital) {
		if (size == words.length) {
			int longer = size * 2;
			words = Arrays.copyOf(words, longer);
			starts = Arrays.copyOf(starts, longer);
			ends = Arrays.copyOf(ends, longer);
			forms = Arrays.copyOf(forms, longer);
			capitals = Arrays.copyOf(capitals, longer);
			sentences = Arrays.copyOf(sentences, longer);
		}
		words[size] = word;
		starts[size] = start;
		ends[size] = end;
		forms[size] = form;
		capitals[size] = capital;
		sentences[size] = 0;
		size++;
	}

	void setSentence(int token, int sentence) {
		sentences[token] = sentence;
	}

	int size() {
		return size;
	}

	String word(int token) {
		return words[token];
	}

	int start(int token) {
		return starts[token];
	}

	int end(int token) {
		return ends[token];
	}

	int form(int token) {
		return forms[token];
	}

	boolean isCapital(int token) {
		return capitals[token];
	}

	int sentence(int token) {
		return sentences[token];
	}

	boolean beginsSentence(int token) {
		return token == 0 || sentences[token - 1] != sentences[token];
	}

	boolean isWord(int token) {
		char first = words[token].isEmpty() ? ' ' : words[token].charAt(0);
		return Character.isLetterOrDigit(first) || first == '\'' && words[token].length() > 1;
	}
}
