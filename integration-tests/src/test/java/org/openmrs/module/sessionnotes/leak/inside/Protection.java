/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.ChainingInterceptor;
import org.openmrs.module.sessionnotes.diversion.RestrictedObsInterceptor;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.FilterTaker;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;

/**
 * Takes a protection of the module away from the running server, so that the matrix can be seen to fail without it. It is gone
 * until the server is started again.
 */
public class Protection implements UnaryOperator<String> {

	/**
	 * @param which {@code diversion}: the advice on the services; {@code guard}: the interceptor of Hibernate; {@code filter}:
	 *            the one that refuses FHIR
	 */
	@Override
	public String apply(String which) {
		switch (which) {
			case "guard" :
				return String.valueOf(withoutGuard());
			case "filter" :
				return String.valueOf(withoutFilter());
			default :
				return String.valueOf(withoutDiversion());
		}
	}

	private static int withoutFilter() {
		return Boolean.parseBoolean(new FilterTaker().apply("sessionnotesRefusedRow")) ? 1 : 0;
	}

	private static int withoutDiversion() {
		int removed = 0;
		for (Object service : new Object[]{Context.getObsService(), Context.getEncounterService(),
				Context.getHL7Service()}) {
			Advised advised = (Advised) service;
			for (Advisor advisor : advised.getAdvisors()) {
				if (advisor.getAdvice().getClass().getName().startsWith("org.openmrs.module.sessionnotes.diversion.")) {
					advised.removeAdvisor(advisor);
					removed++;
				}
			}
		}
		return removed;
	}

	private static int withoutGuard() {
		SessionFactory sessions = Context.getRegisteredComponent("sessionFactory", SessionFactory.class);
		ChainingInterceptor chain = (ChainingInterceptor) sessions.unwrap(SessionFactoryImplementor.class)
				.getSessionFactoryOptions().getInterceptor();
		int before = chain.interceptors.size();
		chain.interceptors.removeIf(RestrictedObsInterceptor.class::isInstance);
		return before - chain.interceptors.size();
	}
}
