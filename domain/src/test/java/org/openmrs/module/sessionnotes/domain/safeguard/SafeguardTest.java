/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("attack")
class SafeguardTest {

	private static final String A = "aaaaaaaa-1111-4111-8111-111111111111";

	private static final String B = "bbbbbbbb-1111-4111-8111-111111111111";

	@ParameterizedTest
	@CsvSource({"PASSWORD_HOLD_HOURS,0,12", "PASSWORD_HOLD_HOURS,-1,12", "PASSWORD_HOLD_HOURS,2147483647,168",
			"PASSWORD_HOLD_HOURS,99999999999999999999,168", "PASSWORD_HOLD_HOURS,' 36 ',36", "CHECKPOINT_HOURS,0,168",
			"CHECKPOINT_HOURS,-5,168", "CHECKPOINT_HOURS,100000,168", "CHECKPOINT_HOURS,1,1", "RETENTION_YEARS,0,6",
			"RETENTION_YEARS,2147483647,100", "ADOPTION_TWO_PEOPLE,YES,true", "ADOPTION_TWO_PEOPLE,false,false"})
	void c1_aValueOutOfBoundsCountsAsTheNearerBound(Safeguard safeguard, String raw, String counts) {
		assertEquals(counts, safeguard.read(raw).orElse(null));
	}

	@ParameterizedTest
	@CsvSource({"PASSWORD_HOLD_HOURS,24,25,25,", "PASSWORD_HOLD_HOURS,24,12,24,12", "PASSWORD_HOLD_HOURS,24,24,24,",
			"CHECKPOINT_HOURS,24,12,12,", "CHECKPOINT_HOURS,24,168,24,168", "RETENTION_YEARS,10,6,10,6",
			"RETENTION_YEARS,10,11,11,", "ADOPTION_TWO_PEOPLE,false,true,true,",
			"ADOPTION_TWO_PEOPLE,true,false,true,false", "SINGLE_PRACTITIONER,false,true,false,true",
			"SINGLE_PRACTITIONER,true,false,false,"})
	void c1_aStricterValueHoldsAtOnceAndALooserOneWaits(Safeguard safeguard, String inForce, String asked, String holds,
			String waits) {
		SettingChange change = safeguard.decide(inForce, asked);
		assertEquals(holds, change.getInForce());
		assertEquals(waits, change.getWaiting());
	}

	@Test
	void m10_aConceptIsRestrictedAtOnceAndTakenOutByTwo() {
		SettingChange added = Safeguard.RESTRICTED_CONCEPTS.decide(A, A + "," + B);
		assertEquals(A + "," + B, added.getInForce());
		assertNull(added.getWaiting());
		SettingChange exchanged = Safeguard.RESTRICTED_CONCEPTS.decide(A, B);
		assertEquals(A + "," + B, exchanged.getInForce());
		assertEquals(B, exchanged.getWaiting());
	}

	@Test
	void m1_aKindIsChangedByTwoInEitherDirection() {
		SettingChange marked = Safeguard.SUD_COUNSELING_NOTE_CONCEPTS.decide("", A);
		assertEquals("", marked.getInForce());
		assertEquals(A, marked.getWaiting());
		SettingChange unmarked = Safeguard.SUD_COUNSELING_NOTE_CONCEPTS.decide(A, "");
		assertEquals(A, unmarked.getInForce());
		assertEquals("", unmarked.getWaiting());
	}

	@ParameterizedTest
	@EnumSource(Safeguard.class)
	void c1_whatIsNotAValueIsNone(Safeguard safeguard) {
		assertFalse(safeguard.read(null).isPresent());
		assertFalse(safeguard.read("<?>").isPresent());
		assertFalse(safeguard.read(String.join("", Collections.nCopies(1 << 20, "1"))).isPresent());
	}

	@ParameterizedTest
	@EnumSource(Safeguard.class)
	void c1_theUsualAndTheStrictestValueAreValues(Safeguard safeguard) {
		assertEquals(safeguard.getUsual(), safeguard.read(safeguard.getUsual()).orElse(null));
		assertEquals(safeguard.getStrictest(), safeguard.read(safeguard.getStrictest()).orElse(null));
		assertEquals(safeguard, Safeguard.named(safeguard.getName()).orElse(null));
	}

	@Test
	void whatIsWrittenToTheLogIsShort() {
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < ConceptsRule.MOST; i++) {
			many.append("aaaaaaaa-1111-4111-8111-1111").append(10_000_000 + i).append("ab,");
		}
		String list = Safeguard.RESTRICTED_CONCEPTS.read(many.toString()).get();
		assertTrue(Safeguard.RESTRICTED_CONCEPTS.describe("", list).stream().allMatch(text -> text.length() <= 100));
		assertTrue(Safeguard.SUD_COUNSELING_NOTE_CONCEPTS.describe(A, B).stream().allMatch(text -> text.length() <= 100));
		assertEquals(2, Safeguard.SUD_COUNSELING_NOTE_CONCEPTS.describe(A, B).size());
		assertFalse(Safeguard.RESTRICTED_CONCEPTS.read(many + A).isPresent());
	}
}
