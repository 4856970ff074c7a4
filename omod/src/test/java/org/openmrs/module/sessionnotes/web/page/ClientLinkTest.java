/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

/** The link to a client's page, as legacyui asks for it. */
class ClientLinkTest {

	private final ClientLink link = new ClientLink() {

		@Override
		String link(Integer id) {
			return "client " + id;
		}
	};

	@Test
	void requestsAtTheSameTimeAreGivenEachItsOwnClient() throws Exception {
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			initialize("7");
			other.submit(() -> initialize("8")).get();

			assertThat(link.getOverrideContent("")).isEqualTo("client 7");
			assertThat(other.submit(() -> link.getOverrideContent("")).get()).isEqualTo("client 8");
		} finally {
			other.shutdown();
		}
	}

	@Test
	void noClientIsLeftForTheNextPage() {
		initialize("7");
		link.getOverrideContent("");

		assertThat(link.getOverrideContent("")).isEmpty();
		initialize("");
		assertThat(link.getOverrideContent("")).isEmpty();
	}

	private void initialize(String patientId) {
		link.initialize(Collections.singletonMap("patientId", patientId));
	}
}
