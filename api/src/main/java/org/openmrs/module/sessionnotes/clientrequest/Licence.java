/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import org.openmrs.User;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The licence under which a professional decides, as the professional states it: its type, its number and its state. */
public final class Licence {

	private final String profession;

	private final String number;

	private final String state;

	/**
	 * @param profession the type of licence, for example psychologist; letters show it
	 * @param number the number of the licence
	 * @param state the state that issued the licence
	 */
	public Licence(String profession, String number, String state) {
		this.profession = profession;
		this.number = number;
		this.state = state;
	}

	/** @return the user with this licence */
	LicensedProfessional of(User user) {
		return new LicensedProfessional(user.getUuid(), user.getPersonName().getFullName(), profession, number, state);
	}
}
