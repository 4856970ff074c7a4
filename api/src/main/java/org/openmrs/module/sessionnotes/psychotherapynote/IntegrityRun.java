/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the whole store in the background, one check at a time, and keeps the last result until this server stops. The
 * check runs in the background because a check of a large store takes longer than a request may take.
 */
public class IntegrityRun {

	private static final Logger log = LoggerFactory.getLogger(IntegrityRun.class);

	private final NoteIntegrity integrity;

	private final CurrentRequest currentRequest;

	private final AtomicReference<IntegrityProgress> last = new AtomicReference<>();

	private volatile Thread checking;

	public IntegrityRun(NoteIntegrity integrity, CurrentRequest currentRequest) {
		this.integrity = integrity;
		this.currentRequest = currentRequest;
	}

	/** Starts a check on behalf of the current user, unless a check is already running. */
	void start() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_ACCESS_LOG);
		IntegrityProgress before = last.get();
		IntegrityProgress begun = new IntegrityProgress(System.currentTimeMillis());
		if (before != null && before.isRunning() || !last.compareAndSet(before, begun)) {
			return;
		}
		Thread thread = new Thread(() -> check(request, begun), "sessionnotes-check");
		thread.setDaemon(true);
		checking = thread;
		try {
			thread.start();
		} catch (OutOfMemoryError e) {
			// no more threads: the next request may start a check again
			begun.finish(null, System.currentTimeMillis());
			throw e;
		}
	}

	/** Stops the running check when the module stops. */
	public void interrupt() {
		Thread thread = checking;
		if (thread != null) {
			thread.interrupt();
		}
	}

	private void check(AccessRequest request, IntegrityProgress begun) {
		IntegrityReport report = null;
		try {
			report = integrity.checkAll(request, percent -> {
				if (Thread.currentThread().isInterrupted()) {
					throw new IllegalStateException("The module stops");
				}
				begun.setPercent(percent);
			});
		} catch (RuntimeException e) {
			log.error("The check of all notes and of the log stopped; start it again", e);
		} finally {
			begun.finish(report, System.currentTimeMillis());
		}
	}

	/**
	 * @return the progress of the check that is running, or else of the last check on this server; empty if no check
	 *         has run
	 */
	Optional<IntegrityProgress> getLast() {
		return Optional.ofNullable(last.get());
	}

	/**
	 * @return the result of the last check, with only the data that the current user may see; empty if there is no
	 *         result yet
	 */
	Optional<IntegrityReport> getReport() {
		return getLast().flatMap(IntegrityProgress::getReport).map(integrity::told);
	}
}
