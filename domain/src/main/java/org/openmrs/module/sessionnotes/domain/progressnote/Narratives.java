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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** Collects the free texts of a progress note, grouped by element. */
final class Narratives {

	private Narratives() {
	}

	/**
	 * @return the free texts of every element, exactly as typed but without blank texts; an element without texts has an
	 *         empty list
	 */
	static Map<ProgressNoteElement, List<String>> of(ProgressNoteContent content) {
		List<String> progress = new ArrayList<>();
		for (GoalProgress goal : content.getGoals()) {
			progress.add(goal.getGoal());
			progress.add(goal.getComment());
		}
		Map<ProgressNoteElement, List<String>> narratives = new EnumMap<>(ProgressNoteElement.class);
		narratives.put(ProgressNoteElement.SESSION, Collections.emptyList());
		narratives.put(ProgressNoteElement.PRESENTING_CONCERNS, present(content.getPresentingConcerns()));
		narratives.put(ProgressNoteElement.TECHNIQUES, present(content.getTechniquesDescribed()));
		narratives.put(ProgressNoteElement.GOAL_PROGRESS, present(progress.toArray(new String[0])));
		narratives.put(ProgressNoteElement.CHANGE, present(content.getChangeDescribed()));
		narratives.put(ProgressNoteElement.RISK, present(content.getRiskAction()));
		narratives.put(ProgressNoteElement.PLAN, present(content.getPlan()));
		return Collections.unmodifiableMap(narratives);
	}

	private static List<String> present(String... texts) {
		return Collections.unmodifiableList(
				Arrays.stream(texts).filter(text -> !Words.isBlank(text)).collect(Collectors.toList()));
	}
}
