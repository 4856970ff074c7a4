/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.openmrs.Provider;

/** Whose an appointment of Bahmni's module is. Its properties are read by the names that the module gives them. */
class AppointmentsTest {

	private static final Collection<String> OWN = Arrays.asList("own", "own by another account");

	@Test
	void itIsOfEachOfItsProviders() {
		assertThat(Appointments.isOf(new Booked(null, taking("other", false), taking("own", false)), OWN)).isTrue();
		assertThat(Appointments.isOf(new Booked(provider("own by another account")), OWN)).isTrue();
	}

	@Test
	void itIsNotOfAProviderWhoWasTakenOffIt() {
		assertThat(Appointments.isOf(new Booked(null, taking("own", true), taking("other", false)), OWN)).isFalse();
	}

	@Test
	void itIsOfNobodyElse() {
		assertThat(Appointments.isOf(new Booked(provider("other"), taking("other", null)), OWN)).isFalse();
		assertThat(Appointments.isOf(new Booked(null), OWN)).isFalse();
		assertThat(Appointments.isOf(new Booked(provider("own")), Collections.emptyList())).isFalse();
	}

	private static Provider provider(String uuid) {
		Provider provider = new Provider();
		provider.setUuid(uuid);
		return provider;
	}

	private static TakingPart taking(String uuid, Boolean voided) {
		return new TakingPart(provider(uuid), voided);
	}

	public static final class Booked {

		private final Provider provider;

		private final Collection<TakingPart> providers;

		Booked(Provider provider, TakingPart... providers) {
			this.provider = provider;
			this.providers = Arrays.asList(providers);
		}

		public Provider getProvider() {
			return provider;
		}

		public Collection<TakingPart> getProviders() {
			return providers;
		}
	}

	public static final class TakingPart {

		private final Provider provider;

		private final Boolean voided;

		TakingPart(Provider provider, Boolean voided) {
			this.provider = provider;
			this.voided = voided;
		}

		public Provider getProvider() {
			return provider;
		}

		public Boolean getVoided() {
			return voided;
		}
	}
}
