/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionDateTest {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	@ParameterizedTest
	@CsvSource({"2026-11-27T12:00:00Z, false", "2026-11-28T12:00:00Z, false", "2026-11-28T12:05:00Z, false",
			"2026-11-28T12:05:01Z, true", "2026-11-29T00:00:00Z, true", "9999-12-31T00:00:00Z, true"})
	void aSessionIsNotWrittenUpBeforeItBegins(Instant session, boolean future) {
		assertThat(SessionDate.isFuture(session, NOW)).isEqualTo(future);
	}

	@Test
	void whatWasNotSaidIsNotInTheFuture() {
		assertThat(SessionDate.isFuture(null, NOW)).isFalse();
	}
}
