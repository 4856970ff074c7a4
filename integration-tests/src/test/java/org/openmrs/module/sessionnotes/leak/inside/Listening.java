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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Queue;

import org.openmrs.BaseOpenmrsData;
import org.openmrs.Obs;
import org.openmrs.OpenmrsObject;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * Writes down each message and each event of the event module. It goes on after the class loader that it came from was closed, so
 * it needs no class but itself and the platform's.
 */
class Listening implements InvocationHandler, ApplicationListener<ApplicationEvent> {

	private static final String EVENT = "org.openmrs.event.";

	private final Queue<String> heard;

	Listening(Queue<String> heard) {
		this.heard = heard;
	}

	/** Of a message, what it says; a broker's own messages, on who subscribes, say nothing. */
	@Override
	public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
		if (method.getDeclaringClass() == Object.class) {
			return method.getName().equals("hashCode")
					? (Object) System.identityHashCode(proxy)
					: method.getName().equals("equals") ? (Object) (proxy == arguments[0]) : EVENT;
		}
		Object message = arguments[0];
		Class<?> map = message.getClass().getClassLoader().loadClass("javax.jms.MapMessage");
		if (map.isInstance(message)) {
			Method content = map.getMethod("getObject", String.class);
			heard.add("message: " + content.invoke(message, "action") + " " + content.invoke(message, "classname") + " "
					+ content.invoke(message, "uuid"));
		}
		return null;
	}

	/** A transaction that changes nothing of the platform's tells of nobody: each request has some. */
	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event.getClass().getName().startsWith(EVENT)) {
			Collection<?> changes = (Collection<?>) new BeanWrapperImpl(event).getPropertyValue("events");
			StringBuilder told = new StringBuilder();
			for (Object change : changes) {
				BeanWrapperImpl of = new BeanWrapperImpl(change);
				told.append(' ').append(of.getPropertyValue("action")).append(' ')
						.append(said((OpenmrsObject) of.getPropertyValue("entity"))).append(';');
			}
			if (told.length() > 0) {
				heard.add(event.getClass().getSimpleName() + ":" + told);
			}
		}
	}

	/** What the object itself holds; it may be too late to load anything. */
	private static String said(OpenmrsObject object) {
		String what = object.getClass().getName() + " " + object.getUuid();
		if (object instanceof Obs) {
			return what + " = " + ((Obs) object).getValueText() + " " + ((Obs) object).getComment();
		}
		return object instanceof BaseOpenmrsData ? what + " changed " + ((BaseOpenmrsData) object).getDateChanged() : what;
	}
}
