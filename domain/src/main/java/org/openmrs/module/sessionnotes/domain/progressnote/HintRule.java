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

import java.util.List;

/**
 * A rule that finds points in a note that an auditor would ask about. The rule gives the author a hint, but never
 * prevents the author from signing the note.
 */
public interface HintRule {

	/**
	 * @return the code with which a clinic switches off the rule; rules that check different elements for the same
	 *         problem share one code
	 */
	String getCode();

	/** @return the element of the note that the rule checks */
	ProgressNoteElement getElement();

	/**
	 * @param note the current content of the note, whether or not the note is complete
	 * @param earlier the client's signed notes, newest first
	 * @return true if the author should review the element again
	 */
	boolean applies(ProgressNoteContent note, List<ProgressNoteContent> earlier);

	/** @return the reason for the rule, in English, for the administrator who may switch off the rule */
	String getReason();
}
