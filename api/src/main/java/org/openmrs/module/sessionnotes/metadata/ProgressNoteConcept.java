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

import static org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.ConceptDatatype;

/**
 * The questions of a progress note. Each question has one concept. With the global property {@code
 * sessionnotes.concept.<key>}, a clinic can replace a concept with a concept from its own dictionary. The LOINC codes
 * of the questions are those of the narrative sections of a clinical document.
 */
public enum ProgressNoteConcept {

	SESSION_TYPE("sessionType", "82893ca4-2a91-4d91-99e7-93e6d620868c", "Session type", Kind.CODED, null, INDIVIDUAL, COUPLE,
			FAMILY, GROUP),
	SETTING("setting", "1e5da080-42f9-4961-a0f6-b29037aa33f7", "Session setting", Kind.CODED, null, IN_PERSON, BY_VIDEO,
			BY_TELEPHONE),
	END("end", "5b676f88-f130-4908-b6b0-25da7f3f02c5", "Session end", Kind.DATETIME, null),
	/** The duration of the session, in minutes. */
	DURATION("duration", "b88951dd-c83d-49bd-820f-cc2f64cb6cb7", "Session duration (minutes)", Kind.MINUTES, null),
	PRESENTING_CONCERNS("presentingConcerns", "8fac1a61-c89c-4b89-afb2-1b49627471e3", "Presenting concerns and symptoms",
			Kind.TEXT, "10154-3"),
	TECHNIQUES("techniques", "fe412b9d-4d44-4e16-b9d4-bd8aa475ff97", "Techniques used", Kind.CODED, null, CBT, DBT, ACT,
			MOTIVATIONAL_INTERVIEWING, PSYCHODYNAMIC, EMDR, EXPOSURE, MINDFULNESS, PSYCHOEDUCATION, SOLUTION_FOCUSED,
			SUPPORTIVE, OTHER_TECHNIQUE),
	TECHNIQUES_DESCRIBED("techniquesDescribed", "3cc1fcd9-10d1-4b7b-961f-5ce7b3fecb5c", "Techniques used, described",
			Kind.TEXT, "62387-6"),
	GOAL("goal", "33b5adb4-b33e-42f9-9ad0-8858596ff705", "Treatment goal", Kind.TEXT, null),
	GOAL_RATING("goalRating", "6f148916-2547-432a-b8cc-f645f0be2a09", "Progress toward the goal", Kind.CODED, null,
			REGRESSED, NO_PROGRESS, SOME_PROGRESS, GOOD_PROGRESS, ACHIEVED),
	GOAL_COMMENT("goalComment", "da43daa7-fb39-4de7-80c6-80368605a10f", "Comment on the progress", Kind.TEXT, null),
	/**
	 * A group of obs for one treatment goal, which contains {@link #GOAL}, {@link #GOAL_RATING} and {@link
	 * #GOAL_COMMENT}. A progress note has one group of obs for each treatment goal.
	 */
	GOALS("goals", "7880e880-ae78-480f-ad6c-2fceda3eb150", "Progress toward a treatment goal", Kind.GROUP, "61146-7"),
	CHANGE("change", "ec0aa582-9aa1-4b72-98bd-1b4243b6e9c1", "Change in condition", Kind.CODED, null, IMPROVED, UNCHANGED,
			WORSE, MIXED),
	CHANGE_DESCRIBED("changeDescribed", "1d55ecc2-9c45-4058-bf46-292ea57b70cf", "Change in condition, described", Kind.TEXT,
			null),
	PLAN("plan", "c272fe23-6b0f-4e49-a685-d6523d3c9d5e", "Treatment plan adjustments", Kind.TEXT, "18776-5"),
	RISK("risk", "c51ec30f-165b-4fcf-acf4-f329d81d3865", "Risk", Kind.CODED, "71482-4", RISK_NOT_STATED, RISK_LOW,
			RISK_MODERATE, RISK_HIGH, RISK_ACUTE),
	RISK_ACTION("riskAction", "b3de1172-3017-4b9d-b21f-3bee9aaa0e64", "Action taken on the risk", Kind.TEXT, null),
	/**
	 * The reason why the session did not follow any goal. The question of why no goal was followed is asked only if the
	 * note has no goal.
	 */
	NO_GOAL_REASON("noGoalReason", "0c9a3f52-7b1e-4d0c-9a86-5f2d1e7c4b30", "Reason why no treatment goal is followed",
			Kind.CODED, null, NO_GOAL_INTAKE, NO_GOAL_CRISIS, NO_GOAL_PLAN_DUE_LATER),
	/** An addendum to a progress note after the note was signed. Only the module's service writes an addendum. */
	ADDENDUM("addendum", "3be0d699-069a-4ef8-98f4-bbe252840e0c", "Addendum to the progress note", Kind.TEXT, null);

	/** The kind of value that answers a question. */
	public enum Kind {

		TEXT(ConceptDatatype.TEXT_UUID),
		CODED(ConceptDatatype.CODED_UUID),
		MINUTES(ConceptDatatype.NUMERIC_UUID),
		DATETIME(ConceptDatatype.DATETIME_UUID),
		GROUP(ConceptDatatype.N_A_UUID);

		private final String datatypeUuid;

		Kind(String datatypeUuid) {
			this.datatypeUuid = datatypeUuid;
		}

		public String getDatatypeUuid() {
			return datatypeUuid;
		}
	}

	private final String key;

	private final String uuid;

	private final String conceptName;

	private final Kind kind;

	private final String loinc;

	private final List<ProgressNoteAnswer> answers;

	ProgressNoteConcept(String key, String uuid, String conceptName, Kind kind, String loinc,
			ProgressNoteAnswer... answers) {
		this.key = key;
		this.uuid = uuid;
		this.conceptName = conceptName;
		this.kind = kind;
		this.loinc = loinc;
		this.answers = Collections.unmodifiableList(Arrays.asList(answers));
	}

	/** @return the name of the question in REST, in messages and in the results of a verification */
	public String getKey() {
		return key;
	}

	/** @return the uuid of the concept that the module ships */
	public String getUuid() {
		return uuid;
	}

	public String getConceptName() {
		return conceptName;
	}

	public Kind getKind() {
		return kind;
	}

	/** @return the LOINC code to which the shipped concept is mapped as SAME-AS; null if the concept has no LOINC code */
	public String getLoinc() {
		return loinc;
	}

	/**
	 * @return the answers to the question that the module ships; an administrator can add further answers to the
	 *         concept
	 */
	public List<ProgressNoteAnswer> getAnswers() {
		return answers;
	}

	/** @return the uuids of all questions and all answers that the module ships */
	public static Set<String> shippedUuids() {
		Set<String> uuids = new HashSet<>();
		for (ProgressNoteConcept question : values()) {
			uuids.add(question.uuid);
			question.answers.forEach(answer -> uuids.add(answer.getUuid()));
		}
		return uuids;
	}

	/**
	 * @return the name of the global property that holds the uuid of the clinic's own concept. The global property is
	 *         empty if the clinic uses the shipped concept.
	 */
	public String getGlobalProperty() {
		return SessionNotesProperties.CONCEPT_PREFIX + key;
	}
}
