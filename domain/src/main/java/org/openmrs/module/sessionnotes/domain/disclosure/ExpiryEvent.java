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

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The event that ends an authorization, 45 CFR 164.508(c)(1)(v). The law allows the text "none" for research only. A text
 * that does not name an event is treated as "none".
 */
final class ExpiryEvent {

	/** The texts that do not name an event. Each text consists of letters, digits and single spaces, in lower case. */
	private static final Set<String> NONE = Collections
			.unmodifiableSet(new HashSet<>(Arrays.asList("none", "no", "na", "nil", "null",
					"never", "not applicable", "no event", "no expiry", "no expiration", "no end", "no end date", "nothing",
					"unknown",
					"unspecified", "tbd", "to be determined", "indefinite", "indefinitely", "unlimited", "open",
					"open ended", "permanent",
					"forever", "always", "until revoked", "until revocation", "upon revocation", "on revocation",
					"when revoked", "revocation",
					"until i revoke it", "until further notice", "until cancelled", "until canceled", "does not expire",
					"never expires",
					"will not expire", "end of time", "lifetime", "for life", "ongoing", "continuous")));

	private ExpiryEvent() {
	}

	/**
	 * @param words the recorded text for the event, or null
	 * @return true if the text is recorded but does not name an event
	 */
	static boolean isNone(String words) {
		if (words == null) {
			return false;
		}
		String plain = words.toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{L})[/.'](?=\\p{L})", "")
				.replaceAll("[^\\p{L}\\p{N}]+", " ").trim();
		return NONE.contains(plain) || plain.length() == 1;
	}
}
