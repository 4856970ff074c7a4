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

import java.util.Collection;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** The state of a progress note, and the supervisor for whom the note waits. */
final class ProgressNoteStatus {

	static final ProgressNoteStatus DRAFT = new ProgressNoteStatus(ProgressNoteState.DRAFT, null, null);

	private final ProgressNoteState state;

	private final String authorUuid;

	private final String supervisorUuid;

	ProgressNoteStatus(ProgressNoteState state, String authorUuid, String supervisorUuid) {
		this.state = state;
		this.authorUuid = authorUuid;
		this.supervisorUuid = supervisorUuid;
	}

	ProgressNoteState getState() {
		return state;
	}

	/** @return the uuid of the user who signed as the author; null before the first signature */
	String getAuthorUuid() {
		return authorUuid;
	}

	/** @return true if the supervisor who must review the note, or who had to review it, has one of the given accounts */
	boolean waitsFor(Collection<String> accounts) {
		return supervisorUuid != null && accounts.contains(supervisorUuid);
	}

	/**
	 * @return the uuid of the user who must review the note or has reviewed it; null if the note needed no review when it
	 *         was signed
	 */
	String getSupervisorUuid() {
		return supervisorUuid;
	}
}
