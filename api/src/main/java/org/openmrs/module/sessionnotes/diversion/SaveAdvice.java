/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.util.Arrays;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wraps a service of the platform so that restricted obs are diverted before the service saves data. The diversion runs
 * right after the platform's authorization and before all other code. No save handler, validator, log or advice of a
 * different module therefore sees the diverted obs. The advice opens a transaction that the service joins, so that
 * either both the diverted obs and the other data are stored or neither is.
 */
abstract class SaveAdvice implements MethodInterceptor {

	private final ObjectFactory<Diversion> diversion;

	private final ObjectFactory<PlatformTransactionManager> transactionManager;

	SaveAdvice(ObjectFactory<Diversion> diversion, ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.diversion = diversion;
		this.transactionManager = transactionManager;
	}

	Diversion diversion() {
		return diversion.getObject();
	}

	/**
	 * Saves the remaining data and stores the diverted obs, both in the same transaction. If the transaction that saves
	 * the data fails, the caller's objects are restored to their original state.
	 */
	Object divert(DivertedObs taken, ServiceCall work) throws Throwable {
		try {
			diversion().requireMayWrite();
		} catch (RuntimeException e) {
			taken.putBack();
			throw e;
		}
		return inTransaction(work, taken::putBack);
	}

	/**
	 * @param work the work to run in a single transaction
	 * @param putBack a function that restores the caller's objects to their original state if the work fails
	 */
	Object inTransaction(ServiceCall work, Runnable putBack) throws Throwable {
		PlatformTransactionManager manager = transactionManager.getObject();
		TransactionStatus status = manager
				.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRED));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int completion) {
				// the commit failed, or the caller's transaction was rolled back later
				if (completion != STATUS_COMMITTED) {
					putBack.run();
				}
			}
		});
		Object result;
		try {
			result = work.run();
		} catch (Throwable e) {
			manager.rollback(status);
			putBack.run();
			throw e;
		}
		manager.commit(status);
		return result;
	}

	static boolean isCall(MethodInvocation invocation, String name, Class<?>... parameters) {
		return invocation.getMethod().getName().equals(name)
				&& Arrays.equals(invocation.getMethod().getParameterTypes(), parameters);
	}
}
