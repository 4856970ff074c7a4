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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentGuardTest {

	private static final GuardDictionary NAMES = new GuardDictionary.Builder().add(NameKind.CLIENT, "Elena Marsh")
			.add(NameKind.PROVIDER, "Adaeze Okafor").add(NameKind.PARTICIPANT, "Marcus Bell")
			.add(NameKind.DRUG, "Zorvexine").build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"P1 | Raised sertraline to 100 mg on Tuesday, some nausea.",
			"P1 | Stops lamotrigine by tapering 25 a week.", "P2 | In at 2:05, out at 2:58.",
			"P2 | Fifty-minute hour by video again.", "P3 | Weekly CBT, moving to every other week in May.",
			"P4 | PHQ-9 down from 17 to 9.", "P4 | C-SSRS negative on all items.", "P5 | F43.10 stays; rule out F60.3.",
			"P5 | Meets criteria for panic disorder.", "P6 | Missed nine days of work this month; not cooking.",
			"P7 | Plan: start exposure ladder with the lift, thought record till Friday.",
			"P8 | Sleeps four hours, no appetite, cries daily.", "P9 | Prognosis fair if he keeps coming.",
			"P10 | Goal 2 nearly met, three panic-free weeks.",
			"P11 | Born 4 March 1988, lives at 12 Elm Court, member no. W88213.",
			"P12 | Session focused on the quarrel with her sister.", "P13 | Denies suicidal ideation, intent or plan.",
			"N1 | I suspect that he was abused and does not know it.", "N2 | I felt irritated and bored throughout.",
			"N3 | Her sister Carla Mendez drinks.", "N5 | She is manipulative and attention-seeking.",
			"N6 | Husband is clearly a narcissist.",
			"N6 | Stress at home: her flatmate's bulimia.",
			"P13 | denies any urge to cut since april & shows me the arm", "N8 | In my opinion he should get custody.",
			"N9 | Client was thanked by Marcus in the round.", "N10 | Is undocumented and works under another name.",
			"N11 | For what I really think see my private notes.", "N12 | Doing well. Continue.",
			"N12 | Things are about the same, and we will carry on.", "N12 | Discussed various issues and provided support.",
			"N13 | It's only a matter of time before he hits her.", "N8 | The verdict was unjust.",
			"N10 | His brother is in prison for theft.", "P9 | I don't expect much change while he is drinking.",
			"P10 | Far fewer nightmares than in January.",
			"N13 | Client is bound to relapse."})
	void wordsOnTheWrongSideAreFound(GuardRule rule, String text) {
		assertThat(rules(rule.getSide(), text)).contains(rule);
	}

	@ParameterizedTest
	@ValueSource(strings = {"I notice that I get sleepy whenever he speaks of his father; is the sleep mine or his?",
			"The word depression is a coat that she wears to meetings.", "What if her lateness is the treatment speaking?",
			"He brought the pills up like a confession; I felt cast as priest.", "I imagine a five-year-old in that chair.",
			"Hypothesis: the boss is the brother.", "A dream: a house with one hundred and twenty doors.",
			"I was fifty again and my analyst was silent.", "The plan he has for me is that I leave first.",
			"Functioning \u2013 her mother's favourite word \u2013 made her flinch.", "My goal was to rescue; note that.",
			"He was given no chance at birth and has been proving them wrong since.",
			"When he was nine he stopped going to school and nobody came to ask.",
			"At half past five each day his father's key turned in the door.",
			"Homework was a dirty word in her family.", "The next generation, he said, and patted his stomach."})
	void reflectionIsLeftAlone(String text) {
		assertThat(rules(NoteSide.PSYCHOTHERAPY_NOTE, text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"Client wonders if the medication causes the tremor.",
			"Client states she felt angry during the exercise.",
			"Mother attended the last ten minutes with client's consent.", "Coordinated with Dr. A. Okafor, psychiatrist.",
			"Did not complete thought record; barriers discussed: shift work.",
			"Rule out PTSD: PCL-5 38, avoidance and startle reported.",
			"Client identifies as gay; minority stress is focus of goal 2.", "Client believes that her mother is bipolar.",
			"Client fears that she'll never hold down a job; evidence listed.",
			"Client feels like a burden and a failure; thought record.", "Client thinks she should get custody.",
			"Worked on communication: each partner spoke for five minutes.",
			"Client heard that a peer had used again and grounded himself."})
	void theClientsOwnViewIsLeftAlone(String text) {
		assertThat(rules(NoteSide.PROGRESS_NOTE, text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"raised sertraline to 100 mg on tuesday", "RAISED SERTRALINE TO 100 MG", "sert 100mg qd",
			"Raised sertra-\nline to 100 mg", "Raised s\u00E9rtraline to 100mg", "so then they raised sertraline to 100 mg",
			"Zorvexine, morning and night"})
	void theWayOfWritingDoesNotMatter(String text) {
		assertThat(rules(NoteSide.PSYCHOTHERAPY_NOTE, text)).contains(GuardRule.P1);
	}

	@Test
	void theSpanIsTheWordsThemselves() {
		String text = "It rained \uD83D\uDE00. Raised sertraline to 100 mg, he said. It rained on.";

		List<GuardFinding> findings = ContentGuard.english().check(NoteSide.PSYCHOTHERAPY_NOTE, text,
				EnumSet.of(GuardRule.P1));

		assertThat(findings).hasSize(1);
		assertThat(text.substring(findings.get(0).getStart(), findings.get(0).getEnd()))
				.isEqualTo("Raised sertraline to 100 mg");
	}

	@Test
	void aRuleThatIsOffFindsNothing() {
		assertThat(ContentGuard.english().check(NoteSide.PSYCHOTHERAPY_NOTE, "sertraline 100 mg",
				EnumSet.complementOf(EnumSet.of(GuardRule.P1)))).isEmpty();
	}

	@Test
	void aNameThatIsAlsoAWordIsOneOnlyWhereItIsWrittenAsOne() {
		GuardDictionary joy = new GuardDictionary.Builder().add(NameKind.PARTICIPANT, "Joy Okoro").build();

		assertThat(ContentGuard.english().check(NoteSide.PROGRESS_NOTE, "Client thanked Joy for her words.",
				EnumSet.of(GuardRule.N9), joy)).hasSize(1);
		assertThat(ContentGuard.english().check(NoteSide.PROGRESS_NOTE, "Client described the joy of the first crocus.",
				EnumSet.of(GuardRule.N9), joy)).isEmpty();
	}

	@Test
	void aQuotationIsLongFromTwentySixWordsOn() {
		String words = String.join(" ", java.util.Collections.nCopies(25, "rain"));

		assertThat(rules(NoteSide.PROGRESS_NOTE, "Client: \"" + words + "\"")).isEmpty();
		assertThat(rules(NoteSide.PROGRESS_NOTE, "Client: \"" + words + " fell\"")).containsExactly(GuardRule.N7);
	}

	@Test
	void everyRuleHasPatterns() {
		assertThat(RuleBook.read("/contentguard/en.txt").getRules().keySet()).containsExactly(GuardRule.values());
	}

	private static Set<GuardRule> rules(NoteSide side, String text) {
		return ContentGuard.english().check(side, text, Arrays.asList(GuardRule.values()), NAMES).stream()
				.map(GuardFinding::getRule).collect(Collectors.toCollection(() -> EnumSet.noneOf(GuardRule.class)));
	}
}
