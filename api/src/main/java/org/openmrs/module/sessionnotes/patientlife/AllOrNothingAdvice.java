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
 * Runs a call that takes other data along in one transaction: if any part of it is refused, nothing is done. It belongs on the
 * platform's services that void, move or remove the data that a note depends on.
 * <p>
 * Platform: the handlers that void a visit's or a patient's encounters run ahead of the service's own transaction, and each
 * encounter is committed by itself.
 */
public class AllOrNothingAdvice implements MethodInterceptor {

	/** Saving is not among them: its handlers only fill in the object that is saved. */
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
