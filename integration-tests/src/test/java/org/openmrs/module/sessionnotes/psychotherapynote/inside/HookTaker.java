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

import org.openmrs.module.BaseModuleActivator;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * As the activator and a bean of a module: takes the hook away that a system property names, while the platform makes its
 * services: an advice, "obsService: ObsServiceAdvice", or an interceptor, "sessionFactory: SettingWatch". Called from inside: says
 * which one is taken from the next start on.
 */
public class HookTaker extends BaseModuleActivator
		implements
			BeanFactoryPostProcessor,
			BeanPostProcessor,
			UnaryOperator<String> {

	public static final String TAKEN = "hook.taken";

	@Override
	public String apply(String taken) {
		return String.valueOf(System.setProperty(TAKEN, taken));
	}

	/** An interceptor is made before any bean that could exchange it: it is taken away before it is made. */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
		for (String name : factory.getBeanDefinitionNames()) {
			String type = String.valueOf(factory.getBeanDefinition(name).getBeanClassName());
			if (isTaken("sessionFactory", type.substring(type.lastIndexOf('.') + 1))) {
				((BeanDefinitionRegistry) factory).removeBeanDefinition(name);
			}
		}
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Advised) {
			for (Advisor advisor : ((Advised) bean).getAdvisors()) {
				if (isTaken(beanName, advisor.getAdvice().getClass().getSimpleName())) {
					((Advised) bean).removeAdvisor(advisor);
				}
			}
		}
		return bean;
	}

	private static boolean isTaken(String place, String hook) {
		return (place + ": " + hook).equals(System.getProperty(TAKEN));
	}
}
