/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.module.webservices.rest.web.v1_0.controller.MainResourceController;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs each deletion over the platform's REST in one transaction: if any part of the deletion is refused, no data is
 * changed.
 * <p>
 * Platform: REST deletes a patient in several calls, and each call commits its changes. REST first deletes the patient's
 * visits one by one.
 */
public class WholeDeletions implements BeanPostProcessor {

	/**
	 * The name of the REST resource of obs. This class excludes deletions of obs. An obs may be a note, and refusals
	 * about a note must be stored even if the request fails. Deleting an obs is a single call.
	 */
	private static final String OBS = "obs";

	private final ObjectFactory<PlatformTransactionManager> transactionManager;

	public WholeDeletions(ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.transactionManager = transactionManager;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		// the controllers of other modules and of this module are subclasses of {@code MainResourceController}
		if (bean.getClass() != MainResourceController.class) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) this::invoke);
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	private Object invoke(MethodInvocation call) throws Throwable {
		if (!"delete".equals(call.getMethod().getName()) || OBS.equals(call.getArguments()[0])) {
			return call.proceed();
		}
		PlatformTransactionManager manager = transactionManager.getObject();
		TransactionStatus transaction = manager.getTransaction(new DefaultTransactionDefinition());
		Object answer;
		try {
			answer = call.proceed();
		} catch (Throwable e) {
			manager.rollback(transaction);
			throw e;
		}
		manager.commit(transaction);
		return answer;
	}
}
