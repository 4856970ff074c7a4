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

import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.openmrs.api.context.Context;

/** Empties Hibernate's second-level cache. */
public class EmptyCache implements UnaryOperator<String> {

	@Override
	public String apply(String ignored) {
		Context.getRegisteredComponent("sessionFactory", SessionFactory.class).getCache().evictAllRegions();
		return "";
	}
}
