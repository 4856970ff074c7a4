/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.restricted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEFAULTS;
import static org.mockito.Mockito.mock;

import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;

/** A database that can't be asked says nothing of a concept. */
class RestrictedConceptsTest {

	private static final String ADDED_BY_THE_CLINIC = "11111111-2222-4333-8444-555555555555";

	private boolean failing;

	private final RestrictedConcepts concepts = new RestrictedConcepts(new StoreTransactions(null) {

		@Override
		public boolean isCallerWriting() {
			return false;
		}

		@Override
		public <T> T apart(Function<JdbcOperations, T> work) {
			if (failing) {
				throw new DataAccessResourceFailureException("out of reach");
			}
			return work.apply(mock(JdbcOperations.class, RETURNS_DEFAULTS));
		}
	}, (jdbc, safeguard) -> ADDED_BY_THE_CLINIC);

	@Test
	void asLongAsTheSetWasNeverReadNoConceptIsTakenForAnOrdinaryOne() {
		failing = true;

		assertThatThrownBy(concepts::current).isInstanceOf(DataAccessResourceFailureException.class);
		assertThatThrownBy(concepts::knownOrAdded).isInstanceOf(DataAccessResourceFailureException.class);
		assertThatThrownBy(concepts::knownOrAdded).as("asked again").isInstanceOf(
				DataAccessResourceFailureException.class);

		failing = false;
		assertThat(concepts.knownOrAdded().contains(concept(ADDED_BY_THE_CLINIC))).isTrue();
	}

	@Test
	void afterItWasReadWhatWasKnownStaysRestricted() {
		concepts.current();
		failing = true;

		for (RestrictedConceptSnapshot snapshot : new RestrictedConceptSnapshot[]{concepts.current(),
				concepts.knownOrAdded()}) {
			assertThat(snapshot.contains(concept(ADDED_BY_THE_CLINIC))).isTrue();
			assertThat(snapshot.contains(concept(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID))).isTrue();
			assertThat(snapshot.contains(concept("99999999-2222-4333-8444-555555555555"))).isFalse();
		}
	}

	private static Concept concept(String uuid) {
		Concept concept = new Concept();
		concept.setUuid(uuid);
		return concept;
	}
}
