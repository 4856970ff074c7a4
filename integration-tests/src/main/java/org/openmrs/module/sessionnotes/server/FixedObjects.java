/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.time.Duration;

import org.openmrs.module.sessionnotes.server.Http.Answer;

/** Makes objects of a fixed uuid over REST as one user, and says what went wrong where the server refuses. */
final class FixedObjects {

	private static final String REST = "/ws/rest/v1";

	private static final Duration SETTLED = Duration.ofMinutes(2);

	private final Http user;

	FixedObjects(Http user) {
		this.user = user;
	}

	/** Creates the object unless there is one of that uuid. */
	void create(String resource, String uuid, String json) {
		if (!exists(resource, uuid)) {
			post(REST + "/" + resource, json.replaceFirst("\\{", "{\"uuid\": \"" + uuid + "\", "));
		}
	}

	boolean exists(String resource, String uuid) {
		Answer found = settled(REST + "/" + resource + "/" + uuid);
		if (found.status() == 404) {
			return false;
		}
		expect(found);
		return true;
	}

	/** @return what the server answers, which has to be a success */
	String get(String path) {
		return expect(user.get(path));
	}

	/** @return what the server answers, which has to be a success */
	String post(String path, String json) {
		return expect(user.post(path, json));
	}

	/** Platform: right after its start, under load, it may answer with an error for a moment. */
	private Answer settled(String path) {
		return Patiently.ask(() -> user.get(path), answer -> answer.status() == 200 || answer.status() == 404, SETTLED);
	}

	private static String expect(Answer answer) {
		if (answer.status() >= 300) {
			throw new ServerStartException("The demonstration clinic could not be loaded: " + answer.status() + " "
					+ answer.body());
		}
		return answer.body();
	}
}
