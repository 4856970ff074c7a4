/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.context.ServiceContext;
import org.springframework.context.support.StaticApplicationContext;

/** Moments as people and libraries write them. */
public class RequestPropertiesTest {

	private static final String START = "start";

	/** Platform: REST looks up its converters in the context, which has no converter for a moment. */
	@BeforeAll
	public static void start() {
		StaticApplicationContext context = new StaticApplicationContext();
		context.refresh();
		ServiceContext.getInstance().setApplicationContext(context);
	}

	@AfterAll
	public static void stop() {
		ServiceContext.destroyInstance();
	}

	@ParameterizedTest
	@CsvSource({"2026-11-26T20:00-05:00, -05:00", "2026-11-26T20:00-0500, -05:00", "2026-11-26T20:00-05, -05:00",
			"2026-11-26T20:00+13:45, +13:45", "2026-11-26T20:00:00-05:00, -05:00", "2026-11-26T20:00:00.000-0500, -05:00"})
	public void aMomentWithAnOffset_needsNoSeconds(String sent, String offset) {
		Instant expected = LocalDateTime.parse("2026-11-26T20:00").toInstant(ZoneOffset.of(offset));

		assertThat(sent(sent).time(START)).isEqualTo(expected);
		assertThat(sent(sent).offset(START)).isEqualTo(ZoneOffset.of(offset));
		assertThat(sent(sent).day(START)).isEqualTo(sent("2026-11-26").day(START));
		assertThat(RequestProperties.moment(sent)).contains(expected);
	}

	@Test
	public void aMomentInUtc_orWithoutAnOffset_needsNoSeconds() {
		assertThat(sent("2026-11-26T20:00Z").time(START)).isEqualTo(Instant.parse("2026-11-26T20:00:00Z"));
		assertThat(sent("2026-11-26T20:00Z").offset(START)).isNull();
		assertThat(sent("2026-11-26T20:00").time(START))
				.isEqualTo(LocalDateTime.parse("2026-11-26T20:00").atZone(ZoneId.systemDefault()).toInstant());
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-11-26T20", "2026-11-26T20:00-", "2026-11-26T20:00+x", "2026-11-26T2:00-05:00", "yesterday",
			""})
	public void anythingElse_isRefusedByName(String sent) {
		assertThatThrownBy(() -> sent(sent).time(START)).hasMessage("sessionnotes.error.unknown.start");
		assertThat(RequestProperties.moment(sent)).isEmpty();
	}

	private static RequestProperties sent(String time) {
		return new RequestProperties(Collections.singletonMap(START, time), Collections.singleton(START));
	}
}
