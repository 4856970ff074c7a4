/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

/**
 * A part of a progress note that an export includes or leaves out, in the order of the file. Psychotherapy notes and SUD
 * counseling notes are not fields, so no recipe can name them: 45 CFR 164.508(a)(2).
 */
public enum ExportField {

	/** The client's name and the clinic's identifier of the client. */
	CLIENT,

	/** The client's number as a member of the plan. */
	MEMBER_ID,

	SESSION_DATE,

	/** The provider's name, credentials and National Provider Identifier. */
	PROVIDER,

	/** The state of the note: signed, co-signed or voided. */
	NOTE_STATE,

	/** The start and the end of the session, or its minutes. */
	TIME,

	/** The insurer's band of minutes. */
	TIME_BAND,

	SESSION_TYPE,

	/** The setting or place of service. */
	SETTING,

	/** The codes of the diagnoses treated in the session. */
	DIAGNOSIS,

	/** The techniques or modality, as codes. */
	TECHNIQUES,

	/** The planned frequency of sessions. */
	FREQUENCY,

	/** The symptoms, as codes or on a scale. */
	SYMPTOMS,

	FUNCTIONAL_STATUS,

	/** The goals, each with its rating. */
	GOALS,

	/** The comment on the progress toward a goal, in the author's words. */
	PROGRESS_COMMENT(true),

	/** The presenting concerns, in the author's words. */
	PRESENTING_CONCERNS(true),

	PLAN,

	PROGNOSIS,

	/** The client's risk. */
	RISK,

	/** The scores of questionnaires and scales. */
	SCORES,

	/** Names and statements of other people, the client's history, and verbatim quotes. */
	THIRD_PARTIES(true);

	private final boolean narrative;

	ExportField() {
		this(false);
	}

	ExportField(boolean narrative) {
		this.narrative = narrative;
	}

	/** @return true if the field is free text of the author, which no shipped set includes */
	public boolean isNarrative() {
		return narrative;
	}

	/** @return the code of the message that is the field's name for the user */
	public String getMessageCode() {
		return "sessionnotes.export.field." + name();
	}
}
