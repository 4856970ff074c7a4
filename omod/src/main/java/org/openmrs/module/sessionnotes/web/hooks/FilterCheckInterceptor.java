/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.hooks;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.domain.bounds.RequestBounds;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.web.request.BoundedBodyFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Proves that the module's filters work before the first request is answered. If the filters do not work, this
 * interceptor refuses requests to the module's own addresses.
 */
public class FilterCheckInterceptor implements HandlerInterceptor {

	private final FilterCheck filters;

	public FilterCheckInterceptor(FilterCheck filters) {
		this.filters = filters;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		UnavailableException refusal = filters.refusal(request.getServletContext());
		if (refusal != null && RequestBounds.isOwn(BoundedBodyFilter.pathOf(request))) {
			throw refusal;
		}
		return true;
	}
}
