/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;

/** An event of the log, together with the uuid of the note that the event concerns. */
public final class LoggedEvent {

	private final AccessEvent event;

	private final String noteUuid;

	LoggedEvent(AccessEvent event, String noteUuid) {
		this.event = event;
		this.noteUuid = noteUuid;
	}

	public AccessEvent getEvent() {
		return event;
	}

	/** @return the uuid of the note, or null if the event concerns no existing note */
	public String getNoteUuid() {
		return noteUuid;
	}
}
