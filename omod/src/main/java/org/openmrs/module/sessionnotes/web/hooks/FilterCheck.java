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

import java.util.List;
import java.util.stream.Collectors;

import javax.servlet.ServletContext;

import org.openmrs.module.Module;
import org.openmrs.module.ModuleException;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.hooks.FailedStart;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.web.WebModuleUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that the module's filters work. This proof runs once after each start, at the first request that Spring's
 * dispatcher receives. This proof also runs whenever an administrator asks for the status of the filters.
 * <p>
 * Platform: filters are attached after a module has started, without any notification. If a module is started at run
 * time, its filters are sometimes not loaded. This class attaches any filters that the platform left out.
 */
public class FilterCheck {

	private static final Logger log = LoggerFactory.getLogger(FilterCheck.class);

	private volatile boolean proven;

	private volatile UnavailableException refusal;

	/** @return the states of all filters, including those that fail */
	public List<HookState> check() {
		return new FilterProbe(
				address -> WebModuleUtil.getFiltersForRequest(new TrialRequest(address, 0).getRequest())).probe();
	}

	/**
	 * Attaches filters that the platform has left out. If the filters still do not work, this method stops the module.
	 *
	 * @return the error if a filter does not work; null if all filters work. After an error, every call returns the
	 *         error until the module is started again.
	 */
	UnavailableException refusal(ServletContext servlets) {
		if (!proven) {
			prove(servlets);
		}
		return refusal;
	}

	private synchronized void prove(ServletContext servlets) {
		if (proven) {
			return;
		}
		// a module that refused to start keeps its addresses until the next refresh of the context; this class closes those
		// addresses
		boolean started = ModuleFactory.isModuleStarted(FailedStart.MODULE_ID);
		if (started && !failed().isEmpty()) {
			attach(servlets);
		}
		List<HookState> failed = failed();
		if (!failed.isEmpty()) {
			refusal = HookState.refusal(failed);
		}
		if (started && refusal != null) {
			FailedStart.stopModule(refusal);
		}
		proven = true;
	}

	private static void attach(ServletContext servlets) {
		Module module = ModuleFactory.getModuleById(FailedStart.MODULE_ID);
		try {
			WebModuleUtil.unloadFilters(module);
			WebModuleUtil.loadFilters(module, servlets);
		} catch (ModuleException e) {
			log.error("The filters of Session Notes could not be attached", e);
		}
	}

	private List<HookState> failed() {
		return check().stream().filter(state -> state.getFault() != null).collect(Collectors.toList());
	}
}
