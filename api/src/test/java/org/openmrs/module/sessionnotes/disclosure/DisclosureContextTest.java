/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.time.Duration;
import java.util.Date;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** Makes disclosures and decides on them as users with a password do. A test begins as the author. */
public abstract class DisclosureContextTest extends SessionNotesContextTest {

	protected static final long DAY = Duration.ofDays(1).toMillis();

	protected static final long NOW = System.currentTimeMillis();

	@Autowired
	protected Reauthentication reauthentication;

	protected DisclosureService disclosures;

	@BeforeEach
	public void signInTheAuthor() {
		disclosures = Context.getService(DisclosureService.class);
		signInAs(AUTHOR);
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	/** @return the uuid of a new note of the user on the session at the given moment */
	protected String write(long session, String text) {
		return service.createNote(new NewNote(UUID.randomUUID().toString(), patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(session), NoteContent.ofText(text))).getNote()
				.getUuid();
	}

	/** Asks to read the author's notes in an emergency, as the user who is signed in. */
	protected NewDisclosure emergency() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).notesOf(uuidOf(AUTHOR))
				.notesOn(patient.getUuid(), NOW - 9 * DAY, NOW + DAY).toUser(Context.getAuthenticatedUser().getUuid())
				.time(null, NOW + DAY / 2).purpose("to avert it")
				.evidence(threatened().with(EvidenceElement.AUTHOR_UNREACHABLE, "called twice"));
	}

	protected static Evidence threatened() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "imminent")
				.with(EvidenceElement.ABLE_TO_PREVENT, "on duty"));
	}

	protected Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	protected Disclosure decide(Disclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.decide(disclosure.getUuid(), true);
	}

	protected static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}
}
