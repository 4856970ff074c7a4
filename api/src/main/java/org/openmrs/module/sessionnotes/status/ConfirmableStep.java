/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import java.util.Arrays;
import java.util.Optional;

/** A step of the checklist that the module can't find out: an administrator says that it is done. */
public enum ConfirmableStep {

	/** A copy of the keyset is kept apart from the database's backups. Asked again after each change of the key. */
	KEYSET_COPY("keysetCopy"),

	/** Database, keyset and signing key are backed up; the administrator says how. */
	BACKUPS("backups"),

	/** No therapist needs a supervisor. */
	SUPERVISION("supervision"),

	/** The format of progress notes is the one that the clinic wants. Asked again when the format changes. */
	FORMAT("format"),

	/** People know where the pages are. */
	LINKS("links");

	private final String code;

	ConfirmableStep(String code) {
		this.code = code;
	}

	/** @return the name of the step in REST, and its name in the store */
	public String getCode() {
		return code;
	}

	public static Optional<ConfirmableStep> ofCode(String code) {
		return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
	}
}
