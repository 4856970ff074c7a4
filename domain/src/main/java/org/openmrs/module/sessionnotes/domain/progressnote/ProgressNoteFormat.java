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

import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.CHANGE;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.GOAL_PROGRESS;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.PLAN;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.PRESENTING_CONCERNS;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.RISK;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.SESSION;
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement.TECHNIQUES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The headings under which a progress note is shown. In each format, every element is under exactly one heading, so a
 * note can be shown in any format without losing content. To add a format, add a constant to this enum.
 * <p>
 * The LOINC codes identify the sections of a note. LOINC has no codes for the headings B, I, R and G of the formats
 * BIRP and GIRP.
 */
public enum ProgressNoteFormat {

	SOAP(heading("subjective", "61150-9", PRESENTING_CONCERNS), heading("objective", "61149-1", SESSION, TECHNIQUES),
			assessment(), plan()),

	DAP(new ProgressNoteHeading("data", Arrays.asList("61150-9", "61149-1"), SESSION, PRESENTING_CONCERNS, TECHNIQUES),
			assessment(), plan()),

	BIRP(uncoded("behavior", SESSION, PRESENTING_CONCERNS, RISK), uncoded("intervention", TECHNIQUES),
			uncoded("response", CHANGE, GOAL_PROGRESS), plan()),

	GIRP(uncoded("goal", GOAL_PROGRESS), uncoded("intervention", SESSION, TECHNIQUES),
			uncoded("response", PRESENTING_CONCERNS, CHANGE, RISK), plan());

	private final List<ProgressNoteHeading> headings;

	ProgressNoteFormat(ProgressNoteHeading... headings) {
		this.headings = Collections.unmodifiableList(Arrays.asList(headings));
		requireEachElementOnce(this.headings);
	}

	/** @return the name of the format in REST, as in {@code ?format=DAP} */
	public String getCode() {
		return name();
	}

	/** @return the headings of the format, in reading order */
	public List<ProgressNoteHeading> getHeadings() {
		return headings;
	}

	/**
	 * @param code the name of a format in REST, in upper or lower case; may be null
	 * @return the format with the given name, or empty if there is no such format
	 */
	public static Optional<ProgressNoteFormat> ofCode(String code) {
		return Arrays.stream(values()).filter(format -> format.getCode().equalsIgnoreCase(code)).findFirst();
	}

	/**
	 * @param element any element
	 * @return the heading under which this format places the element
	 */
	public ProgressNoteHeading headingOf(ProgressNoteElement element) {
		return headings.stream().filter(heading -> heading.getElements().contains(element)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no element"));
	}

	/**
	 * @param headings the headings of one format
	 * @throws IllegalArgumentException if an element is not under any heading, or is under more than one heading
	 */
	static void requireEachElementOnce(List<ProgressNoteHeading> headings) {
		List<ProgressNoteElement> placed = new ArrayList<>();
		headings.forEach(heading -> placed.addAll(heading.getElements()));
		if (placed.size() != ProgressNoteElement.values().length
				|| !placed.containsAll(EnumSet.allOf(ProgressNoteElement.class))) {
			throw new IllegalArgumentException("every element stands under exactly one heading, and not so: " + placed);
		}
	}

	private static ProgressNoteHeading assessment() {
		return heading("assessment", "51848-0", CHANGE, GOAL_PROGRESS, RISK);
	}

	private static ProgressNoteHeading plan() {
		return heading("plan", "18776-5", PLAN);
	}

	private static ProgressNoteHeading heading(String code, String loinc, ProgressNoteElement... elements) {
		return new ProgressNoteHeading(code, Collections.singletonList(loinc), elements);
	}

	private static ProgressNoteHeading uncoded(String code, ProgressNoteElement... elements) {
		return new ProgressNoteHeading(code, Collections.emptyList(), elements);
	}
}
