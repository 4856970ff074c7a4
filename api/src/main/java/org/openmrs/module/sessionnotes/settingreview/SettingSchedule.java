/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the settings every minute in the module's own thread. The checks find changes that were made with plain SQL,
 * or by a server with a different version of the module.
 */
public class SettingSchedule {

	private static final Logger log = LoggerFactory.getLogger(SettingSchedule.class);

	private final SafeguardSettings settings;

	private ScheduledExecutorService executor;

	public SettingSchedule(SafeguardSettings settings) {
		this.settings = settings;
	}

	/** Starts the regular checks of the settings; does nothing if the checks have already started. */
	public synchronized void start() {
		if (executor != null) {
			return;
		}
		executor = Executors.newSingleThreadScheduledExecutor(work -> {
			Thread thread = new Thread(work, "sessionnotes-settings");
			thread.setDaemon(true);
			return thread;
		});
		executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
	}

	/** Stops the regular checks of the settings. */
	public synchronized void stop() {
		if (executor != null) {
			executor.shutdownNow();
			executor = null;
		}
	}

	private void look() {
		try {
			settings.look();
		} catch (RuntimeException e) {
			// the error is not thrown again, because the next check tries again
			log.error("The settings that protect notes could not be looked at", e);
		}
	}
}
