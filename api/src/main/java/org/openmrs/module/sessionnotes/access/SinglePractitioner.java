/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Checks whether a clinic has a single practitioner. A practitioner is single if no one else may write, sign or cosign
 * notes, or record or approve orders. The check considers both the clinic's setting and the actual accounts. Once a
 * second person has an account that may write notes, sign notes or handle orders, the setting for a single practitioner
 * has no effect.
 */
public final class SinglePractitioner {

	/**
	 * The time, in milliseconds, that a practitioner who requested the setting must wait before approving the request
	 * alone.
	 */
	private static final long WAIT_FOR_SETTING = TimeUnit.HOURS.toMillis(24);

	private final SettingsInForce settings;

	public SinglePractitioner(SettingsInForce settings) {
		this.settings = settings;
	}

	/**
	 * @return true if the clinic's setting says that the clinic has a single practitioner, and no one but the given
	 *         user is a practitioner
	 */
	public boolean is(JdbcOperations jdbc, String userUuid) {
		return Boolean.parseBoolean(settings.of(jdbc, Safeguard.SINGLE_PRACTITIONER)) && isAlone(jdbc, userUuid);
	}

	/**
	 * @param askedAt when the user requested the setting, in milliseconds since 1970-01-01 UTC
	 * @return true if the given user may approve the setting alone, because the clinic has no other practitioner and a
	 *         day has passed since the request
	 */
	public static boolean mayApproveSetting(JdbcOperations jdbc, String userUuid, long askedAt, long now) {
		return now - askedAt >= WAIT_FOR_SETTING && isAlone(jdbc, userUuid);
	}

	private static boolean isAlone(JdbcOperations jdbc, String userUuid) {
		return !PersonPrivileges.hasAnybodyElse(jdbc, userUuid, SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES,
				SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS,
				SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
	}
}
