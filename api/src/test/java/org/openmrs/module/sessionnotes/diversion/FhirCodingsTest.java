/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Which FHIR resources name a restricted concept; over HTTP they are refused for it. */
public class FhirCodingsTest extends SessionNotesContextTest {

	private static final String ORDINARY = "ae485e65-2e3f-4297-b35e-c818bbefe894";

	@Autowired
	private FhirCodings codings;

	@Test
	public void anyCodingOfAnyResourceInABundleNamesIt() {
		assertThat(named(json(coding(noteConcept.getUuid())))).isTrue();
		assertThat(named(json(coding(ORDINARY) + "," + coding(noteConcept.getUuid())))).isTrue();
		assertThat(named(json(coding(ORDINARY) + "," + coding(noteConcept.getUuid().toUpperCase())))).isTrue();
		assertThat(
				named("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + json(coding(ORDINARY)) + "},{\"resource\":"
						+ json(coding(noteConcept.getUuid())) + "}]}"))
				.isTrue();
		assertThat(named(xml(noteConcept.getUuid()))).isTrue();
	}

	@Test
	public void ordinaryResourcesAndWhatIsNoneNameNone() {
		assertThat(named(json(coding(ORDINARY)))).isFalse();
		assertThat(named(xml(ORDINARY))).isFalse();
		assertThat(named("{\"resourceType\":\"Observation\",\"valueString\":\"" + noteConcept.getUuid() + "\"}")).isFalse();
		assertThat(named("{\"code\":")).isFalse();
		assertThat(named("<Observation>")).isFalse();
		assertThat(named("")).isFalse();
	}

	private boolean named(String body) {
		return codings.nameRestrictedConcept(body.getBytes(StandardCharsets.UTF_8));
	}

	private static String coding(String code) {
		return "{\"code\":\"" + code + "\"}";
	}

	private static String json(String codings) {
		return "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[" + codings + "]}}";
	}

	private static String xml(String code) {
		return "<Observation xmlns=\"http://hl7.org/fhir\"><code><coding><code value=\"" + ORDINARY
				+ "\"/></coding><coding><code value=\"" + code + "\"/></coding></code></Observation>";
	}
}
