/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

class AskedPropertiesTest {

	private final Map<String, Object> note = new LinkedHashMap<>();

	AskedPropertiesTest() {
		note.put("uuid", "n");
		note.put("patient", Map.of("uuid", "p", "display", "Grace"));
		note.put("goals", List.of(Map.of("goal", "g", "rating", Map.of("uuid", "r", "display", "Some"))));
		note.put("visit", null);
	}

	@Test
	void whatIsAskedForWithinIsLeft() {
		assertThat(in("(patient:(display),goals:(rating:(uuid)),visit:(uuid))"))
				.containsOnlyKeys("patient", "goals", "visit")
				.containsEntry("patient", Map.of("display", "Grace"))
				.containsEntry("goals", List.of(Map.of("rating", Map.of("uuid", "r")))).containsEntry("visit", null);
	}

	@Test
	void whatIsAskedForAsItIsIsWhole() {
		for (String one : Arrays.asList("patient", "patient:ref", "patient:default", "patient:full", " patient : ref ")) {
			assertThat(in(one)).as(one).isEqualTo(Map.of("patient", note.get("patient")));
		}
	}

	@Test
	void whatIsNotThereIsLeftOut() {
		assertThat(in("(uuid,links)")).isEqualTo(Map.of("uuid", "n"));
		assertThat(in("uuid:(display)")).isEqualTo(Map.of("uuid", "n"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "()", "(", ")", "(uuid", "uuid)", "(uuid))", "(uuid)x", "uuid,", ",uuid", "uuid,,patient",
			"patient:", "patient:all", "patient:()", "patient:(uuid", "patient(uuid)", ":(uuid)", "patient:(uuid)x",
			"patient:ref:full"})
	void whatIsWrittenOtherwiseIsRefused(String asked) {
		assertThatThrownBy(() -> AskedProperties.of(asked)).isInstanceOf(InvalidRequestException.class)
				.hasMessageContaining("sessionnotes.error.representation");
	}

	private Map<String, Object> in(String asked) {
		return AskedProperties.of(asked).in(note);
	}
}
