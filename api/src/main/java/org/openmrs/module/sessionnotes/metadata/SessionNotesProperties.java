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

/** The module's global properties. The file config.xml describes these properties for the administrator. */
public final class SessionNotesProperties {

	/**
	 * The format in which a progress note is shown if the request does not name a format. The OpenMRS 3 form uses the
	 * headings of this format.
	 */
	public static final String FORMAT = "sessionnotes.progressNote.format";

	/** The codes of the hints that the clinic has switched off, separated by commas. */
	public static final String HINTS_OFF = "sessionnotes.progressNote.hintsOff";

	/** The codes of the rules of the content guard that the clinic has on, separated by commas; empty for the default. */
	public static final String CONTENT_GUARD_RULES = "sessionnotes.contentGuard.rules";

	/** The uuids of the encounter types that count as sessions, separated by commas; empty for all types. */
	public static final String SESSION_ENCOUNTER_TYPES = "sessionnotes.progressNote.sessionEncounterTypes";

	/** The prefix of the properties that replace shipped concepts with the clinic's own. */
	public static final String CONCEPT_PREFIX = "sessionnotes.concept.";

	/**
	 * The clinic's own answers to the risk question after which the note must state the action taken. The answers are uuids
	 * separated by commas, and are used in addition to the shipped answers.
	 */
	public static final String ACUTE_RISKS = CONCEPT_PREFIX + "riskAcute";

	/**
	 * The uuids of the concepts for SUD counseling notes, separated by commas. Each concept is a member of the set
	 * "Restricted to the author".
	 */
	public static final String SUD_COUNSELING_NOTE_CONCEPTS = "sessionnotes.sudCounselingNoteConcepts";

	/**
	 * The maximum number of hours between two checkpoints of the log; a value of 0 or less counts as 168, the longest time.
	 */
	public static final String CHECKPOINT_HOURS = "sessionnotes.log.checkpointHours";

	/** The minimum number of years for which an event of the log is retained; any value below 6 is raised to 6. */
	public static final String RETENTION_YEARS = "sessionnotes.log.retentionYears";

	/**
	 * The number of hours for which an author's notes stay closed after the author has confirmed a password, see
	 * docs/configuration.md.
	 */
	public static final String PASSWORD_HOLD_HOURS = "sessionnotes.passwordHoldHours";

	/**
	 * True if the clinic has a single practitioner. The single practitioner may approve orders that they recorded themselves
	 * on their own notes.
	 */
	public static final String SINGLE_PRACTITIONER = "sessionnotes.singlePractitioner";

	/** True if one person must propose an adoption and another person must start it. */
	public static final String ADOPTION_TWO_PEOPLE = "sessionnotes.adoption.twoPeople";

	private SessionNotesProperties() {
	}
}
