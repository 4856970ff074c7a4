/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

/** A visit, visit type, location or therapist to which a session refers. */
public final class SessionPart {

	private final String uuid;

	private final String display;

	public SessionPart(String uuid, String display) {
		this.uuid = uuid;
		this.display = display;
	}

	/** @return the session part with the given uuid; {@code null} if the given uuid is {@code null} */
	static SessionPart of(String uuid, String display) {
		return uuid == null ? null : new SessionPart(uuid, display);
	}

	public String getUuid() {
		return uuid;
	}

	public String getDisplay() {
		return display;
	}
}
