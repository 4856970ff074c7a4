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
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a text and returns the findings of the rules. The time that it takes grows only with the length of the text:
 * not with the number of names, and not faster than the text. A guard has no state and may be used by many threads.
 */
public final class ContentGuard {

	/** The most words between two that belong together in a text without full stops. */
	private static final int CLAUSE = 12;

	/** A sentence with more words is taken for several without marks between them. */
	private static final int LONG_SENTENCE = 40;

	/** Findings of one rule that are this close together are one. */
	private static final int ONE_FINDING = 3;

	/** The marks and words after which another clause begins. */
	private static final Set<String> CLAUSE_ENDS = new HashSet<>(
			Arrays.asList(",", ";", ":", "-", "(", ")", "\"", ".", "?", "!", "/", "&", "and", "but", "which", "because",
					"while", "so"));

	private final RuleBook book;

	private final int wordNames;

	private ContentGuard(RuleBook book) {
		this.book = book;
		this.wordNames = book.classNamed("WORDNAME");
	}

	/** @return the guard for notes in English */
	public static ContentGuard english() {
		return Holder.ENGLISH;
	}

	/** @return the rules that are on unless a clinic sets others: those whose measured results are good enough */
	public Set<GuardRule> getOnByDefault() {
		return EnumSet.copyOf(book.getOnByDefault());
	}

	/**
	 * @param side which of the two notes the text belongs to
	 * @param text the text
	 * @param rules the rules that are on; those of the other side find nothing
	 * @param dictionaries the names of the clinic and those around the client
	 * @return the findings in the order of the text, none of a rule overlapping another of the same rule
	 */
	public List<GuardFinding> check(NoteSide side, String text, Collection<GuardRule> rules,
			GuardDictionary... dictionaries) {
		Set<GuardRule> on = EnumSet.noneOf(GuardRule.class);
		rules.stream().filter(rule -> rule.getSide() == side).forEach(on::add);
		if (on.isEmpty() || text.isEmpty()) {
			return Collections.emptyList();
		}
		Tokens tokens = Tokenizer.read(text);
		Annotations annotations = withTerms(tokens, Annotator.annotate(tokens, book, wordNames, dictionaries));
		Spans[] spans = match(tokens, annotations, wanted(on));
		int[] sentenceStarts = sentenceStarts(tokens);
		List<GuardFinding> findings = new ArrayList<>();
		for (GuardRule rule : on) {
			RuleBook.RulePatterns patterns = book.getRules().get(rule);
			if (patterns != null) {
				findings.addAll(findings(rule, patterns, tokens, spans, sentenceStarts));
			}
		}
		findings.sort(Comparator.comparingInt(GuardFinding::getStart).thenComparingInt(GuardFinding::getEnd)
				.thenComparing(GuardFinding::getRule));
		return findings;
	}

	/** Adds the terms, which are classes that a pattern describes, such as a time of day in words. */
	private Annotations withTerms(Tokens tokens, Annotations plain) {
		Annotations both = new Annotations(plain.getWords(), book.getUnions());
		long[] states = new long[TokenPattern.WINDOW + 2];
		for (int token = 0; token < tokens.size(); token++) {
			both.addAll(plain, token);
			for (RuleBook.GroupedPattern term : book.getTerms()) {
				if (plain.has(token, term.getPattern().getFirstClass())) {
					int length = term.getPattern().match(tokens, plain, token, states);
					if (length > 0) {
						both.add(term.getGroup(), length);
					}
				}
			}
			both.close(token);
		}
		return both;
	}

	private boolean[] wanted(Set<GuardRule> on) {
		boolean[] wanted = new boolean[book.getGroupCount()];
		for (Map.Entry<GuardRule, RuleBook.RulePatterns> rule : book.getRules().entrySet()) {
			if (on.contains(rule.getKey())) {
				wanted[rule.getValue().getStrong().getNumber()] = true;
				wanted[rule.getValue().getWeak().getNumber()] = true;
				wanted[rule.getValue().getLeftOut().getNumber()] = true;
				rule.getValue().getSilencers().forEach(silencer -> wanted[silencer.getNumber()] = true);
			}
		}
		return wanted;
	}

	private Spans[] match(Tokens tokens, Annotations annotations, boolean[] wanted) {
		Spans[] spans = new Spans[wanted.length];
		for (int i = 0; i < spans.length; i++) {
			spans[i] = new Spans();
		}
		long[] states = new long[TokenPattern.WINDOW + 2];
		PresentClasses present = new PresentClasses(tokens, annotations, book.getBitsLength());
		for (int token = 0; token < tokens.size(); token++) {
			long[] near = present.from(token);
			for (RuleBook.GroupedPattern candidate : book.beginningWithWord(tokens, token)) {
				matchOne(tokens, annotations, token, candidate, wanted, near, states, spans);
			}
			for (int i = annotations.from(token); i < annotations.to(token); i++) {
				List<RuleBook.GroupedPattern> candidates = isRepeated(annotations, token, i)
						? Collections.emptyList()
						: book.beginningWith(annotations.wordClass(i));
				for (int j = 0; j < candidates.size(); j++) {
					matchOne(tokens, annotations, token, candidates.get(j), wanted, near, states, spans);
				}
			}
		}
		return spans;
	}

