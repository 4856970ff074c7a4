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
import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.hl7.HL7InArchive;
import org.openmrs.hl7.HL7InError;
import org.openmrs.hl7.HL7InQueue;
import org.springframework.beans.factory.ObjectFactory;

/**
 * Refuses HL7 messages that carry a restricted concept before they are stored: the platform keeps whole messages,
 * readable, in its queue, its archive and its list of errors.
 */
class Hl7ServiceAdvice implements MethodInterceptor {

	private static final List<String> STORING = Arrays.asList("saveHL7InQueue", "saveHL7InArchive", "saveHL7InError");

	private final ObjectFactory<Hl7Message> hl7Message;

	Hl7ServiceAdvice(ObjectFactory<Hl7Message> hl7Message) {
		this.hl7Message = hl7Message;
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		if (STORING.contains(invocation.getMethod().getName())
				&& hl7Message.getObject().namesRestrictedConcept(messageOf(invocation.getArguments()[0]))) {
			throw new RestrictedObsException("sessionnotes.error.hl7");
		}
		return invocation.proceed();
	}

	private static String messageOf(Object stored) {
		if (stored instanceof HL7InQueue) {
			return ((HL7InQueue) stored).getHL7Data();
		}
		if (stored instanceof HL7InArchive) {
			return ((HL7InArchive) stored).getHL7Data();
		}
		return stored instanceof HL7InError ? ((HL7InError) stored).getHL7Data() : null;
	}
}
