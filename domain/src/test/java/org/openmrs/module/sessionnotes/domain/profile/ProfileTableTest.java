/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

class ProfileTableTest {

	@Test
	void cellsAreTrimmedAndCommentsLeftOut() {
		ProfileTable table = table("# a comment", "", "name | a  b |", "  \t", "other | c | d");

		assertThat(table.getRows()).containsExactly(List.of("name", "a  b", ""), List.of("other", "c", "d"));
		assertThat(table.getRow("other")).containsExactly("other", "c", "d");
	}

	@Test
	void aTableThatIsNotWholeIsRefused() {
		assertRefused("no rows", "# nothing");
		assertRefused("a row of 1 cells: b", "a | 1", "b");
		assertThatThrownBy(() -> ProfileTable.read("/export/atlantis.txt")).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("/export/atlantis.txt");
	}

	@Test
	void aRowIsThereOnce() {
		assertThatThrownBy(() -> table("a | 1").getRow("b")).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> table("a | 1", "a | 2").getRow("a")).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void everyRuleHasItsSectionAndItsCheck() {
		assertThat(ProfileTable.source("read", "45 CFR 164.528").getCheck()).isEqualTo(RuleSource.Check.READ);
		assertThat(ProfileTable.source("unchecked", "x").getCheck()).isEqualTo(RuleSource.Check.UNCHECKED);
		assertThat(ProfileTable.source("product", "x").getCheck()).isEqualTo(RuleSource.Check.PRODUCT);
		assertThatThrownBy(() -> ProfileTable.source("read", "")).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> ProfileTable.source("guessed", "x")).isInstanceOf(IllegalArgumentException.class);
	}

	private static void assertRefused(String message, String... lines) {
		assertThatThrownBy(() -> table(lines)).isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
	}

	private static ProfileTable table(String... lines) {
		return ProfileTable.parse("table", Arrays.asList(lines));
	}
}
