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
import org.openmrs.module.sessionnotes.hooks.FailedStart;
import org.openmrs.module.sessionnotes.hooks.HookMissingException;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.web.WebModuleUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that the module's filters hold, once for each start: with the first request that Spring's dispatcher is given, and for
 * a status.
 * <p>
 * Platform: filters are attached after a module has started and nobody is told of it; where a module is started at run time,
 * some ways to start it leave the filters out. Then they are attached here.
 */
public class FilterCheck {

	private static final Logger log = LoggerFactory.getLogger(FilterCheck.class);

	private volatile boolean proven;

	private volatile HookMissingException refusal;

	/** @return every filter, those that fail too */
	public List<HookState> check() {
		return new FilterProbe(
				address -> WebModuleUtil.getFiltersForRequest(new TrialRequest(address, 0).getRequest())).probe();
	}

	/**
	 * Attaches filters that the platform has left out, and stops the module where that does not help.
	 *
	 * @throws HookMissingException in the start of the module in which a filter does not hold
	 */
	void require(ServletContext servlets) {
		if (!proven) {
			prove(servlets);
		}
		if (refusal != null) {
			throw refusal;
		}
	}

	private synchronized void prove(ServletContext servlets) {
		if (proven) {
			return;
		}
		// a module that refused to start keeps its addresses until the next refresh of the context; they are closed
		boolean started = ModuleFactory.isModuleStarted(FailedStart.MODULE_ID);
		if (started && !failed().isEmpty()) {
			attach(servlets);
		}
		List<HookState> failed = failed();
		if (!failed.isEmpty()) {
			refusal = new HookMissingException(failed);
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
