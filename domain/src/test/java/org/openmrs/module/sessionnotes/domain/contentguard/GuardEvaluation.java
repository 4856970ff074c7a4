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

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Measures the rules with the labelled passages, and prints figures, never a text. A label is found if a finding of its rule
 * overlaps it; a finding that overlaps no label of its rule is a false alarm.
 */
public final class GuardEvaluation {

	/** Counts, and what follows from them. */
	static final class Score {

		private int labels;

		private int found;

		private int findings;

		private int falseAlarms;

		int getLabels() {
			return labels;
		}

		/** @return the part of the findings that are right; 1 if there are none */
		double precision() {
			return findings == 0 ? 1 : 1 - (double) falseAlarms / findings;
		}

		/** @return the part of the labels that are found; 1 if there are none */
		double recall() {
			return labels == 0 ? 1 : (double) found / labels;
		}

		private void add(Score other) {
			labels += other.labels;
			found += other.found;
			findings += other.findings;
			falseAlarms += other.falseAlarms;
		}

		private String print(String name) {
			return String.format(Locale.ROOT,
					"%-8s %5d labels %5d found %5d findings %5d false   precision %.3f  recall %.3f",
					name, labels, found, findings, falseAlarms, precision(), recall());
		}
	}

	private GuardEvaluation() {
	}

	/** Prints the figures for each half, for passages and for whole notes; all rules are on. */
	public static void main(String[] arguments) throws IOException {
		for (LabelledPassage.Half half : LabelledPassage.Half.values()) {
			for (boolean whole : new boolean[]{false, true}) {
				Map<GuardRule, Score> scores = measure(half, passage -> passage.isWhole() == whole);
				System.out.println(half + (whole ? ", whole notes" : ", passages"));
				scores.forEach((rule, score) -> System.out.println(score.print(rule.name())));
				System.out.println(overAll(scores, EnumSet.allOf(GuardRule.class)).print("all"));
				System.out.println(overAll(scores, ContentGuard.english().getOnByDefault()).print("on"));
				System.out.println();
			}
		}
	}

	static Map<GuardRule, Score> measure(LabelledPassage.Half half, Predicate<LabelledPassage> which) throws IOException {
		GuardDictionary names = LabelledPassage.dictionary();
		Map<GuardRule, Score> scores = new EnumMap<>(GuardRule.class);
		for (GuardRule rule : GuardRule.values()) {
			scores.put(rule, new Score());
		}
		for (LabelledPassage passage : LabelledPassage.read(half)) {
			if (which.test(passage)) {
				List<GuardFinding> findings = ContentGuard.english().check(passage.getSide(), passage.getText(),
						EnumSet.allOf(GuardRule.class), names);
				count(passage.getLabels(), findings, scores);
			}
		}
		return scores;
	}

	static Score overAll(Map<GuardRule, Score> scores, Iterable<GuardRule> rules) {
		Score all = new Score();
		rules.forEach(rule -> all.add(scores.get(rule)));
		return all;
	}

	private static void count(List<GuardFinding> labels, List<GuardFinding> findings, Map<GuardRule, Score> scores) {
		for (GuardFinding label : labels) {
			Score score = scores.get(label.getRule());
			score.labels++;
			score.found += findings.stream().anyMatch(finding -> overlaps(finding, label)) ? 1 : 0;
		}
		for (GuardFinding finding : findings) {
			Score score = scores.get(finding.getRule());
			score.findings++;
			score.falseAlarms += labels.stream().noneMatch(label -> overlaps(finding, label)) ? 1 : 0;
		}
	}

	static boolean overlaps(GuardFinding one, GuardFinding other) {
		return one.getRule() == other.getRule() && one.getStart() < other.getEnd() && other.getStart() < one.getEnd();
	}
}
