/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.util.Arrays;
import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.module.sessionnotes.platform.CallTransaction;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Runs a service call, and the changes that the call makes to dependent data, in a single transaction. If any part of
 * the call is refused, no data is changed. This advice is meant for those services of the platform that void, move or
 * remove data on which a note depends.
 * <p>
 * Platform: the handlers that void the encounters of a visit or a patient run before the service's own transaction
 * begins. Without this advice, these handlers commit each voided encounter separately.
 */
public class AllOrNothingAdvice implements MethodInterceptor {

	/**
	 * The prefixes of methods that change dependent data. The prefix "save" is not in the list, because the platform's
	 * handlers for saving only fill in fields of the saved object.
	 */
	private static final List<String> TAKING_ALONG = Arrays.asList("void", "unvoid", "purge", "merge", "transfer");

	private final CallTransaction transaction;

	public AllOrNothingAdvice(ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.transaction = new CallTransaction(transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		String method = invocation.getMethod().getName();
		return TAKING_ALONG.stream().anyMatch(method::startsWith)
				? transaction.run(invocation, nothing -> {
				})
				: invocation.proceed();
	}
}
