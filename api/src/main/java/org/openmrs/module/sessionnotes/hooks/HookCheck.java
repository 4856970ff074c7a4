/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.hibernate.SessionFactory;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Proves that every hook into the platform's services and into Hibernate works. The hooks are checked when the module
 * starts, when the platform has created its services again, and when a user requests the module's status. For each
 * hook, the check verifies that the hook is attached in the right place, and then tries the hook.
 * <p>
 * Platform: when a hook cannot be attached, no error occurs. If the platform created the proxies of its services after
 * the module's post-processor has run, the module's advice would be missing. Without the module's advice, every
 * psychotherapy note would be stored in the record.
 */
public class HookCheck implements ApplicationContextAware {

	private final ServiceHooks serviceHooks;

	private final SessionFactory sessionFactory;

	private final PlatformTransactionManager transactionManager;

	private final StoreTransactions transactions;

	private ListableBeanFactory beanFactory;

	public HookCheck(ServiceHooks serviceHooks, SessionFactory sessionFactory,
			PlatformTransactionManager transactionManager, StoreTransactions transactions) {
		this.serviceHooks = serviceHooks;
		this.sessionFactory = sessionFactory;
		this.transactionManager = transactionManager;
		this.transactions = transactions;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.beanFactory = context;
	}

	/**
	 * @return the state of every hook, including the hooks that do not work. The trial of a hook leaves nothing in the
	 *         database, in the log or in a session.
	 */
	public Collection<HookState> check() {
		List<HookProbe> probes = Arrays.asList(new AdviceProbe(serviceHooks), new InterceptorProbe(beanFactory),
				new RefusalProbe(sessionFactory, transactionManager, transactions));
		Map<String, HookState> states = new LinkedHashMap<>();
		for (HookProbe probe : probes) {
			probe.probe().forEach(state -> states.merge(state.getName(), state,
					(first, second) -> first.getFault() == null ? second : first));
		}
		return states.values();
	}

	/** @throws UnavailableException if a hook does not work; the message names each such hook and the reason */
	public void require() {
		List<HookState> failed = check().stream().filter(state -> state.getFault() != null).collect(Collectors.toList());
		if (!failed.isEmpty()) {
			throw HookState.refusal(failed);
		}
	}
}
