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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases, each a sequence of normalized words, and the classes of words to which a phrase belongs. Looking a phrase up
 * costs as much as its words, however many phrases there are.
 */
final class PhraseTrie {

	/** The most words of a phrase; longer phrases are left out. */
	static final int MAX_WORDS = 12;

	private static final int ROOT = 0;

	private final Map<String, Integer> vocabulary = new HashMap<>();

	/** The transitions in one table with open addressing: the node and the word, and the node that follows. */
	private long[] keys = new long[64];

	private int[] targets = new int[64];

	private int transitions;

	private int[][] classes = new int[32][];

	private int nodes = 1;

	/** Adds a phrase; adding a phrase twice with the same class changes nothing. */
	void add(List<String> words, int wordClass) {
		if (words.isEmpty() || words.size() > MAX_WORDS) {
			return;
		}
		int node = ROOT;
		for (String word : words) {
			Integer known = vocabulary.get(word);
			int id = known == null ? vocabulary.size() + 1 : known;
			if (known == null) {
				vocabulary.put(word, id);
			}
			node = child(node, id);
		}
		int[] before = classes[node];
		if (before == null) {
			classes[node] = new int[]{wordClass};
		} else if (Arrays.stream(before).noneMatch(each -> each == wordClass)) {
			classes[node] = Arrays.copyOf(before, before.length + 1);
			classes[node][before.length] = wordClass;
		}
	}

	/** @return the word's number, or 0 if no phrase has the word */
	int wordId(String word) {
		Integer id = vocabulary.get(word);
		return id == null ? 0 : id;
	}

	/** @return the node after the word, or -1 if no phrase goes on like this */
	int next(int node, int word) {
		if (word == 0) {
			return -1;
		}
		int slot = slot(keys, key(node, word));
		return keys[slot] == 0 ? -1 : targets[slot];
	}

	/** @return the number of words, which is the highest number of a word */
	int size() {
		return vocabulary.size();
	}

	int root() {
		return ROOT;
	}

	/** @return the classes of the phrase that ends at the node, or null */
	int[] classesAt(int node) {
		return classes[node];
	}

	private int child(int node, int word) {
		int found = next(node, word);
		if (found >= 0) {
			return found;
		}
		if (transitions * 2 >= keys.length) {
			grow();
		}
		int slot = slot(keys, key(node, word));
		keys[slot] = key(node, word);
		targets[slot] = nodes;
		transitions++;
		if (nodes == classes.length) {
			classes = Arrays.copyOf(classes, nodes * 2);
		}
		return nodes++;
	}

	private void grow() {
		long[] oldKeys = keys;
		int[] oldTargets = targets;
		keys = new long[oldKeys.length * 2];
		targets = new int[keys.length];
		for (int i = 0; i < oldKeys.length; i++) {
			if (oldKeys[i] != 0) {
				int slot = slot(keys, oldKeys[i]);
				keys[slot] = oldKeys[i];
				targets[slot] = oldTargets[i];
			}
		}
	}

	/** A word's number is never 0, and so no key is. */
	private static long key(int node, int word) {
		return (long) node << 32 | word;
	}

	private static int slot(long[] table, long key) {
		long mixed = key * 0x9E3779B97F4A7C15L;
		int slot = (int) (mixed >>> 33) & table.length - 1;
		while (table[slot] != 0 && table[slot] != key) {
			slot = slot + 1 & table.length - 1;
		}
		return slot;
	}
}
