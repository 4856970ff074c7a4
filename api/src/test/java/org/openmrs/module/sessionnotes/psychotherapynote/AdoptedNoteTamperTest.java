/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Arrays;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds for a note that was written holds for one that was adopted, with its versions and voided as it was. */
public class AdoptedNoteTamperTest extends TamperTest {

	private static final String NOTE_UUID = "5f4dcc3b-5aa7-45d6-9d83-27deb882cf99";

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private PasswordResetHolds passwordResetHolds;

	@Override
	protected String voidedNoteOfTwoVersions() {
		String author = Context.getAuthenticatedUser().getUuid();
		AdoptedNote note = new AdoptedNote(NOTE_UUID, author, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, 1_700_000_000_000L,
				Arrays.asList(new AdoptedNote.Version(1_700_000_001_000L, author, NoteContent.ofText("the first text")),
						new AdoptedNote.Version(1_700_000_002_000L, "another-user", NoteContent.ofText("the second text"))))
				.voided(1_700_000_003_000L, author, "reason");
		// as an adoption does before the first note of an author
		passwordResetHolds.trustCurrentPassword(note.getAuthorUuid());
		transactions.withCaller(jdbc -> {
			new AdoptedNotes(keysetProvider, accessLog, new NoteKinds((db, safeguard) -> safeguard.getUsual())).insert(jdbc,
					note, new AccessRequest("adopter", "adopter", false, true));
			return null;
		});
		return NOTE_UUID;
	}
}
