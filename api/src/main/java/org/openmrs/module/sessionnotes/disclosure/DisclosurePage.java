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

import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;

/** The page of a list of disclosures that a caller asks for, and the moment at which the list is made. */
final class DisclosurePage {

	private final DisclosureStage stage;

	private final int startIndex;

	private final int limit;

	private final long moment = System.currentTimeMillis();

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @param startIndex the number of disclosures to skip
	 * @param limit the maximum number of disclosures
	 */
	DisclosurePage(DisclosureStage stage, int startIndex, int limit) {
		this.stage = stage;
		this.startIndex = startIndex;
		this.limit = limit;
	}

	static DisclosurePage all(DisclosureStage stage) {
		return new DisclosurePage(stage, 0, Integer.MAX_VALUE);
	}

	boolean isAtStage(Disclosure disclosure) {
		return stage == null || stage.includes(disclosure.getState(moment));
	}

	DisclosureStage getStage() {
		return stage;
	}

	int getStartIndex() {
		return startIndex;
	}

	int getLimit() {
		return limit;
	}

	/** @return the moment at which the list is made, in milliseconds since 1970-01-01 UTC */
	long getMoment() {
		return moment;
	}
}
