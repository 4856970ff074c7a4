/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** The client's direction to send the copy to someone else. Source: 45 CFR 164.524(c)(3)(ii). */
public final class ThirdPartyDirective {

	private final boolean signedWriting;

	private final String person;

	private final String place;

	/**
	 * @param signedWriting true if the direction is in writing and signed by the client
	 * @param person the person who gets the copy
	 * @param place the address for the copy
	 */
	public ThirdPartyDirective(boolean signedWriting, String person, String place) {
		this.signedWriting = signedWriting;
		this.person = person;
		this.place = place;
	}

	public String getPerson() {
		return person;
	}

	public String getPlace() {
		return place;
	}

	/** @return true if the client gave the direction in a signed writing */
	public boolean isSignedWriting() {
		return signedWriting;
	}

	/** @return true if the direction is written and signed, and names the person and the place */
	public boolean isComplete() {
		return signedWriting && Words.saySomething(person) && Words.saySomething(place);
	}
}
