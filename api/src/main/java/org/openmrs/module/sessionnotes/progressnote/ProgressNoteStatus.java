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

/** The state of a progress note, with the account of the author who signed and the account of the supervisor. */
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

	/** @return the uuid of the user who signed as the author; {@code null} before the author first signs the note */
	String getAuthorUuid() {
		return authorUuid;
	}

	/**
	 * @return {@code true} if one of the given accounts is the account of the supervisor who must review, or had to
	 *         review, the note
	 */
	boolean waitsFor(Collection<String> accounts) {
		return supervisorUuid != null && accounts.contains(supervisorUuid);
	}

	/**
	 * @return the uuid of the user who must review, or has reviewed, the note; {@code null} if the note needed no
	 *         review when it was signed
	 */
	String getSupervisorUuid() {
		return supervisorUuid;
	}
}
