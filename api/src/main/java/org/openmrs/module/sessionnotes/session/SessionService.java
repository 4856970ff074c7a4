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
 * Lists the sessions of a therapist and of a client. A session is either a progress note or a session without a note. A
 * session without a note is a visit or an encounter of the therapist, or an appointment. Users see only their own
 * private notes and drafts. To all users except the author, a session looks the same with or without private notes and
 * drafts. The list of sessions opens no note text.
 */
public interface SessionService extends OpenmrsService {

	/**
	 * @param from the first day of the period
	 * @param to the last day of the period
	 * @return the user's own sessions from the first day through the last day, the earliest session first
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if there are too many days, or if the first day is
	 *              after the last day
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	SessionPage getOwnSessions(LocalDate from, LocalDate to, int startIndex, int limit);

	/**
	 * @param patientUuid the uuid of the client
	 * @return the client's sessions with a progress note, and those of the user's own sessions with the client that
	 *         have no progress note; the newest session first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	SessionPage getSessionsOf(String patientUuid, int startIndex, int limit);

	/**
	 * @param uuid the uuid of a progress note, of an encounter that is not a progress note, or of one of the user's
	 *         visits or appointments
	 * @return the session with all its progress notes; empty if no session with the given uuid is accessible to this
	 *         user
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, PrivilegeConstants.GET_ENCOUNTERS})
	Optional<Session> getSession(String uuid);
}
