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

/** A rule that finds points that an auditor would ask about. It gives the author a hint and never refuses a note. */
public interface HintRule {

	/** @return the code with which a clinic switches it off; rules for several elements share one code */
	String getCode();

	/** @return the element that it checks */
	ProgressNoteElement getElement();

	/**
	 * @param note the note as it is, complete or not
	 * @param earlier the client's signed notes, newest first
	 * @return true if the author should look again
	 */
	boolean applies(ProgressNoteContent note, List<ProgressNoteContent> earlier);

	/** @return the reason for the rule, in English, for the administrator who may switch it off */
	String getReason();
}
