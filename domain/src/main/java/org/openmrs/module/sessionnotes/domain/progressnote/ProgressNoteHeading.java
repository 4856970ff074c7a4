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

/** A heading of a {@link ProgressNoteFormat}, and the elements under it, in reading order. */
public final class ProgressNoteHeading {

	private final String code;

	private final List<String> loincs;

	private final List<ProgressNoteElement> elements;

	ProgressNoteHeading(String code, List<String> loincs, ProgressNoteElement... elements) {
		this.code = code;
		this.loincs = Collections.unmodifiableList(loincs);
		this.elements = Collections.unmodifiableList(Arrays.asList(elements));
	}

	/** @return the name that REST uses; formats that share a heading share its code */
	public String getCode() {
		return code;
	}

	/** @return the code of the message that names it to the user */
	public String getMessageCode() {
		return "sessionnotes.heading." + code;
	}

	/** @return the LOINC codes of the section; empty if LOINC has none */
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
