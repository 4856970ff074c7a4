/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.SentOffset;
import org.openmrs.module.webservices.rest.web.v1_0.controller.MainResourceController;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Passes a REST client's UTC offset to the module. A REST client that sends the date and time of an encounter or an obs
 * to the platform's REST also sends its UTC offset. This class adds advice to the platform's REST controller, for which
 * {@link org.openmrs.module.sessionnotes.web.request.WholeDeletions} has created a proxy.
 */
public class SentOffsets implements BeanPostProcessor {

	/** For each REST resource, the name of the property with the date and time. */
	private static final Map<String, String> PROPERTIES = new HashMap<>();

	static {
		PROPERTIES.put("encounter", "encounterDatetime");
		PROPERTIES.put("obs", "obsDatetime");
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Advised && ((Advised) bean).getTargetClass() == MainResourceController.class) {
			((Advised) bean).addAdvice((MethodInterceptor) SentOffsets::invoke);
		}
		return bean;
	}

	private static Object invoke(MethodInvocation call) throws Throwable {
		String property = call.getArguments().length == 0 ? null : PROPERTIES.get(call.getArguments()[0]);
		Object sent = property == null
				? null
				: Arrays.stream(call.getArguments()).filter(Map.class::isInstance).findFirst().orElse(null);
		if (sent == null || !(((Map<?, ?>) sent).get(property) instanceof String)) {
			return call.proceed();
		}
		RequestProperties told = new RequestProperties(Collections.singletonMap(property, ((Map<?, ?>) sent).get(property)),
				Collections.singleton(property));
		Instant moment;
		ZoneOffset offset;
		try {
			moment = told.time(property);
			offset = told.offset(property);
		} catch (SessionNotesException e) {
			// the platform itself reports an invalid date
			return call.proceed();
		}
		return offset == null ? call.proceed() : SentOffset.during(moment, offset, call::proceed);
	}
}
