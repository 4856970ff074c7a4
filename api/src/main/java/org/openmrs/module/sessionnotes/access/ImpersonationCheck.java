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

/**
 * Lets a request go on that only the user themselves may make, with a privilege of their own and a password that nobody
 * else has set. A refusal is stored.
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
	 * @param privilege what the feature asks for; empty for what everybody has who is signed in
	 * @param refusal makes the error from the reason against it
	 * @return who asks
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
	 * As {@link #require}, for what takes the password again.
	 *
	 * @throws ReauthenticationRequiredException if it was not given with this request
	 */
	public AccessRequest requireConfirmed(String privilege, Function<DenialReason, RuntimeException> refusal) {
		AccessRequest request = require(privilege, refusal);
		if (!request.isPasswordConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
		return request;
	}
}
