/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requests;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;

class WithholdingTest {

	private static final String TEXT = "0123456789";

	private static String apply(WithheldPassage... withheld) {
		return Withholding.apply("note", "plan", TEXT, List.of(withheld), "[withheld: see letter]");
	}

	private static WithheldPassage part(int start, int end, boolean revealing) {
		return new WithheldPassage(Passage.part("note", "plan", start, end), "author",
				AccessDenialGround.CONFIDENTIAL_SOURCE, AccessDenialGround.CONFIDENTIAL_SOURCE.getFacts(), Requests.DECIDER,
				LocalDate.of(2026, 3, 1), "She asked us not to tell.", revealing);
	}

	private static WithheldPassage of(Passage passage) {
		return Requests.withheld(AccessDenialGround.OTHER_PERSON_HARMED, passage);
	}

	@Requirement("R-1.16")
	@Test
	void aMarkStandsInPlaceOfAPassage() {
		assertThat(apply()).isEqualTo(TEXT);
		assertThat(apply(part(2, 4, false))).isEqualTo("01[withheld: see letter]456789");
		assertThat(apply(part(7, 10, false), part(0, 1, false)))
				.isEqualTo("[withheld: see letter]123456[withheld: see letter]");
		assertThat(apply(part(8, 99, false))).isEqualTo("01234567[withheld: see letter]");
	}

	@Requirement("R-1.16")
	@Test
	void whereTheMarkRevealsTheSourceThereIsNone() {
		assertThat(apply(part(2, 4, true))).isEqualTo("01456789");
	}

	@Requirement("R-1.16")
	@Test
	void aFieldAndANoteAreTakenOutWhole() {
		assertThat(apply(of(Passage.field("note", "plan")))).isEqualTo("[withheld: see letter]");
		assertThat(apply(of(Passage.note("note")))).isEqualTo("[withheld: see letter]");
		assertThat(apply(of(Passage.field("note", "goals")), of(Passage.note("other")), part(10, 12, false)))
				.isEqualTo(TEXT);
	}

	@Requirement("R-1.16")
	@Test
	void whatOverlapsIsTakenOutOnce() {
		assertThat(apply(part(2, 6, false), part(4, 8, false)))
				.isEqualTo("01[withheld: see letter][withheld: see letter]89");
		assertThat(apply(part(2, 8, false), part(4, 6, false))).isEqualTo("01[withheld: see letter]89");
	}
}
