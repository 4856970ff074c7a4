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
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;

/**
 * Checks a request that users may make only in person, not while they act as a different user. The user's own roles
 * must grant the required privilege. If someone else has set the user's password, the request is refused. The log
 * records each refusal.
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
	 * @param refusal a function that creates the error to throw from the reason for the refusal
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
	 * @param messageCode the code of the message for any reason that the user cannot change
	 * @return the error to throw for the reason; if someone else has set the user's password, the error says how the user can
	 *         proceed
	 */
	public static SessionNotesException refusal(DenialReason against, String messageCode) {
		return against == DenialReason.PASSWORD_HELD ? new NotesOnHoldException() : new NotAllowedException(messageCode);
	}

	/**
	 * Checks a request as {@link #require} does, and also requires that the user has re-authenticated.
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
