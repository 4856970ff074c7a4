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

import ca.uhn.hl7v2.model.Message;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.hl7.HL7InArchive;
import org.openmrs.hl7.HL7InError;
import org.openmrs.hl7.HL7InQueue;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.ObjectFactory;

/**
 * Refuses HL7 messages that contain a restricted concept or cannot be read, before the messages are stored. The
 * platform stores whole HL7 messages in readable form in its queue, its archive and its list of errors. An HL7 message
 * that is processed without being stored is also checked, because the concept names that the message proposes would be
 * stored readably.
 */
public class Hl7ServiceAdvice implements MethodInterceptor {

	private static final List<String> STORING = Arrays.asList("saveHL7InQueue", "saveHL7InArchive", "saveHL7InError");

	private final ObjectFactory<Hl7Message> hl7Message;

	public Hl7ServiceAdvice(ObjectFactory<Hl7Message> hl7Message) {
		this.hl7Message = hl7Message;
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		Object argument = invocation.getArguments().length == 0 ? null : invocation.getArguments()[0];
		if (STORING.contains(invocation.getMethod().getName())) {
			requireMayBeStored(hl7Message.getObject(), argument);
		} else if ("processHL7Message".equals(invocation.getMethod().getName()) && argument instanceof Message) {
			hl7Message.getObject().requireMayBeProcessed((Message) argument);
		}
		return invocation.proceed();
	}

	/**
	 * @param stored a message to be stored in the queue, the archive or the list of errors; an object of any other type
	 *         is accepted
	 */
	static void requireMayBeStored(Hl7Message hl7Message, Object stored) {
		try {
			hl7Message.requireMayBeStored(messageOf(stored));
		} catch (InvalidRequestException e) {
			boolean moved = !(stored instanceof HL7InQueue) && hl7Message.isMovedFromQueue(messageOf(stored));
			if (!moved && !(stored instanceof HL7InArchive && Hl7Message.isAddressOfFile(messageOf(stored)))) {
				throw e;
			}
		}
	}

	static boolean isStored(Object entity) {
		return entity instanceof HL7InQueue || entity instanceof HL7InArchive || entity instanceof HL7InError;
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
