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

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

import org.openmrs.api.context.Context;
import org.openmrs.api.context.ServiceContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the event module has told since it was asked last: its messages on every topic, and its events within the platform, of
 * transactions that are about to end, were committed or were not. It is spoken to by reflection, for the build needs no module
 * of others.
 */
public class Messages implements UnaryOperator<String> {

	private static final String HEARD = "leakMatrix.messages";

	private static final String EVENT = "org.openmrs.event.";

	/** Of the broker within the event module: each topic there is. */
	private static final String EVERY_TOPIC = ">";

	private static final String LAST = "leakMatrix.last";

	private static final int DELIVERED_WITHIN_MILLISECONDS = 20_000;

	@Override
	public String apply(String ignored) {
		try {
			Queue<String> heard = heard();
			awaitDelivery(heard);
			List<String> told = new ArrayList<>();
			for (String message = heard.poll(); message != null; message = heard.poll()) {
				if (!message.contains(LAST)) {
					told.add(message);
				}
			}
			return Json.write(told);
		} catch (ReflectiveOperationException | InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What is heard outlives this object: it is kept by the platform's context, which a restart makes anew. */
	@SuppressWarnings("unchecked")
	private static Queue<String> heard() throws ReflectiveOperationException {
		ConfigurableApplicationContext context = (ConfigurableApplicationContext) ServiceContext.getInstance()
				.getApplicationContext();
		if (!context.containsBean(HEARD)) {
			Queue<String> heard = new ConcurrentLinkedQueue<>();
			Listening listening = new Listening(heard);
			Class<?> listener = Context.loadClass(EVENT + "EventListener");
			event().getMethod("subscribe", String.class, listener).invoke(null, EVERY_TOPIC,
					Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[]{listener}, listening));
			context.addApplicationListener(listening);
			context.getBeanFactory().registerSingleton(HEARD, heard);
		}
		return context.getBean(HEARD, Queue.class);
	}

	/** Messages come one after the other, some time after the transaction: when a last one has come, all have. */
	private static void awaitDelivery(Queue<String> heard) throws ReflectiveOperationException, InterruptedException {
		Class<?> message = Context.loadClass(EVENT + "EventMessage");
		@SuppressWarnings("unchecked")
		Map<String, Serializable> last = (Map<String, Serializable>) message.getConstructor().newInstance();
		String number = LAST + System.nanoTime();
		last.put("uuid", number);
		event().getMethod("fireEvent", String.class, message).invoke(null, LAST, last);
		long end = System.currentTimeMillis() + DELIVERED_WITHIN_MILLISECONDS;
		while (heard.stream().noneMatch(told -> told.contains(number))) {
			if (System.currentTimeMillis() > end) {
				throw new IllegalStateException("The event module delivers no messages");
			}
			Thread.sleep(20);
		}
	}

	private static Class<?> event() throws ClassNotFoundException {
		return Context.loadClass(EVENT + "Event");
	}
}
