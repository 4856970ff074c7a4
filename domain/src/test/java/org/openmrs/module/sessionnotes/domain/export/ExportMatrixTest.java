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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.profile.ProfileTable;

/** The shipped table, against the requirements written a second time and apart from it. */
class ExportMatrixTest {

	private final ExportMatrix matrix = ExportMatrix.unitedStates();

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			field                                        | CLAIM        | UTILIZATION_REVIEW | NECESSITY_AUDIT | NJ_REVIEW   | OVERSIGHT
			CLIENT MEMBER_ID SESSION_DATE PROVIDER       | yes          | yes                | yes             | yes         | yes
			TIME TIME_BAND SETTING                       | yes          | yes                | yes             | never       | yes
			SESSION_TYPE DIAGNOSIS                       | yes          | yes                | yes             | yes         | yes
			TECHNIQUES FREQUENCY GOALS PLAN              | reason       | yes                | yes             | never       | yes
			SYMPTOMS FUNCTIONAL_STATUS                   | reason       | yes                | yes             | yes:level   | yes
			PROGRESS_COMMENT PRESENTING_CONCERNS         | reason       | reason             | ask             | never       | ask
			PROGNOSIS                                    | reason       | yes                | yes             | yes:minimal | yes
			RISK                                         | reason:acute | yes:acute          | yes:rating      | never       | ask
			SCORES                                       | reason       | ask                | ask             | never       | ask
			THIRD_PARTIES                                | never        | never              | never           | never       | never
			""")
	void theTableIsThatOfTheRequirements(String fields, String claim, String review, String audit, String newJersey,
			String oversight) {
		for (String name : fields.split(" ")) {
			ExportField field = ExportField.valueOf(name);
			assertThat(rule(ExportPurpose.CLAIM, field)).isEqualTo(claim);
			assertThat(rule(ExportPurpose.UTILIZATION_REVIEW, field)).isEqualTo(review);
			assertThat(rule(ExportPurpose.NECESSITY_AUDIT, field)).isEqualTo(audit);
			assertThat(rule(ExportPurpose.NJ_REVIEW, field)).isEqualTo(newJersey);
			assertThat(rule(ExportPurpose.OVERSIGHT, field)).isEqualTo(oversight);
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyPurposeHasItsSection(ExportPurpose purpose) {
		assertThat(matrix.getSource(purpose).getCitation()).containsPattern("\\d+ CFR|Stat\\.");
	}

	@ParameterizedTest
	@EnumSource
	void noShippedSetHasNarrative(ExportPurpose purpose) {
		assertThat(ExportRecipe.shipped(matrix, purpose).getFields().keySet()).noneMatch(ExportField::isNarrative);
	}

	@Test
	void privateNotesAreNoField() {
		assertThat(Arrays.stream(ExportField.values()).map(Enum::name))
				.noneMatch(name -> name.matches(".*(PSYCHOTHERAPY|PRIVATE|PROCESS|SUD|COUNSELING).*"));
	}

	@Test
	void aTableThatNamesPrivateNotesIsRefused() {
		List<String> lines = shippedLines();
		lines.add("PSYCHOTHERAPY_NOTE | yes | yes | yes | yes | yes | yes");

		assertThatThrownBy(() -> ExportMatrix.of(ProfileTable.parse("table", lines)))
				.isInstanceOf(IllegalStateException.class).hasMessageContaining("PSYCHOTHERAPY_NOTE");
	}

	@Test
	void aTableWithoutAFieldIsRefused() {
		List<String> lines = shippedLines();
		lines.remove(lines.size() - 1);

		assertThatThrownBy(() -> ExportMatrix.of(ProfileTable.parse("table", lines)))
				.isInstanceOf(IllegalStateException.class);
	}

	@Test
	void aTableWithAFieldTwiceIsRefused() {
		List<String> lines = shippedLines();
		lines.set(lines.size() - 1, lines.get(lines.size() - 2));

		assertThatThrownBy(() -> ExportMatrix.of(ProfileTable.parse("table", lines)))
				.isInstanceOf(IllegalStateException.class);
	}

	/** The purpose decides: a plan's review is payment or operations, a government's oversight is not. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			purpose            | not counted because of   | authorization needed | of a plan
			CLAIM              | 45 CFR 164.528(a)(1)(i)  | false                | true
			UTILIZATION_REVIEW | 45 CFR 164.528(a)(1)(i)  | false                | true
			NECESSITY_AUDIT    | 45 CFR 164.528(a)(1)(i)  | false                | true
			NJ_REVIEW          | 45 CFR 164.528(a)(1)(iv) | true                 | true
			OVERSIGHT          | -                        | false                | false
			AUTHORIZED         | 45 CFR 164.528(a)(1)(iv) | true                 | false
			""")
	void thePurposeDecidesTheAccounting(ExportPurpose purpose, String exemption, boolean authorized, boolean forPlan) {
		assertThat(purpose.isAccountable()).isEqualTo(exemption == null);
		assertThat(exemption == null ? null : purpose.getAccountingExemption().getCitation()).isEqualTo(exemption);
		assertThat(purpose.isAuthorizationNeeded()).isEqualTo(authorized);
		assertThat(purpose.isForPlan()).isEqualTo(forPlan);
	}

	private String rule(ExportPurpose purpose, ExportField field) {
		return matrix.getRule(purpose, field).toString().toLowerCase().replace(":whole", "");
	}

	private static List<String> shippedLines() {
		return ProfileTable.read("/export/us.txt").getRows().stream().map(row -> String.join(" | ", row))
				.collect(Collectors.toCollection(ArrayList::new));
	}
}
