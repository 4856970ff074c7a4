/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class ProgressNoteLifecycleTest {

	private static final String CODE = "sessionnotes.error.progressNote.step.";

	/** Every combination there is; small letters say why the step is refused. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			before               | step     | not supervised       | access only          | approve              | co-sign
			DRAFT                | SIGNED   | FINAL                | FINAL                | AWAITING_APPROVAL    | AWAITING_COSIGNATURE
			DRAFT                | RETURNED | notSigned            | notSigned            | notSigned            | notSigned
			DRAFT                | APPROVED | notSigned            | notSigned            | notSigned            | notSigned
			DRAFT                | COSIGNED | notSigned            | notSigned            | notSigned            | notSigned
			DRAFT                | ADDENDUM | notFinal             | notFinal             | notFinal             | notFinal
			DRAFT                | VOIDED   | DRAFT                | DRAFT                | DRAFT                | DRAFT
			DRAFT                | UNVOIDED | DRAFT                | DRAFT                | DRAFT                | DRAFT
			RETURNED             | SIGNED   | FINAL                | FINAL                | AWAITING_APPROVAL    | AWAITING_COSIGNATURE
			RETURNED             | RETURNED | notSigned            | notSigned            | notSigned            | notSigned
			RETURNED             | APPROVED | notSigned            | notSigned            | notSigned            | notSigned
			RETURNED             | COSIGNED | notSigned            | notSigned            | notSigned            | notSigned
			RETURNED             | ADDENDUM | notFinal             | notFinal             | notFinal             | notFinal
			RETURNED             | VOIDED   | RETURNED             | RETURNED             | RETURNED             | RETURNED
			RETURNED             | UNVOIDED | RETURNED             | RETURNED             | RETURNED             | RETURNED
			AWAITING_APPROVAL    | SIGNED   | alreadySigned        | alreadySigned        | alreadySigned        | alreadySigned
			AWAITING_APPROVAL    | RETURNED | RETURNED             | RETURNED             | RETURNED             | RETURNED
			AWAITING_APPROVAL    | APPROVED | FINAL                | FINAL                | FINAL                | FINAL
			AWAITING_APPROVAL    | COSIGNED | notAwaiting          | notAwaiting          | notAwaiting          | notAwaiting
			AWAITING_APPROVAL    | ADDENDUM | notFinal             | notFinal             | notFinal             | notFinal
			AWAITING_APPROVAL    | VOIDED   | AWAITING_APPROVAL    | AWAITING_APPROVAL    | AWAITING_APPROVAL    | AWAITING_APPROVAL
			AWAITING_APPROVAL    | UNVOIDED | AWAITING_APPROVAL    | AWAITING_APPROVAL    | AWAITING_APPROVAL    | AWAITING_APPROVAL
			AWAITING_COSIGNATURE | SIGNED   | alreadySigned        | alreadySigned        | alreadySigned        | alreadySigned
			AWAITING_COSIGNATURE | RETURNED | RETURNED             | RETURNED             | RETURNED             | RETURNED
			AWAITING_COSIGNATURE | APPROVED | notAwaiting          | notAwaiting          | notAwaiting          | notAwaiting
			AWAITING_COSIGNATURE | COSIGNED | FINAL                | FINAL                | FINAL                | FINAL
			AWAITING_COSIGNATURE | ADDENDUM | notFinal             | notFinal             | notFinal             | notFinal
			AWAITING_COSIGNATURE | VOIDED   | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE
			AWAITING_COSIGNATURE | UNVOIDED | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE | AWAITING_COSIGNATURE
			FINAL                | SIGNED   | alreadySigned        | alreadySigned        | alreadySigned        | alreadySigned
			FINAL                | RETURNED | final                | final                | final                | final
			FINAL                | APPROVED | final                | final                | final                | final
			FINAL                | COSIGNED | final                | final                | final                | final
			FINAL                | ADDENDUM | FINAL                | FINAL                | FINAL                | FINAL
			FINAL                | VOIDED   | FINAL                | FINAL                | FINAL                | FINAL
			FINAL                | UNVOIDED | FINAL                | FINAL                | FINAL                | FINAL
			""")
	void aStepLeadsWhereTheTableSays(ProgressNoteState before, ProgressNoteStep step, String none, String accessOnly,
			String approve,
			String cosign) {
		assertThat(outcome(before, step, null)).isEqualTo(none);
		assertThat(outcome(before, step, SupervisionMode.ACCESS_ONLY)).isEqualTo(accessOnly);
		assertThat(outcome(before, step, SupervisionMode.REVIEW_AND_APPROVE)).isEqualTo(approve);
		assertThat(outcome(before, step, SupervisionMode.REVIEW_AND_COSIGN)).isEqualTo(cosign);
	}

	@Test
	void noStateStepOrModeIsMissingFromThatTable() {
		assertThat(ProgressNoteState.values()).hasSize(5);
		assertThat(ProgressNoteStep.values()).hasSize(7);
		assertThat(SupervisionMode.values()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
			state                | fixed | unsigned
			DRAFT                | false | true
			RETURNED             | false | true
			AWAITING_APPROVAL    | true  | false
			AWAITING_COSIGNATURE | true  | false
			FINAL                | true  | false
			""")
	void aStateIsFixedOnceItIsSigned(ProgressNoteState state, boolean fixed, boolean unsigned) {
		assertThat(state.isFixed()).isEqualTo(fixed);
		assertThat(state.isUnsigned()).isEqualTo(unsigned);
		assertThat(state.getMessageCode()).isEqualTo("sessionnotes.state." + state.name());
	}

	@ParameterizedTest
	@CsvSource({"ACCESS_ONLY, false", "REVIEW_AND_APPROVE, true", "REVIEW_AND_COSIGN, true"})
	void aNoteWaitsForASupervisorWhoReviews(SupervisionMode mode, boolean needsReview) {
		assertThat(mode.needsReview()).isEqualTo(needsReview);
	}

	@ParameterizedTest
	@EnumSource(ProgressNoteStep.class)
	void aStepNeverLeadsBackToADraftThatWasNeverSigned(ProgressNoteStep step) {
		for (ProgressNoteState before : ProgressNoteState.values()) {
			if (before != ProgressNoteState.DRAFT) {
				assertThat(outcome(before, step, SupervisionMode.REVIEW_AND_COSIGN))
						.isNotEqualTo(ProgressNoteState.DRAFT.name());
			}
		}
	}

	/** The database of every installation holds these names. */
	@Test
	void theNamesInTheHistoryStayTheSame() {
		assertThat(ProgressNoteStep.values()).extracting(Enum::name).contains("SIGNED", "RETURNED", "APPROVED", "COSIGNED",
				"ADDENDUM", "VOIDED", "UNVOIDED");
		assertThat(ProgressNoteState.values()).extracting(Enum::name).contains("DRAFT", "RETURNED", "AWAITING_APPROVAL",
				"AWAITING_COSIGNATURE", "FINAL");
		assertThat(SupervisionMode.values()).extracting(Enum::name).contains("ACCESS_ONLY", "REVIEW_AND_APPROVE",
				"REVIEW_AND_COSIGN");
		assertThat(Capacity.values()).extracting(Enum::name).contains("AUTHOR", "SUPERVISOR", "OTHER_PROVIDER");
	}

	/** @return the state afterwards, or the last word of the code of the refusal */
	private static String outcome(ProgressNoteState before, ProgressNoteStep step, SupervisionMode mode) {
		try {
			return ProgressNoteLifecycle.after(before, step, mode).name();
		} catch (RefusedException e) {
			assertThat(e).hasMessage(e.getMessageCode()).hasMessageStartingWith(CODE);
			return e.getMessageCode().substring(CODE.length());
		}
	}
}
