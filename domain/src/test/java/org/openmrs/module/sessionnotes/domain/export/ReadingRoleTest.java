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

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** what each role inside the clinic sees. */
class ReadingRoleTest {

	private final ExportMatrix matrix = ExportMatrix.unitedStates();

	@Test
	void theFrontDeskSeesNoContent() {
		assertThat(ReadingRole.FRONT_DESK.getFields(matrix)).containsExactlyInAnyOrder(ExportField.SESSION_DATE,
				ExportField.PROVIDER, ExportField.SETTING, ExportField.NOTE_STATE);
	}

	@Test
	void aBillerSeesTheClaimAndAReviewerTheReview() {
		assertThat(ReadingRole.BILLER.getFields(matrix)).isEqualTo(shipped(ExportPurpose.CLAIM));
		assertThat(ReadingRole.UTILIZATION_REVIEWER.getFields(matrix))
				.isEqualTo(shipped(ExportPurpose.UTILIZATION_REVIEW));
	}

	@Test
	void anAuditorSeesNoName() {
		Set<ExportField> expected = EnumSet.copyOf(shipped(ExportPurpose.NECESSITY_AUDIT));
		expected.remove(ExportField.CLIENT);
		expected.remove(ExportField.MEMBER_ID);

		assertThat(ReadingRole.AUDITOR.getFields(matrix)).isEqualTo(expected);
	}

	@Test
	void theCareTeamAndASupervisorSeeAllOfTheirClients() {
		assertThat(ReadingRole.CARE_TEAM.getFields(matrix)).isEqualTo(EnumSet.allOf(ExportField.class));
		assertThat(ReadingRole.CARE_TEAM.getReach()).isEqualTo(ReadingRole.Reach.OWN_CLIENTS);
		assertThat(ReadingRole.SUPERVISOR.getFields(matrix)).isEqualTo(EnumSet.allOf(ExportField.class));
		assertThat(ReadingRole.SUPERVISOR.getReach()).isEqualTo(ReadingRole.Reach.CLIENTS_OF_SUPERVISEES);
	}

	@ParameterizedTest
	@EnumSource
	void everyRoleHasItsSectionAndReach(ReadingRole role) {
		assertThat(role.getSource().getCitation()).isEqualTo("45 CFR 164.514(d)(2)");
		assertThat(role.getReach()).isNotNull();
	}

	private Set<ExportField> shipped(ExportPurpose purpose) {
		return ExportRecipe.shipped(matrix, purpose).getFields().keySet();
	}
}
