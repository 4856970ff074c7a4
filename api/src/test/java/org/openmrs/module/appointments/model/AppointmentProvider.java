/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.appointments.model;

import org.openmrs.Provider;

/** As the module appointments has it, as far as it is used. */
public class AppointmentProvider {

	private final Provider provider;

	private final Boolean voided;

	public AppointmentProvider(Provider provider, Boolean voided) {
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
