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

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.MessageTexts;

class GuardMessagesTest {

	@Test
	void everyRuleSaysWhy() {
		MessageTexts.assertAreThere("", Arrays.stream(GuardRule.values()).map(GuardRule::getMessageCode).toList());
	}
}
