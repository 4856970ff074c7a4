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

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("attack")
class RequestBoundsTest {

	@ParameterizedTest
	@ValueSource(strings = {"/ws/rest/v1/sessionnotes", "/ws/rest/v1/sessionnotes/psychotherapynote/x",
			"/ws/sessionnotes/adoption",
			"/ws/rest/v1/obs", "/ws/rest/v1/obs.json", "/ws/rest/v1/obs/x", "/ws/rest/v2/encounter", "/ws/rest/v1/hl7",
			"/ws/rest/emrapi/encounter",
			"/ws/fhir2/R4/Observation", "/ws/fhir2", "/ms/fhir2Servlet/Observation", "/ms/fhir2R3Servlet"})
	void l5_whereNotesComeInBodiesAreBounded(String path) {
		assertThat(RequestBounds.isBounded(path, "application/json")).isTrue();
		assertThat(RequestBounds.isBounded(path, null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"/ws/rest/v1/attachment", "/ws/rest/v1/module", "/ws/rest/v1/personimage/x",
			"/ws/rest/v1/obstree",
			"/module/attachments/upload.form", "/ws/rest/v1/clobdata", "/"})
	void l5_filesGoOnTo(String path) {
		assertThat(RequestBounds.isBounded(path, "application/json")).isFalse();
	}

	@Test
	void l5_aComplexObsOfAnySizeIsSentAsAForm() {
		assertThat(RequestBounds.isBounded("/ws/rest/v1/obs", "multipart/form-data; boundary=x")).isFalse();
		assertThat(RequestBounds.isBounded("/ws/rest/v1/sessionnotes/psychotherapynote", "Multipart/form-data")).isTrue();
	}

	@Test
	void l5_itsOwnAddressesAreKnownFromThePlatforms() {
		assertThat(RequestBounds.isOwn("/ws/rest/v1/sessionnotes/psychotherapynote")).isTrue();
		assertThat(RequestBounds.isOwn("/ws/sessionnotes/adoption")).isTrue();
		assertThat(RequestBounds.isOwn("/ws/rest/v1/obs")).isFalse();
		assertThat(RequestBounds.isOwn("/ws/rest/v1/sessionnotesx")).isFalse();
	}

	@Test
	void l5_onlyWherePapersAreAddedABodyHasRoomForAFile() {
		assertThat(RequestBounds.mostBytes("/ws/rest/v1/sessionnotes/document")).isEqualTo(14 * 1024 * 1024);
		for (String path : new String[]{"/ws/rest/v1/sessionnotes/document/x", "/ws/rest/v1/sessionnotes/documents",
				"/ws/rest/v1/sessionnotes/snippet", "/ws/rest/v1/obs"}) {
			assertThat(RequestBounds.mostBytes(path)).isEqualTo(RequestBounds.BODY_BYTES);
		}
	}

	@Test
	void l5_jsonIsBoundedInDepthNumberAndLengthOfNumbers() {
		assertThat(isWithin(repeat("[", 100) + repeat("]", 100))).isTrue();
		assertThat(isWithin(repeat("[", 101))).isFalse();
		assertThat(isWithin(repeat("{\"a\":", 101))).isFalse();
		assertThat(isWithin("[" + repeat("1,", 99_999) + "1]")).isTrue();
		assertThat(isWithin("[" + repeat("1,", 100_000) + "1]")).isFalse();
		assertThat(isWithin("{\"version\": " + repeat("9", 100) + "}")).isTrue();
		assertThat(isWithin("{\"version\": " + repeat("9", 101) + "}")).isFalse();
	}

	@Test
	void l5_whatStandsInATextCountsForNothing() {
		assertThat(isWithin("{\"text\": \"\\\"" + repeat("[", 500) + repeat(",", 200_000) + repeat("9", 5_000) + "\\\\\"}"))
				.isTrue();
		assertThat(isWithin("{\"text\": \"\\\\\", \"x\":" + repeat("[", 500))).isFalse();
	}

	@Test
	void l5_anotherEncodingIsRefusedSinceItWouldHideTheDepth() {
		assertThat(JsonBounds.isWithin("{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE))).isFalse();
	}

	private static boolean isWithin(String json) {
		return JsonBounds.isWithin(json.getBytes(StandardCharsets.UTF_8));
	}

	private static String repeat(String what, int times) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < times; i++) {
			text.append(what);
		}
		return text.toString();
	}
}
