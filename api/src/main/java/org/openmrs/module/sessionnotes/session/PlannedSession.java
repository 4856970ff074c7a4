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

import java.time.Instant;

import org.openmrs.module.sessionnotes.progressnote.SessionClient;
import org.openmrs.module.sessionnotes.progressnote.SessionPart;

/** An appointment of a therapist with a client. Immutable. */
public final class PlannedSession {

	private final String uuid;

	private final SessionClient client;

	private final Instant start;

	private final Instant end;

	private final SessionPart service;

	private final SessionPart location;

	PlannedSession(String uuid, SessionClient client, Instant start, Instant end, SessionPart service,
			SessionPart location) {
		this.uuid = uuid;
		this.client = client;
		this.start = start;
		this.end = end;
		this.service = service;
		this.location = location;
	}

	public String getUuid() {
		return uuid;
	}

	public SessionClient getClient() {
		return client;
	}

	public Instant getStart() {
		return start;
	}

	/** @return the end of the appointment; null if the appointment has no end */
	public Instant getEnd() {
		return end;
	}

	/** @return the service for which the appointment was made; null if the appointment does not state a service */
	public SessionPart getService() {
		return service;
	}

	/** @return the location of the appointment; null if the appointment does not state a location */
	public SessionPart getLocation() {
		return location;
	}
}
