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

import java.util.function.Function;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;

/**
 * Checks a request that only the user may make, in person. The user's own roles must grant the privilege, and no one else may
 * have set the user's password. A refusal is recorded.
 */
public final class ImpersonationCheck {

	private final AccessPolicy policy = new AccessPolicy();

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	public ImpersonationCheck(CurrentRequest currentRequest, AccessLog accessLog) {
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
	}

	/**
	 * @param privilege the privilege that the feature requires; empty to require only a signed-in user
	 * @param refusal creates the error from the reason for the refusal
	 * @return the request of the current user
	 */
	public AccessRequest require(String privilege, Function<DenialReason, RuntimeException> refusal) {
		AccessRequest request = currentRequest.describe(privilege);
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw refusal.apply(against);
		}
		return request;
	}

	/**
	 * Checks the same as {@link #require}, and also requires re-authentication.
	 *
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	public AccessRequest requireConfirmed(String privilege, Function<DenialReason, RuntimeException> refusal) {
		AccessRequest request = require(privilege, refusal);
		if (!request.isPasswordConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
		return request;
	}
}
