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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** Collects the message codes for everything that is missing or wrong, each code once. */
final class Findings {

	private final Set<String> codes = new LinkedHashSet<>();

	Findings addIf(boolean applies, RequestRule rule) {
		if (applies) {
			codes.add(rule.getMessageCode());
		}
		return this;
	}

	Findings addAll(Collection<String> others) {
		codes.addAll(others);
		return this;
	}

	List<String> getCodes() {
		return Collections.unmodifiableList(new ArrayList<>(codes));
	}

	void refuseIfAny() {
		if (!codes.isEmpty()) {
			throw new RefusedException(getCodes());
		}
	}

	/** @return true if the text has at least the given number of words */
	static boolean hasWords(String text, int count) {
		return Words.saySomething(text) && text.trim().split("\\s+").length >= count;
	}
}
