/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/** Applies the properties of a request to the content of a progress note. */
final class ProgressNoteRequest {

	/** The fields of a note that are not part of a group. */
	static final List<ProgressNoteField> FIELDS = Arrays.stream(ProgressNoteElement.values())
			.flatMap(element -> ProgressNoteField.of(element).stream()).collect(Collectors.toList());

	private static final Set<String> GOAL = new HashSet<>(Arrays.asList("goal", "rating", "comment", "carried"));

	private ProgressNoteRequest() {
	}

	static ProgressNoteContent changed(ProgressNoteContent before, RequestProperties sent) {
		ProgressNoteContent.Builder content = before.toBuilder();
		changeTime(before, content, sent);
		FIELDS.stream().filter(field -> field.isOneString() && sent.has(field.getProperty()))
				.forEach(field -> field.set(content, oneString(field, sent)));
		if (sent.has("techniques")) {
			content.techniques(sent.references("techniques"));
		}
		if (sent.has("goals")) {
			content.goals(sent.objects("goals", GOAL).stream()
					.map(goal -> new GoalProgress(goal.text("goal"), goal.reference("rating"), goal.text("comment")))
					.collect(Collectors.toList()));
		}
		return content.build();
	}

	private static String oneString(ProgressNoteField field, RequestProperties sent) {
		return field.getType() == ProgressNoteField.Type.TEXT
				? sent.text(field.getProperty())
				: sent.reference(field.getProperty());
	}

	/**
	 * Applies the start, end and duration that the REST client sends for a session. A stored value is dropped only if
	 * start, end and duration would otherwise all be set. A calculated value does not count as a stored value. If the
	 * REST client sends a day as the start, the time of the start is unknown.
	 */
	private static void changeTime(ProgressNoteContent before, ProgressNoteContent.Builder content, RequestProperties sent) {
		Instant start = sent.isDay("start") ? null : sent.time("start");
		Instant day = day(sent);
		if (sent.isDay("end")) {
			throw RequestProperties.wrong("end");
		}
		Instant startNow = sent.has("start") ? start : before.getStart();
		Instant endNow = sent.has("end") ? sent.time("end") : before.getEnd();
		Integer minutesNow = sent.has("duration") ? sent.number("duration") : before.getMinutes();
		if (day != null && start == null && !day.equals(before.getSessionDay())) {
			// the client moved the session to another day without giving a time
			startNow = null;
			endNow = sent.has("end") ? endNow : null;
		}
		if (startNow != null && endNow != null && minutesNow != null) {
			if (!sent.isPresent("end")) {
				endNow = null;
			} else if (!sent.isPresent("duration")) {
				minutesNow = null;
			} else if (!sent.isPresent("start")) {
				startNow = null;
			}
		}
		content.start(startNow).end(endNow).minutes(minutesNow);
		if (day != null) {
			content.sessionDay(day);
		} else if (startNow == null && endNow != null && minutesNow != null) {
			// the day follows from the start, which is calculated from the end and the duration
			content.sessionDay(null);
		}
		if (start != null) {
			content.offset(sent.offset("start"));
		} else if (startNow == null && sent.isPresent("end")) {
			content.offset(sent.offset("end"));
		}
	}

	/**
	 * @return the day of the session; null if the REST client sent no day. The REST client sends either the day itself
	 *         or a start. For a start, the result is the day of the start at the REST client's location.
	 */
	private static Instant day(RequestProperties sent) {
		Instant day = sent.day("sessionDate");
		Instant dayOfStart = sent.day("start");
		if (day != null && dayOfStart != null && !day.equals(dayOfStart)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.time.otherDay");
		}
		return day != null ? day : dayOfStart;
	}
}
