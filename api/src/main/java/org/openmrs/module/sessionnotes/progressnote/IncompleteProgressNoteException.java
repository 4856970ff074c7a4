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

import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown if a note still lacks content that a signature requires. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class IncompleteProgressNoteException extends InvalidProgressNoteException {

	private static final long serialVersionUID = 1L;

	private final transient List<Finding> findings;

	IncompleteProgressNoteException(List<Finding> findings) {
		super("sessionnotes.error.progressNote.incomplete");
		this.findings = findings;
	}

	/** @return the items of the note that are missing or implausible */
	public List<Finding> getFindings() {
		return findings == null ? Collections.emptyList() : findings;
	}
}
