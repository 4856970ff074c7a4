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

/**
 * The identifiers of the module's metadata, which never change because the forms of clinics and other programs rely on
 * them.
 */
public final class SessionNotesMetadata {

	/** The concept "Psychotherapy note", which has the datatype Text and is restricted. */
	public static final String PSYCHOTHERAPY_NOTE_CONCEPT_UUID = "53f49eb6-6d09-4343-8e10-3bf17a883883";

	/**
	 * The concept "SUD counseling note", which has the datatype Text and is restricted. The concept "SUD counseling
	 * note" is for notes as defined in 42 CFR 2.11.
	 */
	public static final String SUD_COUNSELING_NOTE_CONCEPT_UUID = "dabada78-a5f1-4ebc-ba82-7a6ad150a030";

	/**
	 * The concept set "Restricted to the author". If the concept of an obs is a member of this set, the obs is stored
	 * in the sealed store instead of the record.
	 */
	public static final String RESTRICTED_CONCEPT_SET_UUID = "915e5eb3-3fbb-4dea-9688-182fe12cb147";

	/** The encounter type "Progress note": every encounter of this type is a progress note. */
	public static final String PROGRESS_NOTE_ENCOUNTER_TYPE_UUID = "f0e2c3f0-d01f-4abd-9c70-14c3b7176b80";

	/**
	 * The form "Progress note", which contains the form's schema for OpenMRS 3 and the form's definition for
	 * htmlformentry.
	 */
	public static final String PROGRESS_NOTE_FORM_UUID = "bca1e3f6-fd05-4487-9e0b-fa803de8b88f";

	/**
	 * The encounter role that the therapist has in a session. The form engine of OpenMRS 3 uses the same encounter role
	 * for the therapist.
	 */
	public static final String CLINICIAN_ENCOUNTER_ROLE_UUID = "240b26f9-dd88-4172-823d-4a8bfeb7841f";

	private SessionNotesMetadata() {
	}
}
