/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;

@Tag("attack")
class RefusalBudgetTest {

	private long now = 1_000_000;

	private final RefusalBudget budget = new RefusalBudget(new Clock() {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(now);
		}
	});

	@Test
	void l4_theFirstOnesAreStoredAndAllOthersAreCounted() {
		assertThat(storedOf("anna", 10_000, DenialReason.UNKNOWN_NOTE, null)).isEqualTo(RefusalBudget.OF_USER);

		List<RefusalBudget.Counted> counted = budget.take();
		assertThat(counted).hasSize(1);
		assertThat(counted.get(0).getTimes()).isEqualTo(10_000 - RefusalBudget.OF_USER);
		assertThat(counted.get(0).getLast()).isEqualTo(now);
		assertThat(counted.get(0).getWhose()).isEqualTo("anna");
		assertThat(budget.isEmpty()).isTrue();
		assertThat(budget.take()).isEmpty();
	}

	@Test
	void l4_nextWindowBeginsAnewAndWhatWasCountedIsNotForgotten() {
		storedOf("anna", RefusalBudget.OF_USER + 5, DenialReason.UNKNOWN_NOTE, null);
		now += RefusalBudget.WINDOW - 1;
		assertThat(storedOf("anna", 1, DenialReason.UNKNOWN_NOTE, null)).isZero();
		now += 1;

		assertThat(storedOf("anna", 100, DenialReason.UNKNOWN_NOTE, null)).isEqualTo(RefusalBudget.OF_USER);
		assertThat(budget.take()).singleElement()
				.satisfies(counted -> assertThat(counted.getTimes()).isEqualTo(5 + 1 + 100 - RefusalBudget.OF_USER));
	}

	@Test
	void l4_takingTheCountsGivesNoNewBudget() {
		storedOf("anna", RefusalBudget.OF_USER, DenialReason.UNKNOWN_NOTE, null);
		budget.take();

		assertThat(storedOf("anna", 10, DenialReason.UNKNOWN_NOTE, null)).isZero();
	}

	/** Else whoever is refused would learn by the time whether there is such a note. */
	@Test
	void l4_whetherItIsStoredAtOnceDoesNotDependOnWhatWasAskedFor() {
		List<Boolean> existing = IntStream.range(0, 100)
				.mapToObj(i -> budget.isStoredNow("anna", refusal("anna", DenialReason.NOT_ENTITLED, i)))
				.toList();
		List<Boolean> unknown = IntStream.range(0, 100)
				.mapToObj(i -> budget.isStoredNow("bert", refusal("bert", DenialReason.UNKNOWN_NOTE, null))).toList();

		assertThat(existing).isEqualTo(unknown);
	}

	@Test
	void l4_othersHaveABudgetOfTheirOwn() {
		storedOf("anna", 10_000, DenialReason.UNKNOWN_NOTE, null);

		assertThat(storedOf("bert", 1, DenialReason.NOT_ENTITLED, 7)).isOne();
	}

	@Test
	void l4_manyAccountsFromOneAddressShareItsBudget() {
		int stored = 0;
		for (int i = 0; i < 1_000; i++) {
			stored += storedOf("user-" + i, 10, DenialReason.UNKNOWN_NOTE, null);
		}

		assertThat(stored).isEqualTo(RefusalBudget.OF_ADDRESS);
		assertThat(budget.take().stream().mapToLong(RefusalBudget.Counted::getTimes).sum())
				.isEqualTo(10_000 - RefusalBudget.OF_ADDRESS);
	}

	@Test
	void l4_aCountSaysOfWhichNoteAsLongAsThereAreNotTooMany() {
		storedOf("anna", RefusalBudget.OF_USER, DenialReason.UNKNOWN_NOTE, null);
		for (int note = 0; note < 10_000; note++) {
			storedOf("anna", 2, DenialReason.NOT_ENTITLED, note);
		}

		List<RefusalBudget.Counted> counted = budget.take();
		assertThat(counted).hasSize(RefusalBudget.KINDS_OF_USER + 1);
		assertThat(counted.get(0).getRefusal().getNoteId()).isZero();
		assertThat(counted.get(0).getTimes()).isEqualTo(2);
		assertThat(counted.stream().mapToLong(RefusalBudget.Counted::getTimes).sum()).isEqualTo(20_000);
		storedOf("anna", 1, DenialReason.NOT_ENTITLED, 4711);
		assertThat(budget.take()).as("not by taking them either").singleElement()
				.satisfies(one -> assertThat(one.getRefusal().getNoteId()).isNull());
	}

	@Test
	void l4_whatCouldNotBeStoredIsCountedOn() {
		storedOf("anna", RefusalBudget.OF_USER + 7, DenialReason.PASSWORD_WRONG, null);
		budget.take().forEach(budget::putBack);
		budget.count("anna", refusal("anna", DenialReason.PASSWORD_WRONG, null));

		assertThat(budget.take()).singleElement().satisfies(counted -> assertThat(counted.getTimes()).isEqualTo(8));
	}

	@Test
	void l4_theDetailSaysReasonAndTimes() {
		Refusal refusal = refusal("anna", DenialReason.NOT_ENTITLED, 1);

		assertThat(refusal.detail(1)).isEqualTo("NOT_ENTITLED");
		assertThat(refusal.detail(57)).isEqualTo("NOT_ENTITLED*57");
		assertThat(Refusal.reasonIn("NOT_ENTITLED*57")).isEqualTo("NOT_ENTITLED");
		assertThat(Refusal.timesIn("NOT_ENTITLED*57")).isEqualTo(57);
		assertThat(Refusal.reasonIn("NOT_ENTITLED")).isEqualTo("NOT_ENTITLED");
		assertThat(Refusal.timesIn("NOT_ENTITLED")).isOne();
		assertThat(Refusal.timesIn("NOT_ENTITLED*many")).isOne();
		assertThat(Refusal.timesIn(null)).isOne();
		assertThat(Refusal.reasonIn(null)).isNull();
	}

	private int storedOf(String user, int times, DenialReason reason, Integer note) {
		return (int) IntStream.range(0, times).filter(i -> budget.isStoredNow(user, refusal(user, reason, note))).count();
	}

	private static Refusal refusal(String user, DenialReason reason, Integer note) {
		return new Refusal(user, user, "192.0.2.1", reason, note);
	}
}
