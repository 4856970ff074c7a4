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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of one language, as their file states them. The file explains its own format. */
final class RuleBook {

	/** Patterns under one heading, and their reach. */
	static final class PatternGroup {

		/** The reach of a group that silences its own clause alone. */
		static final int CLAUSE = -1;

		private final int number;

		/** The number of sentences after its own that a match of the group still reaches; or {@link #CLAUSE}. */
		private final int reach;

		private PatternGroup(int number, int reach) {
			this.number = number;
			this.reach = reach;
		}

		int getNumber() {
			return number;
		}

		int getReach() {
			return reach;
		}
	}

	/** The patterns that a rule finds, those that it leaves out, and the groups that silence it. */
	static final class RulePatterns {

		private final PatternGroup strong;

		private final PatternGroup weak;

		private final PatternGroup leftOut;

		private final List<PatternGroup> silencers = new ArrayList<>();

		private final List<PatternGroup> strongSilencers = new ArrayList<>();

		private RulePatterns(PatternGroup strong, PatternGroup weak, PatternGroup leftOut) {
			this.strong = strong;
			this.weak = weak;
			this.leftOut = leftOut;
		}

		/** @return the patterns that can be read in one way only */
		PatternGroup getStrong() {
			return strong;
		}

		PatternGroup getWeak() {
			return weak;
		}

		PatternGroup getLeftOut() {
			return leftOut;
		}

		/** @return the groups that silence the weak patterns */
		List<PatternGroup> getSilencers() {
			return silencers;
		}

		/** @return the groups that silence the strong patterns, too */
		List<PatternGroup> getStrongSilencers() {
			return strongSilencers;
		}
	}

	/** A pattern with the group to which its matches belong. */
	static final class GroupedPattern {

		private final TokenPattern pattern;

		private final int group;

		private GroupedPattern(TokenPattern pattern, int group) {
			this.pattern = pattern;
			this.group = group;
		}

		TokenPattern getPattern() {
			return pattern;
		}

		int getGroup() {
			return group;
		}
	}

	private final PhraseTrie phrases = new PhraseTrie();

	private final WordClasses classes = new WordClasses();

	private final Map<String, List<String>> members = new LinkedHashMap<>();

	private final Map<String, PatternGroup> groups = new LinkedHashMap<>();

	private final Map<GuardRule, RulePatterns> rules = new EnumMap<>(GuardRule.class);

	private final Set<GuardRule> onByDefault = EnumSet.noneOf(GuardRule.class);

	private final List<List<GroupedPattern>> byFirstClass = new ArrayList<>();

	/** The classes that include each class. */
	private int[][] unions = new int[0][];

	private final List<GroupedPattern> terms = new ArrayList<>();

	private long[][] bitsByWord;

	private GroupedPattern[][] patternsByWord;

	private int groupCount;

	private PatternGroup current;

	private RulePatterns rule;

	private GuardRule ruleName;

	private RuleBook() {
	}

	/** @return the rules of the resource */
	static RuleBook read(String resource) {
		RuleBook book = new RuleBook();
		try (InputStream stream = RuleBook.class.getResourceAsStream(resource);
				BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			List<String> statements = statements(lines);
			// reads classes before the patterns that use them, in any order of the file
			statements.stream().filter(each -> each.startsWith("class ")).forEach(book::line);
			statements.stream().filter(each -> each.startsWith("term ")).forEach(book::line);
			statements.stream().filter(each -> !each.startsWith("class ") && !each.startsWith("term "))
					.forEach(book::line);
			book.prepareWords();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return book;
	}

	private static List<String> statements(BufferedReader lines) throws IOException {
		List<String> statements = new ArrayList<>();
		StringBuilder whole = new StringBuilder();
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (!line.startsWith("    ")) {
				statements.add(whole.toString());
				whole.setLength(0);
			}
			if (!line.trim().startsWith("#")) {
				whole.append(whole.length() == 0 ? line.trim() : " " + line.trim());
			}
		}
		statements.add(whole.toString());
		return statements;
	}

	private void line(String line) {
		if (line.startsWith("class ")) {
			wordClass(line.substring(6, line.indexOf('=')).trim(), line.substring(line.indexOf('=') + 1));
		} else if (line.startsWith("term ")) {
			int wordClass = classes.add(line.substring(5, line.indexOf('=')).trim());
			new PatternParser(this::classOf).parse(line.substring(line.indexOf('=') + 1))
					.forEach(pattern -> terms.add(new GroupedPattern(pattern, wordClass)));
		} else if (line.startsWith("group ")) {
			String[] parts = line.split(" +");
			current = group(
					parts.length < 3 ? 0 : "clause".equals(parts[2]) ? PatternGroup.CLAUSE : Integer.parseInt(parts[2]));
			groups.put(parts[1], current);
			rule = null;
		} else if (line.startsWith("rule ")) {
			rule = new RulePatterns(group(0), group(0), group(0));
			ruleName = GuardRule.valueOf(line.substring(5).trim());
			rules.put(ruleName, rule);
			onByDefault.add(ruleName);
		} else if (line.equals("off")) {
			onByDefault.remove(ruleName);
		} else if (line.startsWith("! ") || line.startsWith("!! ")) {
			for (String name : line.substring(line.indexOf(' ')).trim().split(" +")) {
				rule.silencers.add(require(groups.get(name), name));
				if (line.startsWith("!!")) {
					rule.strongSilencers.add(groups.get(name));
				}
			}
		} else if (line.startsWith("* ")) {
			patterns(line.substring(2), rule.strong);
		} else if (line.startsWith("+ ")) {
			patterns(line.substring(2), rule == null ? current : rule.weak);
		} else if (line.startsWith("- ")) {
			patterns(line.substring(2), rule.leftOut);
		} else if (!line.isEmpty()) {
			throw new IllegalArgumentException("no rule: " + line);
		}
	}

