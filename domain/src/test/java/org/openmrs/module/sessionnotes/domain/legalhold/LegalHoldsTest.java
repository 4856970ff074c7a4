/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.legalhold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** a hold stops every deletion of what it is placed on. */
class LegalHoldsTest {

	private static final long NOW = 2_000;

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			on     | of     | kind     | stops
			CLIENT | c      | DOCUMENT | true
			CLIENT | c      | COPY     | true
			CLIENT | c      | NOTE     | true
			CLIENT | c      | EVENTS   | true
			CLIENT | c      | KEYSET   | true
			CLIENT | d      | DOCUMENT | true
			CLIENT | other  | DOCUMENT | false
			CLIENT | other  | NOTE     | false
			CLIENT | other  | EVENTS   | true
			CLIENT | other  | KEYSET   | true
			AUTHOR | a      | NOTE     | true
			AUTHOR | a      | DOCUMENT | true
			AUTHOR | other  | NOTE     | false
			AUTHOR | other  | EVENTS   | true
			NOTE   | n      | NOTE     | true
			NOTE   | n      | COPY     | true
			NOTE   | other  | NOTE     | false
			NOTE   | c      | NOTE     | false
			""")
	void aHoldStopsWhatItIsPlacedOn(HoldTarget target, String of, DeletionKind kind, boolean stops) {
		LegalHold hold = hold(target, of);
		Deletion deletion = Deletion.of(kind).concerning(HoldTarget.CLIENT, Set.of("c", "d"))
				.concerning(HoldTarget.AUTHOR, Set.of("a")).concerning(HoldTarget.NOTE, Set.of("n"));

		assertThat(LegalHolds.stopping(List.of(hold), deletion, NOW)).isEqualTo(stops ? List.of(hold) : List.of());
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotKnownCountsAsHeld(HoldTarget target) {
		assertThat(LegalHolds.stopping(List.of(hold(target, "x")), Deletion.of(DeletionKind.COPY), NOW)).hasSize(1);
		assertThat(LegalHolds.stopping(List.of(hold(target, "x")),
				Deletion.of(DeletionKind.COPY).concerning(target, Set.of()), NOW)).isEmpty();
	}

	@Test
	void allThatStopAreNamedAndADeletionIsRefused() {
		List<LegalHold> holds = List.of(hold(HoldTarget.CLIENT, "c"), hold(HoldTarget.CLIENT, "x"),
				hold(HoldTarget.NOTE, "n"));
		Deletion deletion = Deletion.of(DeletionKind.NOTE).concerning(HoldTarget.CLIENT, Set.of("c"));

		assertThat(LegalHolds.stopping(holds, deletion, NOW)).containsExactly(holds.get(0), holds.get(2));
		assertThatThrownBy(() -> LegalHolds.require(holds, deletion, NOW)).isInstanceOf(RefusedException.class)
				.hasMessage(LegalHolds.HELD);
		LegalHolds.require(List.of(), deletion, NOW);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			moment | stops
			0      | true
			1000   | true
			1499   | true
			1500   | false
			2000   | false
			""")
	void anEndedHoldStopsNothing(long moment, boolean stops) {
		LegalHold ended = hold(HoldTarget.CLIENT, "c").end("officer", 1500);

		assertThat(LegalHolds.stopping(List.of(ended), Deletion.of(DeletionKind.NOTE), moment)).hasSize(stops ? 1 : 0);
		assertThat(ended.getEndedBy()).isEqualTo("officer");
	}

	@Test
	void aHoldEndsOnceAndNotBeforeItsStart() {
		LegalHold hold = hold(HoldTarget.CLIENT, "c");

		assertThatThrownBy(() -> hold.end("officer", 999)).hasMessage(LegalHold.ENDS_BEFORE_START);
		assertThatThrownBy(() -> hold.end("officer", 1500).end("officer", 1600)).hasMessage(LegalHold.ENDED);
	}

	@Test
	void aHoldHasAReference() {
		assertThatThrownBy(() -> LegalHold.begin("u", HoldTarget.CLIENT, "c", " ", true, "officer", 0))
				.isInstanceOf(RefusedException.class).hasMessage(LegalHold.REFERENCE_MISSING);
	}

	@Test
	void theAuthorSeesTheReasonOnlyWhereItMayBeTold() {
		assertThat(LegalHold.begin("u", HoldTarget.AUTHOR, "a", "case 7", true, "o", 0).getReferenceForAuthor())
				.isEqualTo("case 7");
		assertThat(LegalHold.begin("u", HoldTarget.AUTHOR, "a", "case 7", false, "o", 0).getReferenceForAuthor()).isNull();
	}

	@Test
	void anOpenHoldHoldsTheLogToo() {
		LegalHold hold = hold(HoldTarget.NOTE, "n");

		assertThat(hold.toLogHold().isOpen()).isTrue();
		assertThat(hold.toLogHold().getKind()).isEqualTo(LogHoldKind.LEGAL_HOLD);
		assertThat(hold.end("officer", 1500).toLogHold().isOpen()).isFalse();
	}

	private static LegalHold hold(HoldTarget target, String of) {
		return LegalHold.begin("hold-" + target + of, target, of, "case 7", true, "officer", 1000);
	}
}
