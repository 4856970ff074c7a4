/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicFormsTest {

	/** Letters in logical order; a form stands where its letter stood. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			text                           | joined
			abc                            | abc
			\u0628                         | \ufe8f
			\u0628\u0628\u0628             | \ufe91\ufe92\ufe90
			\u0628\u0627\u0628             | \ufe91\ufe8e\ufe8f
			\u0628 \u0628                  | \ufe8f \ufe8f
			\u0628\u064e\u0628             | \ufe91\u064e\ufe90
			\u0633\u0644\u0627\u0645       | \ufeb3\ufefc\ufee1
			\u0644\u0627                   | \ufefb
			\u0628\u200c\u0628             | \ufe8f\u200c\ufe8f
			\u0628\u200d                   | \ufe91\u200d
			\u0628\u0640                   | \ufe91\u0640
			\u0641\u0627\u0631\u0633\u06cc | \ufed3\ufe8e\ufead\ufeb3\ufbfd
			\u05e9\u05dc\u05d5\u05dd       | \u05e9\u05dc\u05d5\u05dd
			""")
	void lettersAreJoinedWhereTheyStandTogether(String text, String joined) {
		assertThat(ArabicForms.joined(text)).isEqualTo(joined);
	}
}
