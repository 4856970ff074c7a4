/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/** A client that examples are sent with. */
interface ExampleClient {

	/**
	 * @param status what has to be answered; null for any success
	 * @return the answer; null for one that is empty or no JSON
	 */
	JsonNode send(ExampleRequest request, Integer status);
}
