/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote.inside;

import java.util.function.UnaryOperator;

import org.hibernate.EmptyInterceptor;
import org.hibernate.Interceptor;
import org.openmrs.module.BaseModuleActivator;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * As the activator and a bean of a module: takes the hook away that a system property names, while the platform makes its
 * services: an advice, "obsService: ObsServiceAdvice", or an interceptor, "sessionFactory: SettingWatch". Called from inside: says
 * which one is taken from the next start on.
 */
public class HookTaker extends BaseModuleActivator implements BeanPostProcessor, UnaryOperator<String> {

	public static final String TAKEN = "hook.taken";

	@Override
	public String apply(String taken) {
		return String.valueOf(System.setProperty(TAKEN, taken));
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Interceptor && isTaken("sessionFactory", bean)) {
			return EmptyInterceptor.INSTANCE;
		}
		if (bean instanceof Advised) {
			for (Advisor advisor : ((Advised) bean).getAdvisors()) {
				if (isTaken(beanName, advisor.getAdvice())) {
					((Advised) bean).removeAdvisor(advisor);
				}
			}
		}
		return bean;
	}

	private static boolean isTaken(String beanName, Object hook) {
		return (beanName + ": " + hook.getClass().getSimpleName()).equals(System.getProperty(TAKEN));
	}
}
