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

import org.openmrs.module.sessionnotes.domain.progressnote.RiskLevel;

/**
 * The answers to questions of a progress note that the module ships. An administrator can add further answers to the
 * concept of a question.
 */
public enum ProgressNoteAnswer {

	INDIVIDUAL("8e688475-3c8c-43df-99a0-6d586551cf79", "Individual session"),
	COUPLE("aad458da-5684-4274-a8e2-6a313eb1f2fa", "Couple session"),
	FAMILY("dc37c12e-65ea-49ce-ac1c-63cab54bcc4b", "Family session"),
	GROUP("f157650c-5822-425c-823c-0ba29ee7a244", "Group session"),
	IN_PERSON("324b94ea-7930-47e3-991b-b834120d5e2e", "Session in person"),
	BY_VIDEO("fd1a8271-79f0-4a0c-aa59-663af75e5e80", "Session by video"),
	BY_TELEPHONE("71ae0749-14e2-4e55-885c-b601aec5afaf", "Session by telephone"),
	CBT("cca5c98a-0286-4f80-9dde-6e912530bea2", "Cognitive behavioral therapy technique"),
	DBT("4d0ce4a1-97a5-4ebe-ada4-69e8178b8826", "Dialectical behavior therapy technique"),
	ACT("c3571ebf-db6f-435e-a637-e093ecfdc993", "Acceptance and commitment therapy technique"),
	MOTIVATIONAL_INTERVIEWING("749932db-22ea-4488-9480-1e464580debf", "Motivational interviewing technique"),
	PSYCHODYNAMIC("2497c0a3-130d-4eae-b3d8-84ad2154d998", "Psychodynamic technique"),
	EMDR("dd664a48-8061-411d-a4d1-f75584f456b5", "Eye movement desensitization and reprocessing"),
	EXPOSURE("dba10243-f32c-4be2-8d48-789ef3d68fa8", "Exposure technique"),
	MINDFULNESS("e49a44da-d1a7-4747-8a45-e3e20a3b7264", "Mindfulness technique"),
	PSYCHOEDUCATION("fd279ea0-431b-4fbf-be09-708adf0a1a1d", "Psychoeducation"),
	SOLUTION_FOCUSED("4e749e0e-0796-440c-907f-338e9c0d86ef", "Solution-focused technique"),
	SUPPORTIVE("bc6e2bef-a6bb-4052-83c7-42e98d4fc21b", "Supportive technique"),
	OTHER_TECHNIQUE("047ea0f4-5bfb-4280-ad4a-19e9de6d7b1b", "Other technique"),
	REGRESSED("0b9b88a7-7e4b-47c6-ba7c-c9c0fbb96769", "Regressed from the goal"),
	NO_PROGRESS("b713c1cd-9d1c-4154-a67f-9b7e99a1cc8e", "No progress toward the goal"),
	SOME_PROGRESS("a1c256e2-b235-4fa3-80d7-3e15827a3954", "Some progress toward the goal"),
	GOOD_PROGRESS("f18e7172-382d-4175-9d84-47a8178592b4", "Good progress toward the goal"),
	ACHIEVED("fd7b166d-5b1c-4e30-9e55-ced6c1dd7230", "Goal achieved"),
	IMPROVED("bc84657a-1c68-4225-afd8-4de617b03f3f", "Condition improved"),
	UNCHANGED("c9df4952-aa89-4b24-b5e4-755b229c85a7", "Condition unchanged"),
	WORSE("fdb98158-fe0d-47f0-8801-df7be731ce13", "Condition worse"),
	MIXED("b31ef2f6-ce3b-49cf-8da7-cd3e8e854003", "Condition mixed"),
	RISK_NOT_STATED("47a81931-4225-406b-8288-e47f85adb14d", "No risk stated"),
	RISK_LOW("faa00af1-398f-413d-831b-70a2dcd26196", "Low risk"),
	RISK_MODERATE("69ad907c-6a84-41fe-9d99-a0250fdec01c", "Moderate risk"),
	RISK_HIGH("ec6162be-670f-40df-9a14-f87918e454c4", "High risk"),
	RISK_ACUTE("3f8c30ce-3148-4131-aca0-3170fa354974", "Acute risk"),
	NO_GOAL_INTAKE("b7d42e10-3c58-4f6a-8e21-94a0c5d7f1e2", "No goal yet, intake session"),
	NO_GOAL_CRISIS("5e81c9f4-62ad-4b37-b0d9-1f3a7c28e6d5", "No goal, crisis session"),
	NO_GOAL_PLAN_DUE_LATER("d3f60a7b-98e4-4c15-a2bf-6e0d49b81c73", "No goal yet, treatment plan is due later");

	private final String uuid;

	private final String conceptName;

	ProgressNoteAnswer(String uuid, String conceptName) {
		this.uuid = uuid;
		this.conceptName = conceptName;
	}

	/** @return the answer to the risk question that states the given level of risk */
	public static ProgressNoteAnswer of(RiskLevel level) {
		return valueOf("RISK_" + level.name());
	}

	public String getUuid() {
		return uuid;
	}

	public String getConceptName() {
		return conceptName;
	}
}
