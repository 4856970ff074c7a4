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

/** The module's global properties; config.xml describes them to the administrator. */
public final class SessionNotesProperties {

	/** The format in which a progress note is shown where none is asked for, and whose headings the OpenMRS 3 form has. */
	public static final String FORMAT = "sessionnotes.progressNote.format";

	/** Codes of the hints that the clinic does not want, separated by commas. */
	public static final String HINTS_OFF = "sessionnotes.progressNote.hintsOff";

	/** Uuids of the encounter types that are sessions, separated by commas; empty for all. */
	public static final String SESSION_ENCOUNTER_TYPES = "sessionnotes.progressNote.sessionEncounterTypes";

	/** What the properties begin with that put concepts of the clinic's own in the place of shipped ones. */
	public static final String CONCEPT_PREFIX = "sessionnotes.concept.";

	/** The answers to risk that ask for the action taken beside the shipped ones that do, as uuids separated by commas. */
	public static final String ACUTE_RISKS = CONCEPT_PREFIX + "riskAcute";

	/** Concepts of the set "Restricted to the author" that hold SUD counseling notes, as uuids separated by commas. */
	public static final String SUD_COUNSELING_NOTE_CONCEPTS = "sessionnotes.sudCounselingNoteConcepts";

	/** How many hours lie between two checkpoints of the log at most; 0 for none that are made by themselves. */
	public static final String CHECKPOINT_HOURS = "sessionnotes.log.checkpointHours";

	/** How many years an event of the log is kept at least; below 6 counts as 6. */
	public static final String RETENTION_YEARS = "sessionnotes.log.retentionYears";

	/** How many hours notes stay closed after their author has confirmed a password, see docs/configuration.md. */
	public static final String PASSWORD_HOLD_HOURS = "sessionnotes.passwordHoldHours";

	/** True if the clinic has a single practitioner, who approves what they recorded on their own notes. */
	public static final String SINGLE_PRACTITIONER = "sessionnotes.singlePractitioner";

	/** True if one person has to propose an adoption, and another to start it. */
	public static final String ADOPTION_TWO_PEOPLE = "sessionnotes.adoption.twoPeople";

	private SessionNotesProperties() {
	}
}
