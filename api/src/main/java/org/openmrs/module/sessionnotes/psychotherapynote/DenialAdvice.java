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

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Records a refusal if the platform's own authorization refuses a call before the call reaches the {@link NoteDoor}.
 */
public class DenialAdvice implements MethodInterceptor {

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	public DenialAdvice(CurrentRequest currentRequest, AccessLog accessLog) {
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		try {
			return invocation.proceed();
		} catch (APIAuthenticationException e) {
			AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
			accessLog.denied(request, reason(request), null);
			throw e;
		}
	}

	private static DenialReason reason(AccessRequest request) {
		if (request.getUserUuid() == null) {
			return DenialReason.ANONYMOUS;
		}
		return request.isAccountInForce() ? DenialReason.NO_PRIVILEGE : DenialReason.ACCOUNT_CHANGED;
	}
}
