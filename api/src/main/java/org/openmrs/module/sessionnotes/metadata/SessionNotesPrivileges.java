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
 * The privileges in config.xml that the code checks. A privilege gives access to a feature, but never to another user's
 * note.
 */
public final class SessionNotesPrivileges {

	/** Use the psychotherapy notes: list and open one's own notes, and open notes that were disclosed to the user. */
	public static final String GET_PSYCHOTHERAPY_NOTES = "Get Psychotherapy Notes";

	/** Write, amend and void one's own psychotherapy notes. */
	public static final String MANAGE_PSYCHOTHERAPY_NOTES = "Manage Psychotherapy Notes";

	/** Disclose one's own psychotherapy notes on a legal ground. */
	public static final String DISCLOSE_PSYCHOTHERAPY_NOTES = "Disclose Psychotherapy Notes";

	/**
	 * Record a legal order for psychotherapy notes, or a custodian of an author's notes. This privilege does not open any
	 * note.
	 */
	public static final String RECORD_ORDERS = "Record Psychotherapy Note Orders";

	/** Approve a legal order or a custodian that another user recorded. */
	public static final String APPROVE_ORDERS = "Approve Psychotherapy Note Orders";

	/** Check all notes and the access log for tampering. The check does not show any note text. */
	public static final String GET_ACCESS_LOG = "Get Psychotherapy Note Access Log";

	/** Change the key that seals the notes, and reseal the notes with the new key. This privilege does not open any note. */
	public static final String MANAGE_KEYS = "Manage Psychotherapy Note Keys";

	/** Move obs of restricted concepts from the record into the sealed store. The move does not show any note text. */
	public static final String ADOPT_PSYCHOTHERAPY_NOTES = "Adopt Psychotherapy Notes";

	/** Write progress notes. Core requires this privilege to write any encounter of the encounter type "Progress note". */
	public static final String MANAGE_PROGRESS_NOTES = "Manage Progress Notes";

	/** Sign one's own progress notes, and add addenda. */
	public static final String SIGN_PROGRESS_NOTES = "Sign Progress Notes";

	/** Approve, co-sign or return the progress notes of supervised therapists. */
	public static final String COSIGN_PROGRESS_NOTES = "Cosign Progress Notes";

	/** Void a whole signed progress note, with a reason. */
	public static final String VOID_SIGNED_PROGRESS_NOTES = "Void Signed Progress Notes";

	/** Set the supervisors of therapists, and see the unsigned and missing progress notes of all users. */
	public static final String MANAGE_SUPERVISION = "Manage Progress Note Supervision";

	private SessionNotesPrivileges() {
	}
}
