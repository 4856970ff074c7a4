/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** who acts for a minor. */
class MinorRuleTest {

	private static final String ROW = " | 18 | 12 | read | a statute | %s | read | another statute | CONDITION | 2026-11-29";

	/** From 12 on a minor may consent alone; until 14 a parent has access as a parent. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			age | access      | consent          | agreed | wants parent | copy                     | other acts
			8   | CONDITIONAL | PARENT           | false  | false        | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			8   | NONE        | PARENT           | false  | false        | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			13  | SILENT      | PARENT           | false  | false        | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			13  | SILENT      | PARENT           | true   | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			13  | SILENT      | COURT            | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			13  | SILENT      | MINOR_ALONE      | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			13  | SILENT      | MINOR_ALONE      | false  | true         | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			13  | SILENT      | MINOR_ALONE      | true   | true         | STATE_LAW_DECIDES        | MINOR_ACTS
			13  | SILENT      | MINOR_AND_PARENT | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			13  | SILENT      | MINOR_AND_PARENT | false  | true         | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			11  | SILENT      | MINOR_AND_PARENT | false  | false        | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			11  | SILENT      | MINOR_ALONE      | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			14  | SILENT      | PARENT           | false  | false        | PARENT_IS_REPRESENTATIVE | PARENT_IS_REPRESENTATIVE
			14  | SILENT      | MINOR_ALONE      | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			14  | CONDITIONAL | PARENT           | false  | false        | STATE_LAW_DECIDES        | STATE_LAW_DECIDES
			14  | CONDITIONAL | MINOR_ALONE      | false  | false        | STATE_LAW_DECIDES        | MINOR_ACTS
			14  | NONE        | PARENT           | false  | false        | MINOR_ACTS               | MINOR_ACTS
			14  | NONE        | MINOR_ALONE      | false  | true         | MINOR_ACTS               | MINOR_ACTS
			""")
	void theConsentAndTheStateDecide(int age, String access, ServiceConsent.By by, boolean agreed, boolean wantsParent,
			MinorResult copy, MinorResult other) {
		StateRule state = StateRule.parse("XX" + String.format(ROW, "14 | " + access)).confirmedBy("officer");
		ServiceConsent consent = new ServiceConsent(by, age, agreed, wantsParent);

		assertThat(MinorRule.decide(age, consent, state, RepresentedAct.RECEIVE_COPY)).isEqualTo(copy);
		assertThat(MinorRule.decide(age, consent, state, RepresentedAct.AUTHORIZE)).isEqualTo(other);
	}

	@ParameterizedTest
	@EnumSource
	void withoutAConfirmedLawOrAConsentItIsNeverTheParentAlone(RepresentedAct act) {
		StateRule state = StateRule.parse("XX" + String.format(ROW, "14 | SILENT"));
		ServiceConsent consent = new ServiceConsent(ServiceConsent.By.PARENT, 5, false, false);

		assertThat(MinorRule.decide(5, consent, state, act)).isEqualTo(MinorResult.STATE_LAW_DECIDES);
		assertThat(MinorRule.decide(5, consent, null, act)).isEqualTo(MinorResult.STATE_LAW_DECIDES);
		assertThat(MinorRule.decide(5, null, state.confirmedBy("officer"), act))
				.isEqualTo(MinorResult.STATE_LAW_DECIDES);
		assertThat(MinorRule.decide(5, consent, state.confirmedBy("officer"), act))
				.isEqualTo(MinorResult.PARENT_IS_REPRESENTATIVE);
	}

	/** 740 ILCS 110/4: under 12 the parent; from 12 on the minor does not object, or the therapist decides. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			state | age | result
			IL    | 11  | PARENT_IS_REPRESENTATIVE
			IL    | 12  | STATE_LAW_DECIDES
			IL    | 17  | STATE_LAW_DECIDES
			CA    | 5   | STATE_LAW_DECIDES
			WA    | 12  | PARENT_IS_REPRESENTATIVE
			WA    | 13  | MINOR_ACTS
			NY    | 5   | STATE_LAW_DECIDES
			TX    | 5   | STATE_LAW_DECIDES
			""")
	void theShippedStates(String state, int age, MinorResult result) {
		assertThat(MinorRule.decide(age, new ServiceConsent(ServiceConsent.By.PARENT, age, false, false),
				StateRule.of(state).orElseThrow().confirmedBy("officer"), RepresentedAct.RECEIVE_COPY)).isEqualTo(result);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			state | age | may consent
			IL    | 11  | false
			IL    | 12  | true
			CA    | 11  | false
			CA    | 12  | true
			WA    | 12  | false
			WA    | 13  | true
			NY    | 17  | false
			TX    | 17  | false
			""")
	void theShippedAgesOfConsent(String state, int age, boolean may) {
		assertThat(StateRule.of(state).orElseThrow().mayConsentAlone(age)).isEqualTo(may);
	}

	static List<StateRule> shipped() {
		return StateRule.shipped();
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void everyShippedRowHasItsSectionsAndNoneIsConfirmed(StateRule rule) {
		assertThat(rule.isConfirmed()).isFalse();
		assertThat(rule.getMajority()).isEqualTo(18);
		assertThat(rule.getConsentSource().getCitation()).isNotBlank();
		assertThat(rule.getAccessSource().getCitation()).isNotBlank();
		assertThat(rule.getLookedUp()).isNotNull();
	}

	@Test
	void whatCouldNotBeReadIsSaidToBeUnchecked() {
		assertThat(StateRule.shipped()).filteredOn(rule -> rule.getAccessSource().getCheck() == RuleSource.Check.READ)
				.extracting(StateRule::getState).containsExactly("IL");
		assertThat(StateRule.shipped()).filteredOn(rule -> rule.getConsentSource().getCheck() == RuleSource.Check.READ)
				.extracting(StateRule::getState).containsExactly("WA");
	}

	@Test
	void aRefusedParentInIllinoisStillGetsTheState() {
		assertThat(StateRule.of("IL").orElseThrow().getStillGets()).containsExactly("CONDITION", "DIAGNOSIS",
				"TREATMENT_NEEDS", "SERVICES");
		assertThat(StateRule.of("CA").orElseThrow().getStillGets()).isEmpty();
		assertThat(StateRule.of("ZZ")).isEmpty();
	}
}
