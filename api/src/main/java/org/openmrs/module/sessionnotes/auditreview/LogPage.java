/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import java.util.List;
import java.util.function.LongSupplier;

import org.openmrs.module.sessionnotes.audit.LoggedEvent;

/** A page of the events that a search of the log found, the newest first. */
public final class LogPage {

	private final List<LoggedEvent> events;

	private final LongSupplier total;

	LogPage(List<LoggedEvent> events, LongSupplier total) {
		this.events = events;
		this.total = total;
	}

	public List<LoggedEvent> getEvents() {
		return events;
	}

	/**
	 * Counts the events on all pages that meet the conditions of the search. Counting the events takes long if the log
	 * is large.
	 */
	public long countAll() {
		return total.getAsLong();
	}
}
