/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.TimeBand;

/**
 * The items that a note still needs before it can be signed, and the points that the note's author may want to review.
 */
public final class ProgressNoteCheck {

	private final List<Finding> missing;

	private final List<Finding> hints;

	private final TimeBand timeBand;

	private final List<OthersChange> othersChanges;

	ProgressNoteCheck(List<Finding> missing, List<Finding> hints, Optional<TimeBand> timeBand,
			List<OthersChange> othersChanges) {
		this.othersChanges = Collections.unmodifiableList(othersChanges);
		this.missing = Collections.unmodifiableList(missing);
		this.hints = Collections.unmodifiableList(hints);
		this.timeBand = timeBand.orElse(null);
	}

	/**
	 * @return the missing or implausible items of the note; the author must resolve all these items before signing the
	 *         note
	 */
	public List<Finding> getMissing() {
		return missing;
	}

	/**
	 * @return the points about which an auditor would ask; none of these points ever prevents the author from signing
	 */
	public List<Finding> getHints() {
		return hints;
	}

	/**
	 * @return the changes that other users made to the note after its author last saved the note, the oldest change
	 *         first
	 */
	public List<OthersChange> getOthersChanges() {
		return othersChanges;
	}

	/** @return the time band to which the duration of the session belongs; the time band is for information only */
	public Optional<TimeBand> getTimeBand() {
		return Optional.ofNullable(timeBand);
	}
}
