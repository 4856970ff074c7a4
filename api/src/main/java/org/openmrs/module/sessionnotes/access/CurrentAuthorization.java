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

import java.lang.reflect.Method;
import java.util.Collection;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.annotation.AuthorizedAnnotationAttributes;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;

/**
 * When a user calls one of the module's own services, checks in the database that the user has the privileges that
 * {@code @Authorized} requires. The check in the database runs in addition to the platform's authorization. The
 * platform's authorization uses the copy of the user and of the user's roles that the session holds.
 */
public class CurrentAuthorization implements MethodInterceptor {

	private final AuthorizedAnnotationAttributes annotations = new AuthorizedAnnotationAttributes();

	private final CurrentRequest currentRequest;

	public CurrentAuthorization(CurrentRequest currentRequest) {
		this.currentRequest = currentRequest;
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		if (annotations.hasAuthorizedAnnotation(method)) {
			Collection<String> privileges = annotations.getAttributes(method);
			boolean mayGoOn = annotations.getRequireAll(method)
					? privileges.stream().allMatch(currentRequest::isAuthorized)
					: currentRequest.isAuthorized(privileges.toArray(new String[0]));
			if (!mayGoOn) {
				throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
						new Object[]{String.join(",", privileges)}, null));
			}
		}
		return invocation.proceed();
	}
}
