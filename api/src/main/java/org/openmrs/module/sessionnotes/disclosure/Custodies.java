/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBuilder;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;

/**
 * The custodies that are in force and that each cover all notes of a certain disclosure. A custodian may disclose the
 * notes of an author who left the clinic.
 */
final class Custodies {

	private final List<Disclosure> custodies;

	Custodies(List<Disclosure> custodies) {
		this.custodies = custodies;
	}

	/** @return the uuids of the custodians' user accounts */
	List<String> custodians() {
		return custodies.stream().map(custody -> custody.getRecipient().getUserUuid()).collect(Collectors.toList());
	}

	/**
	 * Limits a custodian's disclosure if the custody covers the notes on only one patient. The disclosure of such a
	 * custodian excludes notes that were moved to the patient after the custodian was named.
	 */
	void bind(DisclosureBuilder disclosure, AccessRequest request, DisclosureScope scope) {
		List<Disclosure> own = custodies.stream().filter(custody -> custody.getRecipient().isUser(request.getUserUuid()))
				.collect(Collectors.toList());
		boolean all = own.isEmpty() || own.stream().anyMatch(custody -> custody.getBoundPatientUuid() == null);
		if (!all && !request.getUserUuid().equals(scope.getAuthorUuid())) {
			Disclosure latest = own.stream().max(Comparator.comparingLong(Disclosure::getBoundAt)).get();
			disclosure.bound(latest.getBoundPatientUuid(), latest.getBoundAt());
		}
	}
}
