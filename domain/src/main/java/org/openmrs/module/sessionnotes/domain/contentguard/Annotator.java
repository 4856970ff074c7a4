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

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Finds the phrases of a language and the names of the dictionaries in a text. */
final class Annotator {

	private static final int QUOTE_AT_MOST = 400;

	private static final int MEDIUM_QUOTE = 12;

	private static final int LONG_QUOTE = 26;

	private static final BitSet PARTS = parts();

	private final Tokens tokens;

	private final Annotations annotations;

	/** The token after the end of a quotation, by the token of its first mark. */
	private final Map<Integer, Integer> quotes = new HashMap<>();

	private final PhraseTrie language;

	private final int wordNames;

	/** True if capital letters tell a name from a word: not in a text without any, nor in one that has little else. */
	private final boolean capitalsTell;

	private Annotator(Tokens tokens, RuleBook book, int wordNames) {
		this.tokens = tokens;
		this.language = book.getPhrases();
		this.wordNames = wordNames;
		this.capitalsTell = doCapitalsTell(tokens);
		this.annotations = new Annotations(book.wordBits(tokens), book.getUnions());
	}

	/** @param wordNames the number of the class of names that are words, too, such as Joy or Will */
	static Annotations annotate(Tokens tokens, RuleBook book, int wordNames, GuardDictionary... dictionaries) {
		Annotator annotator = new Annotator(tokens, book, wordNames);
		PhraseTrie language = book.getPhrases();
		annotator.findQuotes();
		for (int token = 0; token < tokens.size(); token++) {
			annotator.addForms(token);
			annotator.addPhrases(token, language, 2);
			for (GuardDictionary dictionary : dictionaries) {
				annotator.addPhrases(token, dictionary.getTrie(), 1);
			}
			annotator.annotations.close(token);
		}
		return annotator.annotations;
	}

	private void addForms(int token) {
		if (tokens.form(token) >= 0) {
			annotations.add(tokens.form(token), 1);
		}
		if (capitalsTell && tokens.isCapital(token) && !tokens.beginsSentence(token) && !isPronoun(tokens.word(token))) {
			annotations.add(WordClasses.idOf(WordClasses.CAP), 1);
		}
		Integer end = quotes.get(token);
		if (end != null) {
			addQuote(token, end);
		}
		if ("@".equals(tokens.word(token)) && token > 0 && tokens.end(token - 1) == tokens.start(token)) {
			annotations.add(WordClasses.idOf(WordClasses.EMAIL), 1);
		}
	}

	private void addQuote(int token, int end) {
		int words = 0;
		for (int i = token; i < end; i++) {
			words += tokens.isWord(i) && !tokens.word(i).equals(Tokens.POSSESSIVE) ? 1 : 0;
		}
		annotations.add(WordClasses.idOf(WordClasses.QUOTE), end - token);
		if (words >= MEDIUM_QUOTE) {
			annotations.add(WordClasses.idOf(WordClasses.QUOTE_12), end - token);
		}
		if (words >= LONG_QUOTE) {
			annotations.add(WordClasses.idOf(WordClasses.QUOTE_26), end - token);
		}
	}

	/** @param shortest the fewest words of a phrase to add */
	private void addPhrases(int token, PhraseTrie trie, int shortest) {
		int node = trie.root();
		for (int i = token; i < tokens.size() && i - token < PhraseTrie.MAX_WORDS; i++) {
			if (i > token && tokens.sentence(i) != tokens.sentence(token)) {
				return;
			}
			node = trie.next(node, trie.wordId(tokens.word(i)));
			if (node < 0) {
				return;
			}
			int[] found = trie.classesAt(node);
			for (int j = 0; found != null && i - token + 1 >= shortest && j < found.length; j++) {
				boolean doubtful = PARTS.get(found[j]) && !isName(token);
				// the class of a doubtful part follows the class of the part
				annotations.add(doubtful ? found[j] + 1 : found[j], i - token + 1);
			}
		}
	}

	/** English writes I with a capital everywhere. */
	private static boolean isPronoun(String word) {
		return "i".equals(word) || word.startsWith("i'");
	}

	/** Tells whether a part of a name is written as a name. */
	private boolean isName(int token) {
		boolean word = isWordName(token);
		return capitalsTell ? tokens.isCapital(token) && !(word && tokens.beginsSentence(token)) : !word;
	}

	private boolean isWordName(int token) {
		int node = language.next(language.root(), language.wordId(tokens.word(token)));
		int[] classes = node < 0 ? null : language.classesAt(node);
		for (int i = 0; classes != null && i < classes.length; i++) {
			if (classes[i] == wordNames) {
				return true;
			}
		}
		return false;
	}

	private static BitSet parts() {
		BitSet parts = new BitSet();
		for (NameKind kind : NameKind.values()) {
			parts.set(WordClasses.idOf(kind.getPartClass()));
		}
		return parts;
	}

	private static boolean doCapitalsTell(Tokens tokens) {
		int words = 0;
		int capitals = 0;
		for (int i = 0; i < tokens.size(); i++) {
			words += tokens.isWord(i) ? 1 : 0;
			capitals += tokens.isCapital(i) ? 1 : 0;
		}
		return capitals > 0 && capitals * 5 < words * 4;
	}

	/** Finds the quotations; an opening mark without a closing mark near enough begins none. */
	private void findQuotes() {
		int straight = -1;
		int single = -1;
		for (int i = 0; i < tokens.size(); i++) {
			String word = tokens.word(i);
			if ("\"".equals(word)) {
				straight = mark(straight, i);
			} else if ("'".equals(word)) {
				boolean opens = i + 1 < tokens.size() && tokens.start(i + 1) == tokens.end(i)
						&& (i == 0 || tokens.end(i - 1) < tokens.start(i) || !tokens.isWord(i - 1));
				if (single >= 0 && !opens) {
					single = mark(single, i);
				} else if (opens) {
					single = i;
				}
			}
		}
	}

	/** @return the token of the mark that is open after this mark, or -1 */
	private int mark(int open, int token) {
		if (open < 0 || token - open > QUOTE_AT_MOST) {
			return token;
		}
		quotes.put(open, token + 1);
		return -1;
	}
}
