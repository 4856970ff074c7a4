/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Prevents browsers from storing a note on disk and from treating a note as a page. This interceptor covers responses
 * of the module's endpoints. This interceptor also covers the platform's endpoints for obs and encounters, which can
 * return notes. All responses of a covered endpoint have the same headers, so the headers do not reveal which responses
 * have notes. This interceptor also works after the module is started at run time, when the platform leaves out the
 * module's filters.
 */
public class NoStoreInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		SafeHeaders.set(response);
		return true;
	}
}
