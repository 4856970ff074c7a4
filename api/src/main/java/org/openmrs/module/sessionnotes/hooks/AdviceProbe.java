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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.aopalliance.aop.Advice;
import org.openmrs.aop.AuthorizationAdvice;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;

/**
 * Proves that the module's advice on the platform's services is attached and is called. For each service, this probe
 * inspects the service object that callers get, and makes a harmless call to see which advice the call reaches. {@link
 * RefusalProbe} checks that the advice refuses every change that the advice must refuse.
 */
class AdviceProbe implements HookProbe {

	private final ServiceHooks hooks;

	AdviceProbe(ServiceHooks hooks) {
		this.hooks = hooks;
	}

	@Override
	public List<HookState> probe() {
		List<HookState> states = new ArrayList<>();
		for (HookedService service : HookedService.values()) {
			List<Class<?>> expected = hooks.adviceOn(service);
			List<Advice> found = adviceOf(Context.getService(service.getType()));
			List<Object> reached = OwnThread.call(() -> HookTrial.of(service::call), service.getPrivilege()).getReached();
			for (int i = 0; i < expected.size(); i++) {
				states.add(state(service, expected, i, found, reached));
			}
		}
		return states;
	}

	private static HookState state(HookedService service, List<Class<?>> expected, int index, List<Advice> found,
			List<Object> reached) {
		Class<?> advice = expected.get(index);
		String name = service.getBeanName() + ": " + advice.getSimpleName();
		List<Class<?>> classes = classesOf(found);
		int position = classes.indexOf(advice);
		if (position < 0) {
			return HookState.fails(name, HookFault.NOT_ATTACHED);
		}
		if (!isInOrder(expected, index, classes, position)) {
			return HookState.fails(name, HookFault.OUT_OF_ORDER);
		}
		return reached.contains(found.get(position))
				? HookState.holds(name)
				: HookState.fails(name, HookFault.NOT_REACHED);
	}

	/**
	 * Checks the order of the advice on a service. The module's own advice must come directly after the platform's
	 * authorization. If the advice of a different module came first, that advice would see private obs before this
	 * module takes them out.
	 */
	private static boolean isInOrder(List<Class<?>> expected, int index, List<Class<?>> found, int position) {
		int authorization = found.lastIndexOf(AuthorizationAdvice.class);
		return authorization < position
				&& expected.subList(0, index).containsAll(found.subList(authorization + 1, position));
	}

	private static List<Advice> adviceOf(Object service) {
		return service instanceof Advised
				? Arrays.stream(((Advised) service).getAdvisors()).map(Advisor::getAdvice).collect(Collectors.toList())
				: Collections.emptyList();
	}

	private static List<Class<?>> classesOf(List<Advice> found) {
		return found.stream().map(Advice::getClass).collect(Collectors.toList());
	}
}
