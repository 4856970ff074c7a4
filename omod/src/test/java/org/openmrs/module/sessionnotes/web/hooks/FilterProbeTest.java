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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.hooks.HookFault;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.sessionnotes.web.request.BoundedBodyFilter;
import org.openmrs.web.test.jupiter.BaseModuleWebContextSensitiveTest;

/** Each filter is taken away on purpose, one at a time, and has to be named. */
class FilterProbeTest extends BaseModuleWebContextSensitiveTest {

	private final List<Filter> filters = new ArrayList<>();

	FilterProbeTest() throws ReflectiveOperationException {
		for (HookedFilter filter : HookedFilter.values()) {
			filters.add(filter.getType().getConstructor().newInstance());
		}
	}

	@Test
	void everyFilterHolds() {
		assertThat(failed(filters)).isEmpty();
	}

	@Test
	void eachFilterThatIsTakenAwayIsNamedAlone() {
		for (HookedFilter taken : HookedFilter.values()) {
			List<Filter> rest = new ArrayList<>(filters);
			rest.remove(taken.ordinal());

			assertThat(failed(rest)).isEqualTo(Map.of("filters: " + taken.getFilterName(), HookFault.NOT_ATTACHED));
		}
	}

	@Test
	void filtersInTheWrongOrderAreNamed() {
		List<Filter> swapped = new ArrayList<>(filters);
		Collections.swap(swapped, 1, 2);

		assertThat(failed(swapped)).containsEntry("filters: sessionnotesBoundedBody", HookFault.OUT_OF_ORDER);
	}

	@Test
	void filtersOfOthersAroundThemDoNoHarm() {
		List<Filter> all = new ArrayList<>(filters);
		all.add(0, new Failing());
		all.add(3, new Failing());
		all.add(new Failing());

		assertThat(failed(all)).isEmpty();
	}

	/** As another module's that bears the same name. */
	@Test
	void aFilterOfAnotherKindUnderTheNameIsNoneOfOurs() {
		List<Filter> replaced = new ArrayList<>(filters);
		replaced.set(HookedFilter.BOUNDED_BODY.ordinal(), new BoundedBodyFilter() {

			@Override
			public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
					throws IOException, ServletException {
				chain.doFilter(request, response);
			}
		});

		assertThat(failed(replaced)).isEqualTo(Map.of("filters: sessionnotesBoundedBody", HookFault.NOT_ATTACHED));
	}

	private static Map<String, HookFault> failed(List<Filter> filters) {
		Map<String, HookFault> failed = new HashMap<>();
		List<Filter> ofPages = new ArrayList<>(filters);
		ofPages.removeIf(filter -> filter.getClass() == HookedFilter.REFUSED_ROW.getType());
		List<Filter> ofFhir = new ArrayList<>(filters);
		ofFhir.removeIf(filter -> filter.getClass() == HookedFilter.REFUSED_PAGE.getType());
		for (HookState state : new FilterProbe(address -> address.endsWith(".form") ? ofPages : ofFhir).probe()) {
			if (state.getFault() != null) {
				failed.put(state.getName(), state.getFault());
			}
		}
		return failed;
	}

	/** No made-up request is to reach it. */
	private static final class Failing implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
			throw new IllegalStateException("another module's");
		}
	}
}
