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

/**
 * The progress of a check of the whole store. The progress is the percentage of checked chains, because the number of
 * chains could reveal that a certain chain exists.
 */
public final class IntegrityProgress {

	private final long startedAt;

	private volatile int percent;

	private volatile Long finishedAt;

	private volatile IntegrityReport report;

	IntegrityProgress(long startedAt) {
		this.startedAt = startedAt;
	}

	void setPercent(int checked) {
		percent = checked;
	}

	/** @param result the result of the check; null if the check failed */
	void finish(IntegrityReport result, long at) {
		report = result;
		finishedAt = at;
	}

	Optional<IntegrityReport> getReport() {
		return Optional.ofNullable(report);
	}

	public boolean isRunning() {
		return finishedAt == null;
	}

	/** @return true if the check ended without a result */
	public boolean isFailed() {
		return !isRunning() && report == null;
	}

	public int getPercent() {
		return percent;
	}

	public long getStartedAt() {
		return startedAt;
	}

	/** @return when the check ended; null while the check is running */
	public Long getFinishedAt() {
		return finishedAt;
	}
}
