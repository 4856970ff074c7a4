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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.auditreview.LogReviewService;
import org.openmrs.module.sessionnotes.domain.audit.RefusalBudget;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("attack")
public class ManyRefusalsTest extends SessionNotesContextTest {

	private static final int TRIES = 300;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private Reauthentication reauthentication;

	private String note;

	private String stranger;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		note = UUID.randomUUID().toString();
		service.createNote(new NewNote(note, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("words")));
		signInAs(OTHER_THERAPIST);
		stranger = Context.getAuthenticatedUser().getUuid();
		accessLog.storeCounted();
		accessLog.getRefusals().clear();
	}

	@AfterEach
	public void forget() {
		reauthentication.clear();
		accessLog.getRefusals().clear();
	}

	@Test
	public void l4_manyRefusalsAreFewRowsAndNoneIsLeftOutOfTheCount() {
		long rows = rows();
		for (int i = 0; i < TRIES; i++) {
			assertThat(service.getNote(i % 2 == 0 ? note : UUID.randomUUID().toString())).isEmpty();
		}
		assertThat(rows() - rows).isEqualTo(RefusalBudget.OF_USER);

		accessLog.storeCounted();

		assertThat(rows() - rows).isEqualTo(RefusalBudget.OF_USER + 2);
		assertThat(count("select count(*) from sessionnotes_access_event where chain = 'user-" + stranger
				+ "' and detail = 'UNKNOWN_NOTE*" + (TRIES - RefusalBudget.OF_USER) / 2 + "' and note_id is null")).isOne();
		assertThat(count("select count(*) from sessionnotes_access_event where chain = 'user-" + stranger
				+ "' and detail = 'NOT_ENTITLED*" + (TRIES - RefusalBudget.OF_USER) / 2 + "' and note_id is not null"))
				.isOne();
		signInAs(PRIVACY_OFFICER);
		assertThat(service.verifyAll().getProblems()).noneMatch(problem -> problem.getChain().equals("user-" + stranger));
	}

	@Test
	public void l4_whoReadsTheLogOfANoteSeesTheCount() {
		for (int i = 0; i < TRIES; i++) {
			assertThat(service.getNote(UUID.randomUUID().toString())).isEmpty();
		}
		assertThat(service.getNote(note)).as("behind all those that are stored at once").isEmpty();

		signInAs(AUTHOR);

		assertThat(Context.getService(LogReviewService.class).getEventsOfNote(note, new EventSearch(), 0, 100).getEvents())
				.extracting(event -> event.getEvent().getTypeName()).contains("DENIED");
		signInAs(PRIVACY_OFFICER);
		assertThat(Context.getService(LogReviewService.class).getEvents(new EventSearch().byUser(stranger), 0, 1_000)
				.getEvents()).extracting(event -> event.getEvent().getDetail())
				.contains("UNKNOWN_NOTE*" + (TRIES - RefusalBudget.OF_USER));
	}

	@Test
	public void l4_wrongPasswordsAreCountedToo() {
		long rows = rows();
		for (int i = 0; i < 50; i++) {
			assertThatThrownBy(() -> reauthentication.confirm("not it")).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.passwordWrong");
		}
		accessLog.storeCounted();

		assertThat(rows() - rows).isEqualTo(RefusalBudget.OF_USER + 1);
	}

	@Test
	public void l4_entitledReadingIsLoggedOneByOne() {
		signInAs(AUTHOR);
		long before = count("select count(*) from sessionnotes_access_event where event_type = 'READ'");
		for (int i = 0; i < 50; i++) {
			assertThat(service.getNote(note)).isPresent();
		}

		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'READ'") - before).isEqualTo(50);
	}

	private long rows() {
		return count("select count(*) from sessionnotes_access_event where chain = 'user-" + stranger + "'");
	}
}
