/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/** The platform's numbers of objects whose uuids are sent, as older pages want to be asked with. */
public class Ids implements UnaryOperator<String> {

	@Override
	public String apply(String sent) {
		JsonNode uuids = Json.read(sent);
		return Database.use(database -> {
			Map<String, Long> ids = new LinkedHashMap<>();
			ids.put("patientId", database.number(
					"select person_id from person where uuid = '" + uuids.get("patient").asText() + "'"));
			ids.put("visitId",
					database.number("select visit_id from visit where uuid = '" + uuids.get("visit").asText() + "'"));
			ids.put("encounterId", database.number(
					"select encounter_id from encounter where uuid = '" + uuids.get("encounter").asText() + "'"));
			ids.put("ordinaryId",
					database.number("select obs_id from obs where uuid = '" + uuids.get("ordinary").asText() + "'"));
			return Json.write(ids);
		});
	}
}
