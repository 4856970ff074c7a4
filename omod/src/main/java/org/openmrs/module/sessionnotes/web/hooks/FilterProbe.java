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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;

import org.openmrs.module.sessionnotes.domain.bounds.RequestBounds;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.hooks.HookFault;
import org.openmrs.module.sessionnotes.hooks.HookProbe;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.openmrs.module.web.filter.ModuleFilterChain;

/**
 * Proves that the module's filters work. The probe finds the filters that the platform applies to an address, and sends test
 * requests through the module's filters only. One test request is too large, one is for a page, and one is a FHIR request
 * that a guard refuses.
 */
class FilterProbe implements HookProbe {

	private static final String PAGE = "/admin/observations/obs.form";

	private static final String FHIR = "/ws/fhir2/R4/Observation";

	private static final String REFUSAL = "sessionnotes.error.obs.wrongDoor";

	private final Function<String, List<Filter>> filtersFor;

	/**
	 * @param filtersFor returns the platform's filters for an address, in the order in which a request passes the
	 *         filters
	 */
	FilterProbe(Function<String, List<Filter>> filtersFor) {
		this.filtersFor = filtersFor;
	}

	@Override
	public List<HookState> probe() {
		return OwnThread.call(this::probeInOwnThread);
	}

	private List<HookState> probeInOwnThread() {
		List<HookState> states = new ArrayList<>();
		for (HookedFilter filter : HookedFilter.values()) {
			String name = "filters: " + filter.getFilterName();
			HookFault fault = fault(filter);
			states.add(fault == null ? HookState.holds(name) : HookState.fails(name, fault));
		}
		return states;
	}

	private HookFault fault(HookedFilter filter) {
		String address = filter == HookedFilter.REFUSED_PAGE ? PAGE : FHIR;
		List<Filter> own = ownOf(filtersFor.apply(address));
		if (own.stream().noneMatch(filter.getType()::isInstance)) {
			return HookFault.NOT_ATTACHED;
		}
		List<Integer> order = own.stream().map(FilterProbe::positionOf).collect(Collectors.toList());
		if (!order.stream().sorted(Comparator.naturalOrder()).collect(Collectors.toList()).equals(order)) {
			return HookFault.OUT_OF_ORDER;
		}
		return tryOut(filter, address, own);
	}

	private static HookFault tryOut(HookedFilter filter, String address, List<Filter> own) {
		if (filter == HookedFilter.BOUNDED_BODY) {
			TrialRequest tooLarge = new TrialRequest(address, RequestBounds.BODY_BYTES + 1L);
			return send(tooLarge, own, () -> {
			}).isEmpty() || tooLarge.getStatus() != 413 ? HookFault.DID_NOT_REFUSE : null;
		}
		if (filter == HookedFilter.REQUEST_CONTEXT) {
			// Spring's own filter does not report test requests and does not refuse any
			return null;
		}
		TrialRequest refused = new TrialRequest(address, 0);
		List<Object> reached = send(refused, own, () -> RefusedRequests.add(REFUSAL));
		if (reached.stream().noneMatch(filter.getType()::isInstance)) {
			return HookFault.NOT_REACHED;
		}
		boolean answers = filter == HookedFilter.REFUSED_PAGE || filter == HookedFilter.REFUSED_ROW;
		int right = filter == HookedFilter.REFUSED_PAGE ? 409 : 422;
		return answers && refused.getStatus() != right ? HookFault.DID_NOT_REFUSE : null;
	}

	/** @return the filters that the test request reached */
	private static List<Object> send(TrialRequest request, List<Filter> filters, Runnable servlet) {
		FilterChain end = (sent, answer) -> servlet.run();
		return HookTrial.of(() -> {
			try {
				ModuleFilterChain.getInstance(filters, end).doFilter(request.getRequest(), request.getResponse());
			} catch (IOException | ServletException e) {
				throw new IllegalStateException(e);
			}
		}).getReached();
	}

	private static List<Filter> ownOf(List<Filter> filters) {
		return filters.stream().filter(filter -> positionOf(filter) >= 0).collect(Collectors.toList());
	}

	private static int positionOf(Filter filter) {
		return Arrays.stream(HookedFilter.values()).filter(own -> own.getType() == filter.getClass())
				.map(HookedFilter::ordinal).findFirst().orElse(-1);
	}
}
