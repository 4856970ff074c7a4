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
import java.util.Map;
import java.util.stream.Collectors;

import org.hibernate.Interceptor;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.openmrs.Obs;
import org.openmrs.api.db.hibernate.ChainingInterceptor;
import org.openmrs.api.db.hibernate.ImmutableObsInterceptor;
import org.openmrs.module.sessionnotes.diversion.RestrictedObsInterceptor;
import org.openmrs.module.sessionnotes.identity.IdentifierGuard;
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.openmrs.module.sessionnotes.progressnote.AuthorshipInterceptor;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteInterceptor;
import org.openmrs.module.sessionnotes.settingreview.SettingWatch;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Proves that the module's Hibernate interceptors work in every session factory that writes obs. {@link
 * RestrictedObsInterceptor} must be the first interceptor that Hibernate calls. To try the interceptors, each session
 * factory writes a change that is rolled back, and each interceptor reports whether Hibernate called the interceptor.
 */
class InterceptorProbe implements HookProbe {

	/** The interceptors in the order in which Hibernate calls them. */
	private static final List<Class<? extends Interceptor>> EXPECTED = Arrays.asList(RestrictedObsInterceptor.class,
			SettingWatch.class, AuthorshipInterceptor.class, SignedNoteInterceptor.class, IdentifierGuard.class);

	private final ListableBeanFactory beanFactory;

	InterceptorProbe(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<HookState> probe() {
		List<HookState> states = new ArrayList<>();
		Map<String, SessionFactory> factories = beanFactory.getBeansOfType(SessionFactory.class);
		factories.forEach((name, factory) -> {
			if (writesObs(factory)) {
				states.addAll(probe(name, factory));
			}
		});
		return states;
	}

	private List<HookState> probe(String factoryName, SessionFactory factory) {
		List<Interceptor> found = interceptorsOf(factory);
		List<Object> reached = OwnThread.call(() -> TrialChange.tryOut(factory).getReached());
		return EXPECTED.stream().map(expected -> state(factoryName, expected, found, reached)).collect(Collectors.toList());
	}

	private static HookState state(String factoryName, Class<? extends Interceptor> expected, List<Interceptor> found,
			List<Object> reached) {
		String name = factoryName + ": " + expected.getSimpleName();
		List<Class<?>> classes = found.stream().map(Interceptor::getClass).collect(Collectors.toList());
		int position = classes.indexOf(expected);
		if (position < 0) {
			return HookState.fails(name, HookFault.NOT_ATTACHED);
		}
		if (!isInOrder(expected, classes, position)) {
			return HookState.fails(name, HookFault.OUT_OF_ORDER);
		}
		return reached.contains(found.get(position))
				? HookState.holds(name)
				: HookState.fails(name, HookFault.NOT_REACHED);
	}

	/**
	 * Checks the order of the interceptors. No interceptor may come before {@link RestrictedObsInterceptor}, because an
	 * earlier interceptor would see rows that must be refused. {@link SignedNoteInterceptor} must come before core's
	 * own interceptor, because core's error for a refused row does not say what the user can do instead.
	 */
	private static boolean isInOrder(Class<? extends Interceptor> interceptor, List<Class<?>> found, int position) {
		if (interceptor == RestrictedObsInterceptor.class) {
			return position == 0;
		}
		int core = found.indexOf(ImmutableObsInterceptor.class);
		return interceptor != SignedNoteInterceptor.class || core < 0 || position < core;
	}

	private static boolean writesObs(SessionFactory factory) {
		return factory.getMetamodel().getEntities().stream().anyMatch(entity -> Obs.class.equals(entity.getJavaType()));
	}

	private static List<Interceptor> interceptorsOf(SessionFactory factory) {
		Interceptor interceptor = factory.unwrap(SessionFactoryImplementor.class).getSessionFactoryOptions()
				.getInterceptor();
		return interceptor instanceof ChainingInterceptor
				? new ArrayList<>(((ChainingInterceptor) interceptor).interceptors)
				: Collections.singletonList(interceptor);
	}
}
