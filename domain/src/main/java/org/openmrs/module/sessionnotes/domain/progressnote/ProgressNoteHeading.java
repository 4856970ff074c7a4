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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A heading of a {@link ProgressNoteFormat}, with the elements under the heading in reading order. */
public final class ProgressNoteHeading {

	private final String code;

	private final List<String> loincs;

	private final List<ProgressNoteElement> elements;

	ProgressNoteHeading(String code, List<String> loincs, ProgressNoteElement... elements) {
		this.code = code;
		this.loincs = Collections.unmodifiableList(loincs);
		this.elements = Collections.unmodifiableList(Arrays.asList(elements));
	}

	/** @return the name of the heading in REST; formats that share a heading use the same code for that heading */
	public String getCode() {
		return code;
	}

	/** @return the code of the message that is the heading's name for the user */
	public String getMessageCode() {
		return "sessionnotes.heading." + code;
	}

	/** @return the LOINC codes for the section under this heading; empty if LOINC has no code for the section */
	public List<String> getLoincs() {
		return loincs;
	}

	public List<ProgressNoteElement> getElements() {
		return elements;
	}

	@Override
	public String toString() {
		return code;
	}
}
