/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.Letters;

class CopySupplementTest {

	private static final Letter LETTER = Letters.letter(LetterKind.COPY_SUPPLEMENT);

	private final ClientRequest granted = RequestLifecycle.decide(Requests.received(Requests.access()),
			new CopyDecision(List.of(), true, EnumSet.of(LetterCase.UNSIGNED_NOTES)),
			Letters.letter(LetterKind.COPY_GIVEN, LetterCase.UNSIGNED_NOTES), Requests.STEP, Requests.US);

	private final ClientRequest released = RequestLifecycle.release(granted, Requests.STEP.getOn());

	@Requirement("R-1.8")
	@Test
	void aSupplementIsReleasedAsTheCopyWas() {
		ClientRequest sent = CopySupplement.send(released, LETTER, Requests.STEP);

		assertThat(sent.getSupplements()).containsExactly(Requests.STEP.getOn());
		assertThat(RequestLifecycle.isReleaseOpen(sent)).isTrue();
		Requests.assertRefused(() -> RequestLifecycle.close(sent, Requests.STEP), RequestRule.NOT_RELEASED);
		ClientRequest again = RequestLifecycle.release(sent, Requests.STEP.getOn());
		assertThat(again.getReleases()).hasSize(2);
		assertThat(CopySupplement.isPossible(again)).isTrue();
		assertThat(RequestLifecycle.close(again, Requests.STEP).getState()).isEqualTo(RequestState.CLOSED);
	}

	@Requirement("R-1.8")
	@Test
	void itFollowsAWholeCopyThatTheClientHas() {
		Requests.assertRefused(() -> CopySupplement.send(Requests.received(Requests.access()), LETTER, Requests.STEP),
				RequestRule.STEP_NOT_POSSIBLE);
		Requests.assertRefused(() -> CopySupplement.send(granted, LETTER, Requests.STEP), RequestRule.STEP_NOT_POSSIBLE);
		Requests.assertRefused(
				() -> CopySupplement.send(RequestLifecycle.close(released, Requests.STEP), LETTER, Requests.STEP),
				RequestRule.STEP_NOT_POSSIBLE);
	}

	@Requirement("R-1.8")
	@Test
	void itHasItsLetterAndComesAfterTheCopy() {
		Set<LetterKind> others = EnumSet.complementOf(EnumSet.of(LetterKind.COPY_SUPPLEMENT));

		assertThat(others).allSatisfy(kind -> Requests.assertRefused(
				() -> CopySupplement.send(released, Letters.letter(kind), Requests.STEP), RequestRule.LETTER_MISSING));
		Requests.assertRefused(() -> CopySupplement.send(released, null, Requests.STEP), RequestRule.LETTER_MISSING);
		Requests.assertRefused(
				() -> CopySupplement.send(released, LETTER, new StepBy("officer", Requests.STEP.getOn().minusDays(1))),
				RequestRule.STEP_TOO_EARLY);
	}
}
