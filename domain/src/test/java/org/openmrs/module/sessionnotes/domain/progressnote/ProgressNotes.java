/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Notes for the tests of this package. */
final class ProgressNotes {

	static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");

	static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

	static final Instant END = Instant.parse("2026-11-20T09:50:00Z");

	/** Long enough to be compared with the last note's. */
	static final String LONG = "Slept three hours a night, no appetite, tearful.";

	private ProgressNotes() {
	}

	/** @return a note that lacks nothing and calls for no hint, every text of which is there once */
	static ProgressNoteContent.Builder complete() {
		return ProgressNoteContent.builder().sessionDay(DAY).start(START).end(END).minutes(50).sessionType("individual")
				.setting("by video").presentingConcerns("Sleeps badly.").techniques(Arrays.asList("CBT", "mindfulness"))
				.techniquesDescribed("Breathing.")
				.goals(List.of(new GoalProgress("Sleep six hours.", "good progress", "Five hours now."),
						new GoalProgress("Go out daily.", "no progress", "Twice this week.")))
				.change("improved").changeDescribed("Calmer.").plan("Weekly sessions.").risk("acute").riskAcute(true)
				.riskAction("Called the crisis team.");
	}
}
