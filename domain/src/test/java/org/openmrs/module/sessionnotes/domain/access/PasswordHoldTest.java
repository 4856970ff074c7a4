/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHoldTest {

	private static final long NOW = 1_000_000L;

	private static final long DAY = 24 * 60 * 60 * 1000L;

	private static final PasswordHold HELD = PasswordHold.setByOther("author", "admin", NOW, 24);

	@Test
	void anOwnPasswordClosesNothingHoweverOftenItIsChanged() {
		PasswordHold own = PasswordHold.own("author", NOW);
		assertThat(own.isClosed(NOW)).isFalse();
		assertThat(own.changedByUser().signedIn(NOW, 24).isClosed(NOW)).isFalse();
	}

	@Test
	void signingInWithThePasswordThatSomebodyElseSetConfirmsNothing() {
		PasswordHold signedIn = HELD.signedIn(NOW, 24);
		assertThat(signedIn.isClosed(NOW + 1000 * DAY)).isTrue();
		assertThat(signedIn.isWaiting(NOW)).isFalse();
	}

	@Test
	void anotherPasswordWithoutASignInOpensNothing() {
		assertThat(HELD.changedByUser().isClosed(NOW + 1000 * DAY)).isTrue();
	}

	@Test
	void theNotesOpenWhenTheWaitingTimeAfterTheSignInHasPassed() {
		PasswordHold confirmed = HELD.changedByUser().signedIn(NOW + 5, 24);
		assertThat(confirmed.isClosed(NOW + 5 + DAY - 1)).isTrue();
		assertThat(confirmed.isClosed(NOW + 5 + DAY)).isFalse();
		assertThat(confirmed.isWaiting(NOW + 5)).isTrue();
		assertThat(confirmed.isWaiting(NOW + 5 + DAY)).isFalse();
		assertThat(confirmed.getSetByUuid()).isEqualTo("admin");
	}

	@Test
	void furtherSignInsAndChangesBeginNoNewWaiting() {
		PasswordHold confirmed = HELD.changedByUser().signedIn(NOW, 24);
		assertThat(confirmed.signedIn(NOW + DAY / 2, 24).changedByUser().signedIn(NOW + DAY / 2, 24).isClosed(NOW + DAY))
				.isFalse();
	}

	@Test
	void aWaitingTimeThatIsMadeShorterMeanwhileCountsForLaterHoldsOnly() {
		assertThat(HELD.changedByUser().signedIn(NOW, 0).isClosed(NOW + DAY - 1)).isTrue();
		assertThat(HELD.changedByUser().signedIn(NOW, 48).isClosed(NOW + 2 * DAY - 1)).isTrue();
		assertThat(PasswordHold.setByOther("author", "admin", NOW, 0).changedByUser().signedIn(NOW, 0).isClosed(NOW))
				.isFalse();
	}

	@Test
	void aLinkClosesUntilTheSignInAndTheWaitingTime() {
		PasswordHold byLink = PasswordHold.setByLink("author", NOW, 24);
		assertThat(byLink.isClosed(NOW)).isTrue();
		assertThat(byLink.signedIn(NOW, 24).isClosed(NOW)).isTrue();
		assertThat(byLink.signedIn(NOW, 24).isClosed(NOW + DAY)).isFalse();
	}

	@Test
	void aSecondPersonEndsIt() {
		assertThat(HELD.changedByUser().signedIn(NOW, 24).lifted(NOW).isClosed(NOW)).isFalse();
	}

	@Test
	void whatIsSealedDiffersInEveryPart() {
		byte[] sealed = HELD.sealedWith("password", "salt");
		assertThat(HELD.sealedWith("other", "salt")).isNotEqualTo(sealed);
		assertThat(HELD.sealedWith("password", "other")).isNotEqualTo(sealed);
		assertThat(HELD.changedByUser().sealedWith("password", "salt")).isNotEqualTo(sealed);
		assertThat(PasswordHold.setByOther("other", "admin", NOW, 24).sealedWith("password", "salt")).isNotEqualTo(sealed);
		assertThat(PasswordHold.setByOther("author", null, NOW, 24).sealedWith("password", "salt")).isNotEqualTo(sealed);
		assertThat(PasswordHold.setByOther("author", "admin", 1, 24).sealedWith("password", "salt")).isNotEqualTo(sealed);
		assertThat(PasswordHold.setByOther("author", "admin", NOW, 1).sealedWith("password", "salt")).isNotEqualTo(sealed);
		assertThat(HELD.changedByUser().signedIn(NOW, 24).sealedWith("password", "salt"))
				.isNotEqualTo(HELD.changedByUser().signedIn(NOW + 1, 24).sealedWith("password", "salt"));
	}
}
