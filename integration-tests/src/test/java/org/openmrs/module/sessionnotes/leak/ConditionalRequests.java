/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openmrs.module.sessionnotes.leak.Session.Reply;

/**
 * Remembers the tags and dates that the server gives for what both twins have before a way in is gone, and asks with them
 * afterwards: that something is another by now tells as much as the thing itself.
 */
final class ConditionalRequests {

	private static final String R4 = "/ws/fhir2/R4";

	private static final List<String> ADDRESSES = List.of(Clinic.REST + "/obs?v=full&includeAll=true&patient={patient}",
			Clinic.REST + "/obs/{ordinary}?v=full", Clinic.REST + "/encounter/{firstEncounter}?v=full&includeAll=true",
			Clinic.REST + "/encounter?v=full&includeAll=true&patient={patient}", Clinic.REST + "/visit/{visit}?v=full",
			Clinic.REST + "/patient/{patient}?v=full", Clinic.REST + "/person/{patient}?v=full",
			Clinic.REST + "/obs/{note}", R4 + "/Patient/{patient}", R4 + "/Encounter/{firstEncounter}",
			R4 + "/Observation/{ordinary}", R4 + "/Observation?patient={patient}&_count=50",
			R4 + "/Patient/{patient}/$everything?_count=100");

	private static final List<Role> ROLES = List.of(Role.AUTHOR, Role.SUPERUSER);

	private final Clinic clinic;

	private final Twin twin;

	private final Map<Role, Map<String, Reply>> before = new LinkedHashMap<>();

	ConditionalRequests(Clinic clinic, Twin twin) {
		this.clinic = clinic;
		this.twin = twin;
		for (Role role : ROLES) {
			Map<String, Reply> replies = new LinkedHashMap<>();
			ADDRESSES.forEach(address -> replies.put(address, ask(role, address, Map.of())));
			before.put(role, replies);
		}
	}

	/** @return each role, address, header and status, one a line; the author is shown a note by its uuid, by design */
	String answers() {
		StringBuilder answers = new StringBuilder();
		before.forEach((role, replies) -> replies.forEach((address, reply) -> {
			if (role != Role.AUTHOR || !address.contains("{note}")) {
				Reply now = ask(role, address, Map.of());
				answers.append(role.title()).append(", ").append(address).append(':')
						.append(answer(role, address, "If-None-Match", tag(reply)))
						.append(answer(role, address, "If-Modified-Since", reply.header("last-modified")))
						.append(answer(role, address, "If-None-Match", tag(now))).append('\n');
			}
		}));
		return answers.toString();
	}

	private String answer(Role role, String address, String header, Optional<String> value) {
		return " " + header + " "
				+ value.map(known -> String.valueOf(ask(role, address, Map.of(header, known)).status())).orElse("none");
	}

	private static Optional<String> tag(Reply reply) {
		return reply.header("etag");
	}

	private Reply ask(Role role, String address, Map<String, String> headers) {
		return clinic.as(role).get(clinic.fill(address, twin), headers);
	}
}
