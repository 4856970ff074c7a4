/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * Checks the words of an insurer's request. If it asks for private notes, the module offers a reply that states the law but
 * does not reveal whether any exist. The answer depends on the request alone.
 */
public final class PayerRequest {

	/** The section that the reply cites. It has no exception for payment. */
	public static final RuleSource REPLY = RuleSource.read("45 CFR 164.508(a)(2), (b)(4)");

	private static final Pattern PRIVATE_NOTES = Pattern.compile(
			"\\b(psycho-?therap\\w*|process|private|personal|shadow|counsell?ing)[\\s-]+(session[\\s-]+)?notes?\\b",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private PayerRequest() {
	}

	/** @return true if the words ask for psychotherapy notes, under one of their names */
	public static boolean asksForPrivateNotes(String words) {
		return words != null && PRIVATE_NOTES.matcher(words).find();
	}
}
