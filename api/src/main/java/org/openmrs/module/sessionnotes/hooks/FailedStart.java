/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the module if a check finds that a hook does not work, and makes the platform's page of modules show the
 * reason. Hooks that are already attached continue to refuse changes until the platform creates its services again.
 * <p>
 * Platform: on some versions of the platform, an error in a module's activator stops all modules; on other versions,
 * the error is only logged.
 */
public final class FailedStart {

	/** The module's identifier in config.xml. */
	public static final String MODULE_ID = "sessionnotes";

	private static final Logger log = LoggerFactory.getLogger(FailedStart.class);

	private FailedStart() {
	}

	/**
	 * @param why the error that stops the module; its message names the failed hooks or says why the hooks could not be
	 *         checked
	 */
	public static void stopModule(RuntimeException why) {
		log.error("Session Notes did not start", why);
		Module module = ModuleFactory.getModuleById(MODULE_ID);
		module.setStartupErrorMessage(why.getMessage());
		ModuleFactory.stopModule(module, true, true);
	}
}
