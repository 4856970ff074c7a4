/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes;

/** Identifiers that clinics' forms and other programs rely on. They never change. */
public final class SessionNotesMetadata {

	/** The concept "Psychotherapy note": datatype Text, restricted. */
	public static final String PSYCHOTHERAPY_NOTE_CONCEPT_UUID = "53f49eb6-6d09-4343-8e10-3bf17a883883";

	/** The concept set "Restricted to the author": an obs of any of its members is diverted into the sealed store. */
	public static final String RESTRICTED_CONCEPT_SET_UUID = "915e5eb3-3fbb-4dea-9688-182fe12cb147";

	private SessionNotesMetadata() {
	}
}
