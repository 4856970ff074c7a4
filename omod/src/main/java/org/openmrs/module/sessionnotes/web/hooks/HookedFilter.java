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

import javax.servlet.Filter;

import org.openmrs.module.sessionnotes.web.request.AnswerFilter;
import org.openmrs.module.sessionnotes.web.request.BoundedBodyFilter;
import org.openmrs.module.sessionnotes.web.request.EndedSessionFilter;
import org.openmrs.module.sessionnotes.web.request.RefusedFhirFilter;
import org.openmrs.module.sessionnotes.web.request.RefusedPageFilter;
import org.springframework.web.filter.RequestContextFilter;

/** The servlet filters that config.xml declares, in the order in which a request passes the filters. */
enum HookedFilter {

	REQUEST_CONTEXT("sessionnotesRequestContext", RequestContextFilter.class),

	BOUNDED_BODY("sessionnotesBoundedBody", BoundedBodyFilter.class),

	ANSWER("sessionnotesAnswer", AnswerFilter.class),

	ENDED_SESSION("sessionnotesEndedSession", EndedSessionFilter.class),

	REFUSED_PAGE("sessionnotesRefusedPage", RefusedPageFilter.class),

	REFUSED_ROW("sessionnotesRefusedRow", RefusedFhirFilter.class);

	private final String filterName;

	private final Class<? extends Filter> type;

	HookedFilter(String filterName, Class<? extends Filter> type) {
		this.filterName = filterName;
		this.type = type;
	}

	/** @return the name of the filter in config.xml */
	String getFilterName() {
		return filterName;
	}

	Class<? extends Filter> getType() {
		return type;
	}
}
