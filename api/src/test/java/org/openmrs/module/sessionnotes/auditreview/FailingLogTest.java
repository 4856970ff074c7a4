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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.springframework.test.context.transaction.TestTransaction;

/** Line 8 of what issue 4 asks to be shown: a log that takes no more events, because the disk is full or a row is locked. */
public class FailingLogTest extends LogContextTest {

	@AfterEach
	public void roomAgain() {
		transactions.apart(jdbc -> {
			jdbc.execute("alter table sessionnotes_access_event drop constraint if exists disk_full");
			return null;
		});
	}

	private void fillTheDisk() {
		transactions.apart(jdbc -> {
			jdbc.execute(
					"alter table sessionnotes_access_event add constraint disk_full check (sequence_number < 0) nocheck");
			return null;
		});
	}

	@Test
	public void noTextComesOutByAnyRouteAndTheErrorIsClear() {
		fillTheDisk();

		assertRefused(() -> service.getNote(uuid));
		assertRefused(() -> service.getHistory(uuid));
		assertRefused(() -> Context.getObsService().getObsByUuid(uuid));
		assertRefused(() -> Context.getObsService().getObs(-versionId));
		assertRefused(() -> review.getEventsOfNote(uuid, new EventSearch(), 0, 10));
		assertThat(stored("READ")).isEqualTo(1);
	}

	@Test
	public void aWriteFailsWhole() {
		fillTheDisk();
		TestTransaction.start();
		Encounter encounter = encounter();
		Obs ordinary = ordinaryText("ordinary");
		encounter.addObs(ordinary);
		encounter.addObs(note("never stored"));

		assertRefused(() -> service.createNote(newNote("never stored")));
		assertRefused(() -> service.amendNote(uuid, 2, NoteContent.ofText("never stored")));
		assertRefused(() -> service.voidNote(uuid, "reason"));
		assertRefused(() -> Context.getEncounterService().saveEncounter(encounter));
		int versions = transactions.withCaller(
				jdbc -> jdbc.queryForObject("select count(*) from sessionnotes_note_version", Integer.class));
		assertThat(versions).as("undone before the caller's transaction ends").isEqualTo(2);
		TestTransaction.flagForRollback();
		TestTransaction.end();

		assertThat(rows("sessionnotes_note")).isEqualTo(1);
		assertThat(rows("sessionnotes_note_version")).isEqualTo(2);
	}

	@Test
	public void nothingElseBreaks() {
		fillTheDisk();
		TestTransaction.start();
		signInAs(NURSE);
		Encounter encounter = encounter();
		encounter.addObs(ordinaryText("ordinary"));
		String obs = Context.getEncounterService().saveEncounter(encounter).getObs().iterator().next().getUuid();

		assertThat(Context.getObsService().getObsByUuid(obs).getValueText()).isEqualTo("ordinary");
		assertThat(Context.getObsService().getObsByUuid(UUID.randomUUID().toString())).isNull();
		assertThat(Context.getObsService().getObsByUuid(uuid)).isNull();
		assertThat(Context.getObsService().getObservationsByPerson(patient)).isNotEmpty();
		signInAs(AUTHOR);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).hasSize(1);
		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isEmpty();
		TestTransaction.end();
	}

	@Test
	public void onceThereIsRoomAgainAllGoesOn() {
		fillTheDisk();
		assertRefused(() -> service.getNote(uuid));
		roomAgain();

		assertThat(service.getNote(uuid).get().getContent().getText()).startsWith(CANARY);
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	@Test
	public void aLockedChainGivesOutNothing() throws Exception {
		try (Session another = sessionFactory.openSession()) {
			another.beginTransaction();
			another.createNativeQuery("select chain from sessionnotes_access_chain where chain = 'note-" + noteId
					+ "' for update").list();

			assertRefused(() -> service.getNote(uuid));

			another.getTransaction().rollback();
		}
		assertThat(service.getNote(uuid)).isPresent();
	}

	private static void assertRefused(ThrowingCallable reading) {
		assertThatThrownBy(reading).isInstanceOf(UnavailableException.class)
				.hasMessage("sessionnotes.error.logUnavailable");
	}

	private long rows(String table) {
		return transactions.apart(jdbc -> jdbc.queryForObject("select count(*) from " + table, Long.class));
	}
}
