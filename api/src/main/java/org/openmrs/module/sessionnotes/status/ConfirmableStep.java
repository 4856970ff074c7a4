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

/** A step of the setup checklist that the module cannot check. An administrator confirms that such a step is done. */
public enum ConfirmableStep {

	/**
	 * A copy of the keyset is kept apart from the backups of the database. An administrator must confirm this step
	 * again after each change of the key.
	 */
	KEYSET_COPY("keysetCopy"),

	/**
	 * The database, the keyset and the signing key are backed up. The administrator states how the backups are made.
	 */
	BACKUPS("backups"),

	/** No therapist needs a supervisor. */
	SUPERVISION("supervision"),

	/**
	 * The format of progress notes is the format that the clinic wants. An administrator must confirm this step again
	 * when the format changes.
	 */
	FORMAT("format"),

	/** The users know where to find the module's pages. */
	LINKS("links");

	private final String code;

	ConfirmableStep(String code) {
		this.code = code;
	}

	/** @return the name of the step in REST and in the store */
	public String getCode() {
		return code;
	}

	public static Optional<ConfirmableStep> ofCode(String code) {
		return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
	}
}
