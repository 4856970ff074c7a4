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

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** The rules against the labelled passages: what was reached does not fall, and what is on by default is good enough. */
class GuardEvaluationTest {

	private static final double PRECISION = 0.8;

	private static final double RECALL = 0.7;

	@Test
	void whatWasReachedWithThePassagesForTuningDoesNotFall() throws IOException {
		Map<GuardRule, GuardEvaluation.Score> scores = GuardEvaluation.measure(LabelledPassage.Half.TUNING, each -> true);

		GuardEvaluation.Score all = GuardEvaluation.overAll(scores, EnumSet.allOf(GuardRule.class));
		assertThat(all.getLabels()).isGreaterThan(2200);
		assertThat(all.precision()).isGreaterThanOrEqualTo(0.945);
		assertThat(all.recall()).isGreaterThanOrEqualTo(0.925);
	}

	@Test
	void aRuleThatIsOnByDefaultHoldsTheBarWithPassagesThatNobodyLookedAt() throws IOException {
		Set<GuardRule> on = ContentGuard.english().getOnByDefault();
		Map<GuardRule, GuardEvaluation.Score> scores = GuardEvaluation.measure(LabelledPassage.Half.HELD_OUT, each -> true);

		assertThat(on).isNotEmpty().allSatisfy(rule -> {
			assertThat(scores.get(rule).precision()).as("precision").isGreaterThanOrEqualTo(PRECISION);
			assertThat(scores.get(rule).recall()).as("recall").isGreaterThanOrEqualTo(RECALL);
		});
		assertThat(GuardEvaluation.overAll(scores, on).precision()).isGreaterThanOrEqualTo(0.85);
		assertThat(GuardEvaluation.overAll(scores, on).recall()).isGreaterThanOrEqualTo(0.8);
	}

	@Test
	void aRuleThatHoldsTheBarIsOnByDefault() throws IOException {
		Map<GuardRule, GuardEvaluation.Score> scores = GuardEvaluation.measure(LabelledPassage.Half.HELD_OUT, each -> true);

		assertThat(EnumSet.complementOf(EnumSet.copyOf(ContentGuard.english().getOnByDefault())))
				.noneMatch(rule -> scores.get(rule).precision() >= PRECISION && scores.get(rule).recall() >= RECALL);
	}
}
