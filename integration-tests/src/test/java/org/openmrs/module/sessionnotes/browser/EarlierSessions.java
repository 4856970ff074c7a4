/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/** Years of earlier sessions of one client of the demonstration, each with both notes, made over REST by their therapist. */
final class EarlierSessions {

	private static final String NOTES = "/ws/rest/v1/sessionnotes/";

	private static final Account THERAPIST = DemoClinic.THERAPIST;

	private static final Pattern DIGEST = Pattern.compile("\"contentDigest\":\"([^\"]+)\"");

	private static final String CHANGE = "c9df4952-aa89-4b24-b5e4-755b229c85a7";

	private static final String RISK = "47a81931-4225-406b-8288-e47f85adb14d";

	private static final String INDIVIDUAL = "8e688475-3c8c-43df-99a0-6d586551cf79";

	private static final String IN_PERSON = "324b94ea-7930-47e3-991b-b834120d5e2e";

	private final Http therapist;

	EarlierSessions(String baseUrl) {
		therapist = THERAPIST.login(baseUrl).withPasswordAgain();
	}

	/** Makes so many sessions, one a day before those of the week. */
	void make(int count) {
		OffsetDateTime first = OffsetDateTime.now().minus(Duration.ofDays(count + 30L)).withHour(9).withMinute(0)
				.withSecond(0).withNano(0);
		for (int day = 0; day < count; day++) {
			makeSession(day, Http.date(first.plusDays(day)));
		}
	}

	private void makeSession(int number, String start) {
		String uuid = UUID.randomUUID().toString();
		Answer note = send("progressnote",
				"""
						{"uuid": "%s", "patient": "%s", "location": "%s", "start": "%s", "duration": 50, "sessionType": "%s",
						"setting": "%s", "presentingConcerns": "Session %d: slept a little better, and worried about work.",
						"techniquesDescribed": "Went through the week.", "change": "%s", "risk": "%s",
						"goals": [{"goal": "Sleeps through five nights a week", "rating": "a1c256e2-b235-4fa3-80d7-3e15827a3954"}],
						"plan": "Weekly."}"""
						.formatted(uuid, DemoWeek.LUCAS.uuid(), DemoClinic.LOCATION, start, INDIVIDUAL, IN_PERSON,
								number, CHANGE, RISK));
		Matcher digest = DIGEST.matcher(note.body());
		if (!digest.find()) {
			throw new IllegalStateException(note.body());
		}
		send("progressnote/" + uuid + "/sign", "{\"contentDigest\": \"" + digest.group(1) + "\"}");
		send("psychotherapynote",
				"""
						{"patient": "%s", "sessionDate": "%s", "sections": [{"part": "reflections", "text": "Session %d: hesitant."}]}"""
						.formatted(DemoWeek.LUCAS.uuid(), start, number));
	}

	private Answer send(String path, String json) {
		Answer answer = therapist.post(NOTES + path, json);
		if (answer.status() >= 300) {
			throw new IllegalStateException(answer.status() + " " + answer.body());
		}
		return answer;
	}
}
