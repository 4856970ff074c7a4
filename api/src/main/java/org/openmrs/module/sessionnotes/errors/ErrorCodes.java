/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.errors;

/**
 * The message codes of errors that several classes throw or handle. A message code that only one class uses is defined
 * in that class.
 */
public final class ErrorCodes {

	public static final String BROKEN_DISCLOSURE = "sessionnotes.error.disclosure.broken";

	public static final String BROKEN_DRAFT = "sessionnotes.error.draft.damaged";

	public static final String BROKEN_LOG = "sessionnotes.error.brokenLog";

	/** A psychotherapy note or its log no longer matches what was stored. */
	public static final String BROKEN_NOTE = "sessionnotes.error.brokenNote";

	/** The draft of a progress note has changed since the caller saw it. */
	public static final String CHANGED_MEANWHILE = "sessionnotes.error.progressNote.changedMeanwhile";

	/** The user may not make or change a disclosure in this session. */
	public static final String MAY_NOT_DISCLOSE = "sessionnotes.error.disclosure.notYourself";

	/** The user may not write psychotherapy notes in this session. */
	public static final String MAY_NOT_WRITE = "sessionnotes.error.mayNotWrite";

	/** A psychotherapy note has a newer version than the version that the user edited. */
	public static final String NEWER_VERSION = "sessionnotes.error.newerVersion";

	public static final String NO_SUCH_DISCLOSURE = "sessionnotes.error.disclosure.noSuchDisclosure";

	/**
	 * The requested psychotherapy note does not exist, or the user may not open the note. The user cannot distinguish
	 * whether a note does not exist or may not be opened.
	 */
	public static final String NO_SUCH_NOTE = "sessionnotes.error.noSuchNote";

	public static final String NO_SUCH_PROGRESS_NOTE = "sessionnotes.error.progressNote.noSuchNote";

	/** An obs or a note already has the requested uuid. */
	public static final String OBS_UUID_IN_USE = "sessionnotes.error.obsUuidInUse";

	/** The concept is a question of progress notes, so it cannot be restricted. */
	public static final String QUESTION_OF_RECORD = "sessionnotes.error.concept.ofRecord";

	/** A request would change signed content; the code is the same whichever way the request takes. */
	public static final String SIGNED_NOTE = "sessionnotes.error.progressNote.fixed";

	/** The request was tried several times, but each time other transactions used the same database rows. */
	public static final String STORE_BUSY = "sessionnotes.error.storeBusy";

	/** The encounter type of progress notes cannot be deleted. */
	public static final String TYPE_NEEDED = "sessionnotes.error.identifier.typeNeeded";

	/** An obs of a restricted concept was sent in a way in which the module cannot keep the obs out of the record. */
	public static final String WRONG_DOOR = "sessionnotes.error.obs.wrongDoor";

	/** A concurrent request was storing a note with the same uuid. */
	public static final String WRITTEN_AT_THE_SAME_TIME = "sessionnotes.error.writtenAtTheSameTime";

	private ErrorCodes() {
	}
}
