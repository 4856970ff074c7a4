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

import java.util.List;

/**
 * The names that a clinic has in its own records. The names of the clinic (drugs, diagnoses, providers, locations) are
 * loaded once; the names around one client go into a second, small dictionary that lives as long as one check.
 */
public final class GuardDictionary {

	/** A dictionary without names. */
	public static final GuardDictionary EMPTY = new Builder().build();

	/** A part of a name that is shorter says too little. */
	private static final int SHORTEST_PART = 2;

	private final PhraseTrie trie;

	private final int size;

	private GuardDictionary(PhraseTrie trie, int size) {
		this.trie = trie;
		this.size = size;
	}

	PhraseTrie getTrie() {
		return trie;
	}

	/** @return the number of names */
	public int size() {
		return size;
	}

	/** Collects names. */
	public static final class Builder {

		private final PhraseTrie trie = new PhraseTrie();

		private int size;

		/**
		 * @param kind the kind of the name; a person's name is also found in parts
		 * @param name the name as it stands in the record; a blank name is left out
		 */
		public Builder add(NameKind kind, String name) {
			List<String> words = Tokens.words(name);
			if (words.isEmpty()) {
				return this;
			}
			size++;
			trie.add(words, WordClasses.idOf(kind.getWordClass()));
			if (kind.isPerson()) {
				words.stream().filter(word -> word.length() >= SHORTEST_PART)
						.forEach(word -> trie.add(java.util.Collections.singletonList(word),
								WordClasses.idOf(kind.getPartClass())));
			}
			return this;
		}

		/** @return the dictionary; the builder is not used after this */
		public GuardDictionary build() {
			return new GuardDictionary(trie, size);
		}
	}
}
