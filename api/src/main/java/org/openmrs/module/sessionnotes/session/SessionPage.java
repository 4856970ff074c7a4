/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.session;

import java.util.Collections;
import java.util.List;

/** One page of a list of sessions. */
public final class SessionPage {

	private final List<Session> sessions;

	private final int total;

	SessionPage(List<Session> sessions, int total) {
		this.sessions = Collections.unmodifiableList(sessions);
		this.total = total;
	}

	public List<Session> getSessions() {
		return sessions;
	}

	/** @return the number of sessions on all pages */
	public int getTotal() {
		return total;
	}
}
