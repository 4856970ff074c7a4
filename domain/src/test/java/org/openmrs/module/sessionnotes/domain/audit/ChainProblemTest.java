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
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem.Kind;

class ChainProblemTest {

	private final ChainProblem problem = new ChainProblem("note-7", Kind.EVENT_MISSING, 3L);

	@Test
	void aProblemSaysWhereAndWhat() {
		assertThat(problem.getChain()).isEqualTo("note-7");
		assertThat(problem.getKind()).isEqualTo(Kind.EVENT_MISSING);
		assertThat(problem.getAt()).isEqualTo(3L);
		assertThat(problem).hasToString("note-7: EVENT_MISSING at 3");
	}

	@Test
	void aProblemOfAWholeNoteHasNoPlace() {
		ChainProblem whole = new ChainProblem("note-7", Kind.NOTE_MISSING, null);

		assertThat(whole.getAt()).isNull();
		assertThat(whole).hasToString("note-7: NOTE_MISSING");
	}

	@Test
	void theSameProblemIsEqual() {
		assertThat(problem).isEqualTo(new ChainProblem("note-7", Kind.EVENT_MISSING, 3L))
				.hasSameHashCodeAs(new ChainProblem("note-7", Kind.EVENT_MISSING, 3L));
	}

	@Test
	void problemsThatDifferInChainKindOrPlaceAreNotEqual() {
		assertThat(problem).isNotEqualTo(new ChainProblem("note-8", Kind.EVENT_MISSING, 3L))
				.isNotEqualTo(new ChainProblem("note-7", Kind.EVENT_ALTERED, 3L))
				.isNotEqualTo(new ChainProblem("note-7", Kind.EVENT_MISSING, 4L))
				.isNotEqualTo(new ChainProblem("note-7", Kind.EVENT_MISSING, null)).isNotEqualTo("note-7");
	}

	@Test
	void aProblemAlwaysHasAChainAndAKind() {
		assertThatNullPointerException().isThrownBy(() -> new ChainProblem(null, Kind.TRUNCATED, 1L));
		assertThatNullPointerException().isThrownBy(() -> new ChainProblem("note-7", null, 1L));
	}
}
