/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientTest {

	/** The platform shows a user as the person with the account in parentheses; a court names the person. */
	@ParameterizedTest
	@CsvSource({"Rita Reader (rita), Rita Reader, true", "Rita Reader (rita), rita  READER (rita), true",
			"Rita Reader (rita), uuid, true", "Rita Reader (rita), rita, false", "Rita Reader (rita), Rita, false",
			"Rita Reader (rita), '', false", "(rita), '', false", "(rita), (rita), true", "Rita Reader, Rita Reader, true"})
	void aUserIsNamedWithOrWithoutTheAccount(String name, String wording, boolean isNamed) {
		assertThat(Recipient.user("uuid", name).isNamed(wording)).isEqualTo(isNamed);
	}

	/** What stands in parentheses belongs to the name of an organization. */
	@ParameterizedTest
	@CsvSource({"County Court (North), County Court (North), true", "County Court (North), County Court, false"})
	void aRecipientOutsideIsNamedInFull(String name, String wording, boolean isNamed) {
		assertThat(Recipient.outside(name, null).isNamed(wording)).isEqualTo(isNamed);
	}
}
