/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import java.util.List;
import java.util.Set;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardFinding;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Checks the text of one of a session's two notes, and shows hints about words that belong in the other note. A hint
 * never prevents the user from storing a text. The text is neither stored nor logged, and the names around the client
 * are discarded after each check.
 */
public interface ContentGuardService extends OpenmrsService {

	/**
	 * @param text the text of a psychotherapy note
	 * @param patientUuid the uuid of the client whose names the check looks for; may be null
	 * @param encounterUuid the uuid of the session's encounter, for whose other participants the check looks; may be
	 *         null
	 * @return the findings, in the order in which they occur in the text
	 * @throws InvalidRequestException if the text is too long, or if the client or the session does not exist
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	List<GuardFinding> checkPsychotherapyNote(String text, String patientUuid, String encounterUuid);

	/**
	 * @param text a text of a progress note
	 * @param patientUuid the uuid of the client whose names the check looks for; may be null
	 * @param encounterUuid the uuid of the session's encounter, for whose other participants the check looks; may be
	 *         null
	 * @return the findings, in the order in which they occur in the text
	 * @throws InvalidRequestException if the text is too long, or if the client or the session does not exist
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	List<GuardFinding> checkProgressNote(String text, String patientUuid, String encounterUuid);

	/** @return the rules of the content guard that the clinic has turned on */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	Set<GuardRule> getRules();
}
