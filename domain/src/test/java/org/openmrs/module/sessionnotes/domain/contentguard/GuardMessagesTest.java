/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class GuardMessagesTest {

	private static final Path MESSAGES = Path.of(System.getProperty("basedir", "."), "..", "api", "src", "main",
			"resources", "messages.properties");

	@Test
	void everyRuleSaysWhy() throws IOException {
		Properties messages = new Properties();
		try (Reader file = Files.newBufferedReader(MESSAGES)) {
			messages.load(file);
		}

		assertThat(GuardRule.values()).allSatisfy(
				rule -> assertThat(messages.getProperty(rule.getMessageCode())).as(rule.name()).isNotBlank());
	}
}
