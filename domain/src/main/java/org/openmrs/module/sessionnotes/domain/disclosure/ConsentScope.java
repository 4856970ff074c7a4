/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;

/**
 * The scope of the client's consent. Each disclosure of SUD counseling notes under a consent must be accompanied by the
 * scope of that consent: 42 CFR 2.32(b).
 */
public final class ConsentScope {

	private ConsentScope() {
	}

	/** @return true if the scope of a consent must accompany the disclosure */
	public static boolean isOf(Disclosure disclosure) {
		return disclosure.getKind() == RestrictedKind.SUD_COUNSELING_NOTE && disclosure.getBasis().isRevocableByClient();
	}

	/**
	 * @param disclosure any disclosure
	 * @return the texts of the consent, by the names that REST and the messages use. In this order, the texts state the
	 *         information, the discloser, the recipient, the purpose, and the event that ends the consent. The map
	 *         contains only texts that are recorded. The map is empty if the disclosure does not need the scope of a
	 *         consent.
	 */
	public static Map<String, String> of(Disclosure disclosure) {
		if (!isOf(disclosure)) {
			return Collections.emptyMap();
		}
		Map<String, String> scope = new LinkedHashMap<>();
		put(scope, "information", disclosure.getEvidence().get(EvidenceElement.INFORMATION));
		put(scope, "discloser", disclosure.getEvidence().get(EvidenceElement.DISCLOSER));
		put(scope, "recipient", disclosure.getEvidence().get(EvidenceElement.NAMED_RECIPIENT));
		put(scope, "purpose", disclosure.getEvidence().get(EvidenceElement.STATED_PURPOSE));
		put(scope, "ends", disclosure.getEvidence().get(EvidenceElement.EXPIRY_EVENT));
		return scope;
	}

	private static void put(Map<String, String> scope, String name, String words) {
		if (words != null) {
			scope.put(name, words);
		}
	}
}
