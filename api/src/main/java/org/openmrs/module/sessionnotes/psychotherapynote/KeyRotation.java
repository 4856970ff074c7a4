/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** Changes the key that seals notes, and records in the log which user changed the key. */
public class KeyRotation {

	private final KeysetProvider keysetProvider;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	public KeyRotation(KeysetProvider keysetProvider, AccessLog accessLog, CurrentRequest currentRequest) {
		this.keysetProvider = keysetProvider;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
	}

	/**
	 * Checks that the current user has personally signed in and may change keys and reseal notes.
	 *
	 * @return the request of the current user
	 * @throws APIAuthenticationException if the user may not change keys
	 * @throws org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException if the user has not entered the
	 *         password again
	 */
	public AccessRequest requireMay() {
		return themselves.requireConfirmed(SessionNotesPrivileges.MANAGE_KEYS, against -> new APIAuthenticationException(
				"Privileges required: " + SessionNotesPrivileges.MANAGE_KEYS));
	}

	/**
	 * Adds a new key to the keyset. All text that is stored afterwards is sealed with the new key. The caller must have
	 * called {@link #requireMay} first.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the keyset cannot be used or written
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the event about the new key could not be
	 *         stored; the new key is in use anyway
	 */
	public void rotate() {
		AccessRequest request = requireMay();
		keysetProvider.rotate();
		accessLog.record(AccessLog.event(AccessEventType.KEY_ROTATED, request)
				.detail(Integer.toUnsignedString(keysetProvider.getKeyset().getPrimaryKeyId())));
	}
}
