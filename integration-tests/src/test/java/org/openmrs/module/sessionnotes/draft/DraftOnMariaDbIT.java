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
import static org.openmrs.module.sessionnotes.draft.DraftRequests.DRAFTS;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.OF_RECORD;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.PRIVATE;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.assertOneOfManyIsTaken;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.draft;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.save;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.text;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;

import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.MariaDb;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Sealed drafts on the database that most clinics have: requests at the same time, and a server that is killed while typing. */
class DraftOnMariaDbIT {

	/** What a failure leaves behind is evidence. */
	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path directory;

	@Test
	void neitherRequestsAtTheSameTimeNorACrashLoseAWord() throws Exception {
		try (MariaDb database = new MariaDb(directory.resolve("mariadb"), "--innodb-flush-log-at-trx-commit=1");
				RunningServer server = RunningServer.start(directory.resolve("data"), database.options())) {
			Client client = DemoClinic.FIRST_CLIENT;
			Http author = server.as(DemoClinic.THERAPIST);
			assertOneOfManyIsTaken(server, DemoClinic.THERAPIST, client, UUID.randomUUID().toString(), 10);

			String note = UUID.randomUUID().toString();
			long typed = save(author, note, draft(client, PRIVATE, 0, "typed"));
			typed = save(author, note, draft(client, PRIVATE, typed, "typed until the crash"));
			server.kill();
			server.start();

			Http again = server.as(DemoClinic.THERAPIST);
			assertThat(text(again, note)).isEqualTo("typed until the crash");
			assertSavedAlong(again, client, note, typed);
			assertSignedAlong(again, client);
		}
	}

	private static void assertSavedAlong(Http author, Client client, String note, long typed) {
		String notes = ProgressNoteRequests.REST + "/sessionnotes/psychotherapynote";
		String body = "{\"uuid\": \"%s\", \"patient\": \"%s\", \"text\": \"typed\", \"draftRevision\": %d}";
		assertError(author.post(notes, String.format(body, note, client.uuid(), typed - 1)), 409,
				"sessionnotes.error.draft.changed");
		assertThat(author.get(notes + "/" + note).status()).isEqualTo(404);
		assertThat(author.post(notes, String.format(body, note, client.uuid(), typed)).status()).isEqualTo(201);
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
	}

	private static void assertSignedAlong(Http author, Client client) {
		String note = UUID.randomUUID().toString();
		long typed = save(author, note, draft(client, OF_RECORD, 0, "typed"));
		ProgressNoteRequests.create(author,
				ProgressNoteRequests.complete(client).put("uuid", note).put("draftRevision", typed));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
		long more = save(author, note, draft(client, OF_RECORD, 0, "more"));
		assertError(ProgressNoteRequests.step(author, note, "sign"), 409, "sessionnotes.error.draft.unsaved");
		assertThat(author.delete(DRAFTS + "/" + note + "?revision=" + more).status()).isEqualTo(204);
		assertThat(ProgressNoteRequests.step(author, note, "sign").status()).isEqualTo(200);
	}
}
