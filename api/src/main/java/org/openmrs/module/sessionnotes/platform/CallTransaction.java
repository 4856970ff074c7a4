/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.util.function.Consumer;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs a call to a platform service, and the work that follows the call, in a single transaction. The transaction ends
 * in the same way as the service's own transaction would have ended. As is usual in Spring, an unchecked exception
 * rolls the transaction back, and a checked exception does not.
 */
public class CallTransaction {

	private final ObjectFactory<PlatformTransactionManager> transactionManager;

	public CallTransaction(ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.transactionManager = transactionManager;
	}

	/**
	 * @param afterwards the work that follows the call; this work receives the return value of the call, or
	 *         {@code null} if the call threw a checked exception
	 */
	public Object run(MethodInvocation call, Consumer<Object> afterwards) throws Throwable {
		PlatformTransactionManager manager = transactionManager.getObject();
		TransactionStatus status = manager
				.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRED));
		Object result = null;
		Throwable checked = null;
		try {
			try {
				result = call.proceed();
			} catch (RuntimeException | Error e) {
				throw e;
			} catch (Throwable e) {
				checked = e;
			}
			afterwards.accept(result);
		} catch (RuntimeException | Error e) {
			manager.rollback(status);
			throw e;
		}
		manager.commit(status);
		if (checked != null) {
			throw checked;
		}
		return result;
	}
}
