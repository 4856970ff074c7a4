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

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.openmrs.api.context.Context;
import org.openmrs.module.web.WebModuleUtil;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the module under test that the running server answers, from the server's own tables: controllers of the
 * dispatcher and resources of the REST module.
 */
public class Mappings implements UnaryOperator<String> {

	private static final String PACKAGE = "org.openmrs.module.sessionnotes.";

	@Override
	public String apply(String ignored) {
		Set<String> mappings = new TreeSet<>();
		BeanFactoryUtils
				.beansOfTypeIncludingAncestors(dispatcher().getWebApplicationContext(), RequestMappingHandlerMapping.class)
				.values()
				.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
					if (method.getBeanType().getName().startsWith(PACKAGE)
							&& method.getMethod().getDeclaringClass().getName()
									.startsWith(PACKAGE)) {
						mappings.addAll(addresses(info));
					}
				}));
		Context.openSession();
		try {
			Context.getService(RestService.class).getResourceHandlers().stream().map(Object::getClass)
					.filter(type -> type.getName().startsWith(PACKAGE)).forEach(type -> mappings.add(resource(type)));
		} finally {
			Context.closeSession();
		}
		return String.join("\n", mappings);
	}

	private static Collection<String> addresses(RequestMappingInfo info) {
		Collection<RequestMethod> methods = info.getMethodsCondition().getMethods().isEmpty()
				? Arrays.asList(RequestMethod.GET, RequestMethod.POST)
				: info.getMethodsCondition().getMethods();
		Set<String> addresses = new TreeSet<>();
		info.getPatternsCondition().getPatterns()
				.forEach(pattern -> methods.forEach(method -> addresses.add(method + " " + pattern)));
		return addresses;
	}

	private static String resource(Class<?> type) {
		Resource resource = type.getAnnotation(Resource.class);
		if (resource != null) {
			return "RESOURCE /rest/" + resource.name();
		}
		SubResource sub = type.getAnnotation(SubResource.class);
		return "RESOURCE /rest/" + sub.parent().getAnnotation(Resource.class).name() + "/{uuid}/" + sub.path();
	}

	/** Platform: nothing but this field leads to the context that holds the modules' controllers. */
	private static DispatcherServlet dispatcher() {
		try {
			Field field = WebModuleUtil.class.getDeclaredField("dispatcherServlet");
			field.setAccessible(true);
			return (DispatcherServlet) field.get(null);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
