/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What tests of sealed drafts send. */
final class DraftRequests {

	static final String DRAFTS = REST + "/sessionnotes/draft";

	static final String PRIVATE = "psychotherapynote";

	static final String OF_RECORD = "progressnote";

	private static final ObjectMapper JSON = new ObjectMapper();

	private DraftRequests() {
	}

	static ObjectNode draft(Client client, String kind, long revision, String text) {
		ObjectNode draft = JSON.createObjectNode().put("kind", kind).put("patient", client.uuid()).put("revision", revision);
		draft.putObject("content").put("text", text);
		return draft;
	}

	/** @return the revision that was saved */
	static long save(Http user, String note, ObjectNode draft) {
		return ok(user.post(DRAFTS + "/" + note, draft.toString())).get("revision").asLong();
	}

	/** @return the text of a draft as the user opens it */
	static String text(Http user, String note) {
		return ok(user.get(DRAFTS + "/" + note)).get("content").get("text").asText();
	}

	/** Of several tabs of one browser that have seen the same revision one is taken, in each of several rounds. */
	static void assertOneOfManyIsTaken(RunningServer server, Account account, Client client, String note, int rounds)
			throws Exception {
		BrowserSession browser = new BrowserSession(server.baseUrl());
		assertThat(browser.signIn(account.username(), account.password()).status()).isEqualTo(200);
		Http author = server.as(account);
		long seen = 0;
		for (int round = 0; round < rounds; round++) {
			List<Answer> answers = atTheSameTime(browser, client, note, seen);
			assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
			assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
			int taken = answers.stream().map(Answer::status).toList().indexOf(200);
			JsonNode found = ok(author.get(DRAFTS + "/" + note));
			assertThat(found.get("content").get("text").asText()).isEqualTo(tab(taken, seen));
			assertThat(found.get("revision").asLong()).isGreaterThan(seen);
			seen = json(answers.get(taken)).get("revision").asLong();
			assertThat(found.get("revision").asLong()).isEqualTo(seen);
		}
	}

	/** Never the text of a round before: the same text sent again is no change, and is not refused. */
	private static String tab(int number, long seen) {
		return "tab " + number + " after " + seen;
	}

	private static List<Answer> atTheSameTime(BrowserSession browser, Client client, String note, long seen)
			throws Exception {
		int requests = 8;
		ExecutorService threads = Executors.newFixedThreadPool(requests);
		try {
			List<Callable<Answer>> calls = new ArrayList<>();
			for (int i = 0; i < requests; i++) {
				String body = draft(client, PRIVATE, seen, tab(i, seen)).toString();
				calls.add(() -> browser.send("POST", DRAFTS + "/" + note, body));
			}
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> each : threads.invokeAll(calls)) {
				answers.add(each.get());
			}
			return answers;
		} finally {
			threads.shutdownNow();
		}
	}
}
