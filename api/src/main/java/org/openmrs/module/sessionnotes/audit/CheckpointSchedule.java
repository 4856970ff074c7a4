/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodically makes a checkpoint if a checkpoint is due, and stores the counts of refusals. The schedule runs on each
 * server, in a thread that the module creates. Platform: a task of the platform's scheduler would run on every server
 * at the same time. A task of the platform's scheduler would also depend on a user account that an administrator can
 * retire.
 */
public class CheckpointSchedule {

	private static final int MINUTES_BETWEEN_LOOKS = 10;

	private static final Logger log = LoggerFactory.getLogger(CheckpointSchedule.class);

	private final Checkpoints checkpoints;

	private final AccessLog accessLog;

	private ScheduledExecutorService executor;

	public CheckpointSchedule(Checkpoints checkpoints, AccessLog accessLog) {
		this.checkpoints = checkpoints;
		this.accessLog = accessLog;
	}

	/** Starts the schedule, unless the schedule is already running. */
	public synchronized void start() {
		if (executor != null) {
			return;
		}
		executor = Executors.newSingleThreadScheduledExecutor(work -> {
			Thread thread = new Thread(work, "sessionnotes-checkpoints");
			thread.setDaemon(true);
			return thread;
		});
		executor.scheduleWithFixedDelay(this::look, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
		executor.scheduleWithFixedDelay(this::storeCounted, 1, 1, TimeUnit.MINUTES);
	}

	/**
	 * Stops the schedule. If a checkpoint is being made at that moment, the checkpoint is either completed or not
	 * stored at all.
	 */
	public synchronized void stop() {
		if (executor != null) {
			executor.shutdownNow();
			executor = null;
			storeCounted();
		}
	}

	private void storeCounted() {
		try {
			accessLog.storeCounted();
		} catch (RuntimeException e) {
			// the next run of the schedule tries again
			log.error("Counts of refusals could not be stored in the log of psychotherapy notes", e);
		}
	}

	private void look() {
		try {
			checkpoints.makeIfDue();
		} catch (RuntimeException e) {
			// the next run of the schedule tries again
			log.error("A checkpoint of the log of psychotherapy notes is due and could not be made", e);
		}
	}
}
