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
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.aopalliance.aop.Advice;
import org.hibernate.SessionFactory;
import org.openmrs.aop.AuthorizationAdvice;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.OpenSessions;
import org.openmrs.module.sessionnotes.access.PasswordAdvice;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.diversion.Diversion;
import org.openmrs.module.sessionnotes.diversion.EncounterServiceAdvice;
import org.openmrs.module.sessionnotes.diversion.Hl7Message;
import org.openmrs.module.sessionnotes.diversion.Hl7ServiceAdvice;
import org.openmrs.module.sessionnotes.diversion.ObsServiceAdvice;
import org.openmrs.module.sessionnotes.patientlife.AllOrNothingAdvice;
import org.openmrs.module.sessionnotes.patientlife.EncounterLifeAdvice;
import org.openmrs.module.sessionnotes.patientlife.EncounterMoves;
import org.openmrs.module.sessionnotes.patientlife.PatientLifeAdvice;
import org.openmrs.module.sessionnotes.patientlife.PatientMerges;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteAdvice;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteLock;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Attaches the module's advice to the platform's services while the services are created. The module's advice comes
 * directly after the authorization. No platform service to which the module's advice belongs ever runs without that
 * advice, neither in production nor in tests.
 * <p>
 * Platform: advice that is declared in config.xml is attached late in the start of the platform, and after all other
 * advice. Advice that is declared in config.xml is not attached in tests.
 */
public class ServiceHooks implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

	private BeanFactory beanFactory;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		for (HookedService service : HookedService.values()) {
			// the factories of the service beans also reach this method, under the same names. The beans behind the proxies
			// reach this method under other names.
			if (service.getBeanName().equals(beanName) && service.getType().isInstance(bean) && bean instanceof Advised) {
				// the advice that is added last is called first
				List<Advice> advice = advice(service);
				Collections.reverse(advice);
				advice.forEach(each -> add((Advised) bean, each));
			}
		}
		return bean;
	}

	/** @return the classes of the module's advice for the given service, in the order in which the advice is called */
	List<Class<?>> adviceOn(HookedService service) {
		return advice(service).stream().map(Advice::getClass).collect(Collectors.toList());
	}

	/**
	 * Returns the module's advice for the given service, in the order in which the advice is called. The diversion
	 * comes before the check of signed notes, because diverted obs change no progress note. The diversion, the check of
	 * signed notes and the service run in a single transaction.
	 */
	private List<Advice> advice(HookedService service) {
		ObjectFactory<Diversion> diversion = () -> beanFactory.getBean(Diversion.class);
		ObjectFactory<PlatformTransactionManager> transactionManager = () -> beanFactory.getBean("transactionManager",
				PlatformTransactionManager.class);
		ObjectFactory<PatientMerges> merges = () -> beanFactory.getBean(PatientMerges.class);
		switch (service) {
			case OBS :
				return Arrays.asList(new ObsServiceAdvice(diversion, transactionManager),
						signedNoteAdvice(transactionManager));
			case ENCOUNTER :
				return Arrays.asList(new AllOrNothingAdvice(transactionManager),
						new EncounterLifeAdvice(merges, () -> beanFactory.getBean(EncounterMoves.class),
								transactionManager),
						new EncounterServiceAdvice(diversion, transactionManager), signedNoteAdvice(transactionManager));
			case PATIENT :
				return Arrays.asList(new AllOrNothingAdvice(transactionManager),
						new PatientLifeAdvice(merges, transactionManager), signedNoteAdvice(transactionManager));
			case HL7 :
				return Arrays.asList(new Hl7ServiceAdvice(() -> beanFactory.getBean(Hl7Message.class)));
			case USER :
				return Arrays.asList(new PasswordAdvice(() -> beanFactory.getBean(PasswordResetHolds.class),
						() -> beanFactory.getBean(OpenSessions.class), transactionManager,
						() -> beanFactory.getBean("sessionFactory", SessionFactory.class)));
			default :
				return Arrays.asList(new AllOrNothingAdvice(transactionManager));
		}
	}

	private Advice signedNoteAdvice(ObjectFactory<PlatformTransactionManager> transactionManager) {
		return new SignedNoteAdvice(() -> beanFactory.getBean(SignedNoteLock.class),
				() -> beanFactory.getBean(CurrentRequest.class),
				() -> beanFactory.getBean("sessionFactory", SessionFactory.class), transactionManager);
	}

	private static void add(Advised service, Advice advice) {
		Advisor[] advisors = service.getAdvisors();
		int position = 0;
		for (int i = 0; i < advisors.length; i++) {
			if (advisors[i].getAdvice() instanceof AuthorizationAdvice) {
				position = i + 1;
			}
		}
		service.addAdvice(position, advice);
	}
}
