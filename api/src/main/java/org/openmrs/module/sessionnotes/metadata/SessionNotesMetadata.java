/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.metadata;

/** The identifiers on which clinics' forms and other programs rely. These identifiers never change. */
public final class SessionNotesMetadata {

	/** The concept "Psychotherapy note": datatype Text, restricted. */
	public static final String PSYCHOTHERAPY_NOTE_CONCEPT_UUID = "53f49eb6-6d09-4343-8e10-3bf17a883883";

	/** The concept "SUD counseling note": datatype Text, restricted, a note as defined in 42 CFR 2.11. */
	public static final String SUD_COUNSELING_NOTE_CONCEPT_UUID = "dabada78-a5f1-4ebc-ba82-7a6ad150a030";

	/**
	 * The concept set "Restricted to the author": if the concept of an obs is a member of this set, the obs is diverted into
	 * the sealed store.
	 */
	public static final String RESTRICTED_CONCEPT_SET_UUID = "915e5eb3-3fbb-4dea-9688-182fe12cb147";

	/** The encounter type "Progress note": every encounter of this type is a progress note. */
	public static final String PROGRESS_NOTE_ENCOUNTER_TYPE_UUID = "f0e2c3f0-d01f-4abd-9c70-14c3b7176b80";

	/** The form "Progress note". This form contains the schema for OpenMRS 3 and the form definition for htmlformentry. */
	public static final String PROGRESS_NOTE_FORM_UUID = "bca1e3f6-fd05-4487-9e0b-fa803de8b88f";

	/** The role of the therapist in the encounter. OpenMRS 3's form engine uses the same role. */
	public static final String CLINICIAN_ENCOUNTER_ROLE_UUID = "240b26f9-dd88-4172-823d-4a8bfeb7841f";

	private SessionNotesMetadata() {
	}
}
