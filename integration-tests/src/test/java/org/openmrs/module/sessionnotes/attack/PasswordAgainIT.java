/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/** Whoever finds a superuser's open session changes nothing that matters: those routes take the password again. */
@Tag("attack")
class PasswordAgainIT {

	private static final String MODULE = "/ws/rest/v1/sessionnotes";

	/** The routes, each with a body that would do something. */
	private static final Map<String, String> ROUTES = new LinkedHashMap<>();

	static {
		ROUTES.put("/keyset#rotate", "{\"action\":\"rotate\"}");
		ROUTES.put("/keyset#reseal", "{\"action\":\"reseal\"}");
		ROUTES.put("/keyset#interrupt", "{\"action\":\"interrupt\"}");
		ROUTES.put("/log/deletion", "{\"olderThan\":\"2001-01-01\"}");
		ROUTES.put("/log/deletion/" + UUID.randomUUID(), "{\"approved\":true}");
		ROUTES.put("/passwordhold", "{\"user\":\"" + DemoClinic.NURSE.userUuid() + "\",\"action\":\"lift\"}");
		ROUTES.put("/disclosure/" + UUID.randomUUID() + "/approve", "{}");
		ROUTES.put("/disclosure/" + UUID.randomUUID() + "/refuse", "{}");
		ROUTES.put("/disclosure/" + UUID.randomUUID() + "/file", "{}");
	}

	@Test
	void l7_withoutThePasswordNothingIsDone() {
		Http superuser = SharedServer.get().as(DemoClinic.SYSTEM_ADMINISTRATOR);
		ROUTES.forEach((route, body) -> {
			// a superuser could have set the nurse's password, and is told so first
			Http sender = route.equals("/passwordhold") ? SharedServer.get().as(DemoClinic.PRIVACY_OFFICER) : superuser;
			Answer answer = sender.post(MODULE + route.split("#")[0], body);
			assertThat(answer.status()).as(route + answer.body()).isEqualTo(403);
			assertThat(answer.body()).as(route).contains("sessionnotes.error.passwordNeeded");
		});
	}

	@Test
	void l7_aWrongPasswordDoesNotHelp() {
		Http superuser = SharedServer.get().as(DemoClinic.ADMIN).withPasswordAgain("not-the-password-1");
		assertThat(superuser.post(MODULE + "/keyset", "{\"action\":\"rotate\"}").body())
				.contains("sessionnotes.error.passwordWrong");
	}
}
