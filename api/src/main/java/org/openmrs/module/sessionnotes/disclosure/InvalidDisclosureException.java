/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A disclosure cannot be made, or does not allow a requested step. The exception lists everything that is missing or wrong. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class InvalidDisclosureException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	private final ArrayList<String> findings;

	InvalidDisclosureException(List<String> findings) {
		super("sessionnotes.error.disclosure.refused");
		this.findings = new ArrayList<>(findings);
	}

	public InvalidDisclosureException(String messageCode) {
		super(messageCode);
		this.findings = new ArrayList<>();
	}

	/** @return the message codes for everything that is missing or wrong */
	public List<String> getFindings() {
		return Collections.unmodifiableList(findings);
	}
}