	private static void matchOne(Tokens tokens, Annotations annotations, int token, RuleBook.GroupedPattern candidate,
			boolean[] wanted, long[] near, long[] states, Spans[] spans) {
		if (wanted[candidate.getGroup()] && candidate.getPattern().isPossible(near)) {
			int length = candidate.getPattern().match(tokens, annotations, token, states);
			if (length > 0) {
				spans[candidate.getGroup()].add(token, token + length);
			}
		}
	}

	/** Tells whether the class was dealt with at the token, as the class of its word or of another phrase. */
	private static boolean isRepeated(Annotations annotations, int token, int index) {
		int wordClass = annotations.wordClass(index);
		if (annotations.hasWord(token, wordClass)) {
			return true;
		}
		for (int i = annotations.from(token); i < index; i++) {
			if (annotations.wordClass(i) == wordClass) {
				return true;
			}
		}
		return false;
	}

	private static int[] sentenceStarts(Tokens tokens) {
		int sentences = tokens.size() == 0 ? 0 : tokens.sentence(tokens.size() - 1) + 1;
		int[] starts = new int[sentences + 1];
		starts[sentences] = tokens.size();
		for (int token = tokens.size() - 1; token >= 0; token--) {
			starts[tokens.sentence(token)] = token;
		}
		return starts;
	}

	private List<GuardFinding> findings(GuardRule rule, RuleBook.RulePatterns patterns, Tokens tokens, Spans[] spans,
			int[] sentenceStarts) {
		Spans leftOut = spans[patterns.getLeftOut().getNumber()];
		List<int[]> kept = new ArrayList<>();
		keep(spans[patterns.getStrong().getNumber()], leftOut, patterns.getStrongSilencers(), tokens, spans, sentenceStarts,
				kept);
		keep(spans[patterns.getWeak().getNumber()], leftOut, patterns.getSilencers(), tokens, spans, sentenceStarts, kept);
		kept.sort(Comparator.comparingInt(span -> span[0]));
		List<GuardFinding> findings = new ArrayList<>();
		int start = -1;
		int end = -1;
		for (int[] span : kept) {
			boolean joins = start >= 0 && (span[0] < end
					|| span[0] - end <= ONE_FINDING && tokens.sentence(span[0]) == tokens.sentence(end - 1));
			if (joins) {
				end = Math.max(end, span[1]);
			} else {
				addFinding(findings, rule, tokens, start, end);
				start = span[0];
				end = span[1];
			}
		}
		addFinding(findings, rule, tokens, start, end);
		return findings;
	}

	private static void keep(Spans found, Spans leftOut, List<RuleBook.PatternGroup> silencers, Tokens tokens,
			Spans[] spans, int[] sentenceStarts, List<int[]> kept) {
		for (int i = 0; i < found.size(); i++) {
			int from = found.start(i);
			int to = found.end(i);
			if (!leftOut.touches(from, to) && !isSilenced(silencers, tokens, spans, sentenceStarts, from, to)) {
				kept.add(new int[]{from, to});
			}
		}
	}

	private static void addFinding(List<GuardFinding> findings, GuardRule rule, Tokens tokens, int start, int end) {
		if (start >= 0) {
			findings.add(new GuardFinding(rule, tokens.start(start), tokens.end(end - 1)));
		}
	}

	/** A marker of reflection in the same sentence silences a rule; in a sentence without end, one that is near. */
	private static boolean isSilenced(List<RuleBook.PatternGroup> silencers, Tokens tokens, Spans[] spans,
			int[] sentenceStarts, int from, int to) {
		int sentence = tokens.sentence(from);
		int start = sentenceStarts[sentence];
		int end = Math.max(to, sentenceStarts[sentence + 1]);
		if (end - start > LONG_SENTENCE) {
			start = Math.max(start, from - CLAUSE);
			end = Math.min(end, to + CLAUSE);
		}
		int clauseStart = clauseStart(tokens, start, from);
		int clauseEnd = clauseEnd(tokens, to, end);
		for (RuleBook.PatternGroup silencer : silencers) {
			boolean clause = silencer.getReach() == RuleBook.PatternGroup.CLAUSE;
			int before = silencer.getReach() <= 0
					? start
					: Math.min(start, sentenceStarts[Math.max(0, sentence - silencer.getReach())]);
			if (spans[silencer.getNumber()].touches(clause ? clauseStart : before, clause ? clauseEnd : end)) {
				return true;
			}
		}
		return false;
	}

	private static int clauseStart(Tokens tokens, int sentenceStart, int from) {
		int start = from;
		while (start > sentenceStart && from - start < CLAUSE && !CLAUSE_ENDS.contains(tokens.word(start - 1))) {
			start--;
		}
		return start;
	}

	private static int clauseEnd(Tokens tokens, int to, int sentenceEnd) {
		int end = to;
		while (end < sentenceEnd && end - to < CLAUSE && !CLAUSE_ENDS.contains(tokens.word(end))) {
			end++;
		}
		return end;
	}

	/** Reads the rules when they are first needed. */
	private static final class Holder {

		private static final ContentGuard ENGLISH = new ContentGuard(RuleBook.read("/contentguard/en.txt"));
	}
}
