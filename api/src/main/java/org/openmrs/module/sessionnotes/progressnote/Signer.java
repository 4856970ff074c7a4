/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Collections;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;

/**
 * The account that takes a step on a note, with the account's data at the time of the step. The account, the person and
 * the provider of a signer may be changed after the step.
 */
final class Signer {

	static final String PERSON_FIELD = "signerPerson";

	private final String userUuid;

	private final String personUuid;

	private final String providerUuid;

	private final String name;

	/**
	 * @param userUuid the uuid of the account; must not be {@code null}
	 * @param personUuid the uuid of the person; {@code null} if the step was recorded without the person
	 * @param providerUuid the uuid of the provider; {@code null} if the person has no provider account
	 * @param name the name of the person; {@code null} if the step was recorded without a name
	 */
	Signer(String userUuid, String personUuid, String providerUuid, String name) {
		this.userUuid = Objects.requireNonNull(userUuid, "userUuid");
		this.personUuid = personUuid;
		this.providerUuid = providerUuid;
		this.name = name;
	}

	String getUserUuid() {
		return userUuid;
	}

	String getPersonUuid() {
		return personUuid;
	}

	String getProviderUuid() {
		return providerUuid;
	}

	String getName() {
		return name;
	}

	/** Adds the fields that a signature records about the signer to the signed fields. */
	void addTo(SignedRecord.Builder fields, int form) {
		fields.field("signer", Collections.singletonList(userUuid));
		if (form == SignedRecord.SECOND_FORM) {
			fields.field(PERSON_FIELD, Collections.singletonList(personUuid))
					.field("signerProvider", Collections.singletonList(providerUuid))
					.field("signerName", Collections.singletonList(name));
		}
	}
}
