/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import java.io.StringWriter;
import java.util.Date;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.audit.ExportReport;
import org.openmrs.module.sessionnotes.domain.audit.ExportVerifier;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;

/** A log that begins empty, and a note of the author with two versions, read once. All of it is really committed. */
abstract class LogContextTest extends SessionNotesContextTest {

	static final String CANARY = "canary-of-the-log";

	@Autowired
	StoreTransactions transactions;

	LogReviewService review;

	String uuid;

	int noteId;

	int versionId;

	@BeforeEach
	public void writeAmendAndRead() {
		review = Context.getService(LogReviewService.class);
		// without a transaction of the test's own: what the module does is committed at once
		TestTransaction.end();
		emptyLog();
		signInAs(AUTHOR);
		NoteVersion written = service.createNote(newNote(CANARY));
		uuid = written.getNote().getUuid();
		noteId = written.getNote().getId();
		versionId = service.amendNote(uuid, 1, NoteContent.ofText(CANARY + " again")).getId();
		service.getNote(uuid);
	}

	@AfterEach
	public void emptyLog() {
		transactions.apart(jdbc -> {
			for (String table : new String[]{"access_event", "access_chain", "checkpoint_end", "checkpoint", "log_gap",
					"log_deletion", "disclosure", "note_version", "note"}) {
				jdbc.update("delete from sessionnotes_" + table);
			}
			return null;
		});
	}

	NewNote newNote(String text) {
		return new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				NoteContent.ofText(text));
	}

	String export() throws Exception {
		StringWriter out = new StringWriter();
		review.prepareExport().writeTo(out);
		return out.toString();
	}

	static ExportReport verify(String export) throws Exception {
		ExportVerifier verifier = new ExportVerifier(null);
		for (String line : export.split("\n")) {
			verifier.next(line);
		}
		return verifier.finish();
	}

	long stored(String type) {
		return transactions.apart(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where event_type = ?", Long.class, type));
	}

	int execute(String sql) {
		return transactions.apart(jdbc -> jdbc.update(sql));
	}
}
