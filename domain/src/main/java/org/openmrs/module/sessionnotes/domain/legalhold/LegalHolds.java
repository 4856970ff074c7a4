/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.legalhold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * Decides whether holds stop a deletion. Every deletion of documents, copies, notes, events and keys asks this rule first.
 */
public final class LegalHolds {

	/** The sections that a hold serves. No section demands it; the duty to preserve comes from the lawsuit or investigation. */
	public static final RuleSource SOURCE = RuleSource.product("45 CFR 164.316(b)(2)(i), 164.530(j)(2)");

	/** The code of the message that refuses a deletion. */
	public static final String HELD = "sessionnotes.error.legalHold.held";

	private LegalHolds() {
	}

	/**
	 * @param holds all holds of the clinic
	 * @param moment the current time, in milliseconds since 1970-01-01 UTC
	 * @return the holds that stop the deletion; empty if no hold stops it
	 */
	public static List<LegalHold> stopping(Collection<LegalHold> holds, Deletion deletion, long moment) {
		List<LegalHold> stopping = new ArrayList<>();
		for (LegalHold hold : holds) {
			if (hold.isOpen(moment) && deletion.mayConcern(hold.getTarget(), hold.getTargetUuid())) {
				stopping.add(hold);
			}
		}
		return stopping;
	}

	/** @throws RefusedException if a hold stops the deletion */
	public static void require(Collection<LegalHold> holds, Deletion deletion, long moment) {
		if (!stopping(holds, deletion, moment).isEmpty()) {
			throw new RefusedException(HELD);
		}
	}
}
