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
	 * The global property for the format in which a progress note is shown if a request names no format. The OpenMRS 3
	 * form uses the headings of the configured format.
	 */
	public static final String FORMAT = "sessionnotes.progressNote.format";

	/** The global property that lists the codes of the hints that the clinic has switched off, separated by commas. */
	public static final String HINTS_OFF = "sessionnotes.progressNote.hintsOff";

	/**
	 * The global property that lists the codes of the content guard's rules that the clinic has switched on, separated
	 * by commas; empty for the default.
	 */
	public static final String CONTENT_GUARD_RULES = "sessionnotes.contentGuard.rules";

	/**
	 * The global property that lists the uuids of the encounter types that count as sessions, separated by commas;
	 * empty for all encounter types.
	 */
	public static final String SESSION_ENCOUNTER_TYPES = "sessionnotes.progressNote.sessionEncounterTypes";

	/**
	 * The prefix of the names of those global properties that replace a shipped concept with the clinic's own concept.
	 */
	public static final String CONCEPT_PREFIX = "sessionnotes.concept.";

	/**
	 * The global property for the clinic's own answers to the risk question that require a note to state the action
	 * taken. The value holds uuids separated by commas. The clinic's own answers are used in addition to the answers
	 * that the module ships.
	 */
	public static final String ACUTE_RISKS = CONCEPT_PREFIX + "riskAcute";

	/**
	 * The global property that lists the uuids of the concepts for SUD counseling notes, separated by commas. Each
	 * concept for SUD counseling notes must be a member of the set "Restricted to the author".
	 */
	public static final String SUD_COUNSELING_NOTE_CONCEPTS = "sessionnotes.sudCounselingNoteConcepts";

	/**
	 * The global property for the maximum number of hours between two checkpoints of the log. A value of 0 or less
	 * counts as 168 hours, which is the longest time allowed.
	 */
	public static final String CHECKPOINT_HOURS = "sessionnotes.log.checkpointHours";

	/**
	 * The global property for the minimum number of years for which an event of the log is retained. Any value below 6
	 * years counts as 6 years.
	 */
	public static final String RETENTION_YEARS = "sessionnotes.log.retentionYears";

	/**
	 * The global property for the waiting time, in hours, after an author first signs in with a new password of their
	 * own. During the waiting time, the author's notes stay closed, see docs/configuration.md.
	 */
	public static final String PASSWORD_HOLD_HOURS = "sessionnotes.passwordHoldHours";

	/**
	 * The global property that states whether the clinic has a single practitioner. A single practitioner may approve
	 * orders on the practitioner's own notes that the practitioner also recorded.
	 */
	public static final String SINGLE_PRACTITIONER = "sessionnotes.singlePractitioner";

	/**
	 * The global property that states whether one person must propose an adoption and a second person must start the
	 * adoption.
	 */
	public static final String ADOPTION_TWO_PEOPLE = "sessionnotes.adoption.twoPeople";

	/**
	 * The global property that names the law for clients' requests: {@code us}, or a state such as {@code us-ca}; empty for
	 * {@code us}.
	 */
	public static final String REQUEST_PROFILE = "sessionnotes.clientRequest.profile";

	/** The global property for the person or office that letters to clients name for questions and complaints. */
	public static final String REQUEST_CONTACT_TITLE = "sessionnotes.clientRequest.contactTitle";

	/** The global property for the telephone number that letters to clients name for questions and complaints. */
	public static final String REQUEST_CONTACT_TELEPHONE = "sessionnotes.clientRequest.contactTelephone";

	private SessionNotesProperties() {
	}
}