	private void wordClass(String name, String entries) {
		int id = classes.add(name);
		List<String> own = members.computeIfAbsent(name, each -> new ArrayList<>());
		for (String entry : entries.split(",")) {
			String word = entry.trim();
			if (word.startsWith("&")) {
				own.addAll(require(members.get(word.substring(1)), word));
			} else if (!word.isEmpty()) {
				own.addAll(Inflection.phrases(word));
			}
		}
		own.forEach(phrase -> phrases.add(Tokens.words(phrase), id));
	}

	private PatternGroup group(int reach) {
		return new PatternGroup(groupCount++, reach);
	}

	private void patterns(String line, PatternGroup group) {
		for (TokenPattern pattern : new PatternParser(this::classOf).parse(line)) {
			int first = pattern.getFirstClass();
			while (byFirstClass.size() <= first) {
				byFirstClass.add(new ArrayList<>());
			}
			byFirstClass.get(first).add(new GroupedPattern(pattern, group.number));
		}
	}

	/** A word in capitals is the name of a class; other words stand for themselves. */
	private int classOf(String element) {
		if (element.indexOf('|') > 0 && element.chars().anyMatch(Character::isUpperCase)) {
			return unionOf(element);
		}
		if (Character.isUpperCase(element.charAt(0))) {
			int id = classes.find(element);
			if (id < 0) {
				throw new IllegalArgumentException("no class " + element);
			}
			return id;
		}
		int id = classes.find(element);
		if (id < 0) {
			id = classes.add(element);
			for (String alternative : element.split("\\|")) {
				for (String phrase : Inflection.phrases(alternative)) {
					phrases.add(Tokens.words(phrase), id);
				}
			}
		}
		return id;
	}

	private int unionOf(String element) {
		int id = classes.find(element);
		if (id >= 0) {
			return id;
		}
		id = classes.add(element);
		for (String part : element.split("\\|")) {
			int member = classOf(part);
			if (unions.length <= member) {
				unions = Arrays.copyOf(unions, member + 1);
			}
			int[] before = unions[member] == null ? new int[0] : unions[member];
			unions[member] = Arrays.copyOf(before, before.length + 1);
			unions[member][before.length] = id;
		}
		return id;
	}

	private static <T> T require(T value, String name) {
		if (value == null) {
			throw new IllegalArgumentException("not defined above: " + name);
		}
		return value;
	}

	PhraseTrie getPhrases() {
		return phrases;
	}

	/** @return the number of the class, or -1 */
	int classNamed(String name) {
		return classes.find(name);
	}

	/** @return the classes of each token's word, a bit each; null for a word that no rule has */
	long[][] wordBits(Tokens tokens) {
		long[][] bits = new long[tokens.size()][];
		for (int token = 0; token < bits.length; token++) {
			bits[token] = bitsByWord[phrases.wordId(tokens.word(token))];
		}
		return bits;
	}

	/** @return the patterns whose matches can begin with the word of the token */
	GroupedPattern[] beginningWithWord(Tokens tokens, int token) {
		return patternsByWord[phrases.wordId(tokens.word(token))];
	}

	/** @return the room that a set of classes takes, in longs */
	int getBitsLength() {
		return (classes.size() >> 6) + 1;
	}

	/** Works out once the values that all occurrences of a word share. */
	private void prepareWords() {
		bitsByWord = new long[phrases.size() + 1][];
		patternsByWord = new GroupedPattern[bitsByWord.length][];
		patternsByWord[0] = new GroupedPattern[0];
		for (int word = 1; word < bitsByWord.length; word++) {
			int node = phrases.next(phrases.root(), word);
			int[] own = node < 0 || phrases.classesAt(node) == null ? new int[0] : phrases.classesAt(node);
			BitSet all = new BitSet();
			for (int each : own) {
				all.set(each);
				Arrays.stream(each < unions.length && unions[each] != null ? unions[each] : new int[0]).forEach(all::set);
			}
			bitsByWord[word] = all.isEmpty() ? null : all.toLongArray();
			patternsByWord[word] = all.stream().boxed().flatMap(each -> beginningWith(each).stream())
					.toArray(GroupedPattern[]::new);
		}
	}

	int[][] getUnions() {
		return unions;
	}

	/** @return the patterns of terms, each with the class that its matches have */
	List<GroupedPattern> getTerms() {
		return terms;
	}

	Map<GuardRule, RulePatterns> getRules() {
		return rules;
	}

	/** @return the rules that are good enough to be on unless a clinic sets others */
	Set<GuardRule> getOnByDefault() {
		return onByDefault;
	}

	int getGroupCount() {
		return groupCount;
	}

	/** @return the patterns whose matches begin with the class */
	List<GroupedPattern> beginningWith(int wordClass) {
		return wordClass < byFirstClass.size() ? byFirstClass.get(wordClass) : Collections.emptyList();
	}
}
