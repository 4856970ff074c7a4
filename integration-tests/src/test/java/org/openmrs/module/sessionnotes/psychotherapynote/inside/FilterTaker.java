/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote.inside;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.function.UnaryOperator;

import org.openmrs.module.web.WebModuleUtil;
import org.openmrs.module.web.filter.ModuleFilterMapping;

/** Takes a filter out of the platform's chain. */
public class FilterTaker implements UnaryOperator<String> {

	@Override
	@SuppressWarnings("unchecked")
	public String apply(String filterName) {
		try {
			Field mappings = WebModuleUtil.class.getDeclaredField("MODULE_FILTER_MAPPINGS");
			mappings.setAccessible(true);
			return String.valueOf(((Collection<ModuleFilterMapping>) mappings.get(null))
					.removeIf(mapping -> filterName.equals(mapping.getFilterName())));
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
