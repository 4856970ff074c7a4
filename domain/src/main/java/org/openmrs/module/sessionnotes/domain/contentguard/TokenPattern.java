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
import java.util.stream.IntStream;

/**
 * A sequence of classes of words with gaps of bounded length. It is matched from a given token, by the set of all
 * places in the pattern that can have been reached, and so without backtracking: the cost is bounded by the length of
 * the pattern and of {@link #WINDOW}.
 */
final class TokenPattern {

	/** The most tokens of a match, apart from a quotation. */
	static final int WINDOW = 48;

	/** The most elements of a pattern, one bit each. */
	static final int MAX_ELEMENTS = 62;

	private final int[] classes;

	private final boolean[] negated;

	/** The places that are reached from each place in the pattern without reading a token, itself included. */
	private final long[] closures;

	/** The classes that a match cannot do without, apart from the first. */
	private final int[] needed;

	private final boolean atSentenceStart;

	private final boolean atSentenceEnd;

	TokenPattern(int[] classes, boolean[] negated, boolean[] optional, boolean atSentenceStart, boolean atSentenceEnd) {
		this.classes = classes;
		this.negated = negated;
		this.atSentenceStart = atSentenceStart;
		this.atSentenceEnd = atSentenceEnd;
		needed = IntStream.range(1, classes.length).filter(i -> !optional[i] && !negated[i] && classes[i] != 0)
				.map(i -> classes[i]).toArray();
		closures = new long[classes.length + 1];
		closures[classes.length] = 1L << classes.length;
		for (int i = classes.length - 1; i >= 0; i--) {
			closures[i] = 1L << i | (optional[i] ? closures[i + 1] : 0);
		}
	}

	/** @return true if all classes that a match cannot do without are among the given ones, a bit each */
	boolean isPossible(long[] present) {
		for (int wordClass : needed) {
			if ((present[wordClass >> 6] & 1L << wordClass) == 0) {
				return false;
			}
		}
		return true;
	}

	/** @return the class with which every match begins */
	int getFirstClass() {
		return classes[0];
	}

	/**
	 * @param states room for the states, at least {@link #WINDOW} + 1 entries, all 0 before and after the call
	 * @return the number of tokens of the shortest match that begins at the token, or 0
	 */
	int match(Tokens tokens, Annotations annotations, int start, long[] states) {
		if (atSentenceStart && !tokens.beginsSentence(start) && !isAfterBullet(tokens, start)) {
			return 0;
		}
		if (classes.length == 1) {
			return single(tokens, annotations, start);
		}
		long accepting = 1L << classes.length;
		int length = 0;
		states[0] = closures[0];
		int last = 0;
		for (int i = 0; i <= last && length == 0; i++) {
			long open = states[i];
			if (open != 0 && (open & accepting) != 0 && ends(tokens, start, i)) {
				length = i;
			} else if (open != 0 && start + i < tokens.size() && (i == 0 || isSameSentence(tokens, start, start + i))) {
				last = Math.max(last, step(annotations, open & ~accepting, start, i, states));
			}
		}
		Arrays.fill(states, 0, Math.min(states.length, last + 1), 0);
		return length;
	}

	private int step(Annotations annotations, long open, int start, int i, long[] states) {
		int last = i;
		for (long rest = open; rest != 0; rest &= rest - 1) {
			int place = Long.numberOfTrailingZeros(rest);
			int wordClass = classes[place];
			if (wordClass == 0 || negated[place]) {
				if (i + 1 <= WINDOW && (wordClass == 0 || !annotations.has(start + i, wordClass))) {
					states[i + 1] |= closures[place + 1];
					last = Math.max(last, i + 1);
				}
				continue;
			}
			if (i + 1 <= WINDOW && annotations.hasWord(start + i, wordClass)) {
				states[i + 1] |= closures[place + 1];
				last = Math.max(last, i + 1);
			}
			for (int j = annotations.from(start + i); j < annotations.to(start + i); j++) {
				int after = i + annotations.length(j);
				if (annotations.wordClass(j) == wordClass && after <= WINDOW) {
					states[after] |= closures[place + 1];
					last = Math.max(last, after);
				}
			}
		}
		return last;
	}

	private int single(Tokens tokens, Annotations annotations, int start) {
		int longest = annotations.hasWord(start, classes[0]) && ends(tokens, start, 1) ? 1 : 0;
		for (int j = annotations.from(start); j < annotations.to(start); j++) {
			if (annotations.wordClass(j) == classes[0] && annotations.length(j) > longest
					&& ends(tokens, start, annotations.length(j))) {
				longest = annotations.length(j);
			}
		}
		return longest;
	}

	private boolean ends(Tokens tokens, int start, int length) {
		if (!atSentenceEnd) {
			return true;
		}
		int next = start + length;
		return next >= tokens.size() || !isSameSentence(tokens, start, next) || !tokens.isWord(next)
				&& (next + 1 >= tokens.size() || !isSameSentence(tokens, start, next + 1));
	}

	private static boolean isSameSentence(Tokens tokens, int first, int second) {
		return tokens.sentence(first) == tokens.sentence(second);
	}

	/** A dash, a number with a full stop or a heading with a colon may come before the first word of a sentence. */
	private static boolean isAfterBullet(Tokens tokens, int token) {
		int index = token - 1;
		while (index >= 0 && isSameSentence(tokens, index, token) && !tokens.isWord(index)
				&& !":".equals(tokens.word(index)) && token - index <= 3) {
			index--;
		}
		return index < 0 || !isSameSentence(tokens, index, token) || ":".equals(tokens.word(index)) && token - index == 1;
	}
}
