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

import java.time.LocalDate;
import java.util.Optional;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Lists the sessions of a therapist and of a client. A session is a progress note, or a session without a note: a visit or
 * an encounter of the therapist, or an appointment. Users see only their own private notes and drafts. To everyone else a
 * session looks the same with and without them. No text is opened.
 */
public interface SessionService extends OpenmrsService {

	/**
	 * @param from the first day
	 * @param to the last day
	 * @return the user's own sessions of those days, the earliest first
	 * @throws org.openmrs.module.sessionnotes.input.OutOfBoundsException if there are too many days, or if they are in the
	 *              wrong order
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	SessionPage getOwnSessions(LocalDate from, LocalDate to, int startIndex, int limit);

	/**
	 * @param patientUuid the uuid of the client
	 * @return the client's sessions with a progress note, and the user's own sessions without one, the newest first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	SessionPage getSessionsOf(String patientUuid, int startIndex, int limit);

	/**
	 * @param uuid the uuid of a progress note, of another encounter, or of a visit or an appointment of the user
	 * @return the session with all its progress notes, or empty if there is no such session for this user
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, PrivilegeConstants.GET_ENCOUNTERS})
	Optional<Session> getSession(String uuid);
}
