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
 * The scope of the client's consent, which goes along with each disclosure of SUD counseling notes made under it: 42 CFR 2.32(b).
 */
public final class ConsentScope {

	private ConsentScope() {
	}

	/** @return true if the disclosure is one that a consent's scope goes along with */
	public static boolean isOf(Disclosure disclosure) {
		return disclosure.getKind() == RestrictedKind.SUD_COUNSELING_NOTE && disclosure.getBasis().isRevocableByClient();
	}

	/**
	 * @param disclosure any
	 * @return the words of the consent: what, by whom, to whom, what for, and the event with which it ends, by the name of each in REST
	 *         and in messages; only those that were recorded, in this order; empty if no consent's scope goes along with the disclosure
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
