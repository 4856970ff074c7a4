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

	/**
	 * The privilege to use psychotherapy notes: to list and open one's own notes, and to open notes that were disclosed
	 * to the user.
	 */
	public static final String GET_PSYCHOTHERAPY_NOTES = "Get Psychotherapy Notes";

	/** The privilege to write, amend and void one's own psychotherapy notes. */
	public static final String MANAGE_PSYCHOTHERAPY_NOTES = "Manage Psychotherapy Notes";

	/** The privilege to disclose one's own psychotherapy notes on a legal ground. */
	public static final String DISCLOSE_PSYCHOTHERAPY_NOTES = "Disclose Psychotherapy Notes";

	/**
	 * The privilege to record a legal order for psychotherapy notes, or to record a custodian of an author's notes. The
	 * privilege to record orders does not let the user open any note.
	 */
	public static final String RECORD_ORDERS = "Record Psychotherapy Note Orders";

	/** The privilege to approve a legal order or a custodian that a different user recorded. */
	public static final String APPROVE_ORDERS = "Approve Psychotherapy Note Orders";

	/**
	 * The privilege to check all notes and the access log for tampering. A check for tampering does not show the text
	 * of any note.
	 */
	public static final String GET_ACCESS_LOG = "Get Psychotherapy Note Access Log";

	/**
	 * The privilege to change the key that seals the notes, and to reseal the notes with the new key. The privilege to
	 * change keys does not let the user open any note.
	 */
	public static final String MANAGE_KEYS = "Manage Psychotherapy Note Keys";

	/**
	 * The privilege to move obs of restricted concepts from the record into the sealed store. Moving obs into the
	 * sealed store does not show the text of any note.
	 */
	public static final String ADOPT_PSYCHOTHERAPY_NOTES = "Adopt Psychotherapy Notes";

	/**
	 * The privilege to write progress notes. Core requires this privilege to write any encounter of the encounter type
	 * "Progress note".
	 */
	public static final String MANAGE_PROGRESS_NOTES = "Manage Progress Notes";

	/** The privilege to sign one's own progress notes and to add addenda to them. */
	public static final String SIGN_PROGRESS_NOTES = "Sign Progress Notes";

	/** The privilege to approve, co-sign or return the progress notes of therapists whom the user supervises. */
	public static final String COSIGN_PROGRESS_NOTES = "Cosign Progress Notes";

	/** The privilege to void a whole signed progress note and to state the reason. */
	public static final String VOID_SIGNED_PROGRESS_NOTES = "Void Signed Progress Notes";

	/**
	 * The privilege to set the supervisors of therapists, and to see the unsigned and missing progress notes of all
	 * users.
	 */
	public static final String MANAGE_SUPERVISION = "Manage Progress Note Supervision";

	/**
	 * The privilege to answer clients' requests for a copy of their progress notes. To make a copy, a user also needs the
	 * platform's privileges to read the record.
	 */
	public static final String MANAGE_CLIENT_REQUESTS = "Manage Client Requests";

	/**
	 * The privilege of a licensed professional to withhold passages of progress notes from a client's copy, and to review
	 * what another professional withheld.
	 */
	public static final String RESTRICT_PROGRESS_NOTES = "Restrict Progress Note Access";

	private SessionNotesPrivileges() {
	}
}
