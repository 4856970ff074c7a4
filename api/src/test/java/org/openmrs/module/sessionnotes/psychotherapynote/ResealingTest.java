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

import java.util.TreeSet;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.document.DocumentSeals;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.draft.Draft;
import org.openmrs.module.sessionnotes.draft.DraftFacts;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.draft.DraftService;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

public class ResealingTest extends SessionNotesContextTest {

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private StoreTransactions transactions;

	private final List<NoteVersion> notes = new ArrayList<>();

	private Resealing resealing;

	@BeforeEach
	public void writeNotesAndRotate() {
		signInAs(AUTHOR);
		resealing = new Resealing(transactions, keysetProvider, accessLog, currentRequest,
				Collections.singletonList(new DocumentSeals(keysetProvider)));
		TransactionTemplate committed = new TransactionTemplate(transactionManager);
		committed.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		committed.execute(status -> {
			for (int i = 0; i < 5; i++) {
				notes.add(service.createNote(new NewNote(null, patient.getUuid(), null,
						SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("text " + i))));
			}
			service.amendNote(notes.get(0).getNote().getUuid(), 1, NoteContent.ofText("text 0 amended"));
			service.voidNote(notes.get(1).getNote().getUuid(), "the reason");
			for (int i = 0; i < 2; i++) {
				Context.getService(DraftService.class)
						.saveDraft(new Draft(DraftFacts.builder().note(notes.get(i).getNote().getUuid())
								.kind(DraftKind.PSYCHOTHERAPY_NOTE).patient(patient.getUuid()).build(), typed(i)), 0);
			}
			return null;
		});
		keysetProvider.rotate();
	}

	private static String typed(int number) {
		return "{\"text\":\"typed " + number + "\"}";
	}

	@AfterEach
	public void removeThem() {
		// what this test did in its own transaction holds locks on the rows
		TestTransaction.end();
		transactions.apart(jdbc -> {
			jdbc.update("delete from sessionnotes_sealed_draft");
			for (NoteVersion note : notes) {
				int id = note.getNote().getId();
				jdbc.update("delete from sessionnotes_note where note_id = ?", id);
				jdbc.update("delete from sessionnotes_note_version where note_id = ?", id);
				jdbc.update("delete from sessionnotes_access_event where chain = ?", AccessLog.chainOfNote(id));
				jdbc.update("delete from sessionnotes_access_chain where chain = ?", AccessLog.chainOfNote(id));
			}
			return null;
		});
	}

	@Test
	public void oldNotesOpenBeforeTheyAreSealedAgain() {
		assertThat(remaining()).isEqualTo(6);
		assertThat(resealing.getProgress().getRemainingDrafts()).isEqualTo(2);
		assertAllOpenAndVerify();
	}

	@Test
	public void everyVersionIsSealedWithTheNewKeyAndReadsAsBefore() {
		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(remaining()).isZero();
		assertThat(resealing.getProgress().getRemainingDrafts()).isZero();
		assertThat(resealing.getProgress().getDamaged()).isZero();
		assertThat(isKnownAsDone()).isTrue();
		keysetProvider.rotate();
		assertThat(isKnownAsDone()).isFalse();
		assertAllOpenAndVerify();
		assertThat(service.getHistory(notes.get(0).getNote().getUuid()))
				.extracting(version -> version.getContent().getText())
				.containsExactly("text 0 amended", "text 0");
	}

	@Test
	public void anInterruptedRunGoesOnWhereItWas() {
		StoreTransactions interrupting = new StoreTransactions(sessionFactory) {

			private int calls;

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				if (++calls == 5) {
					throw new IllegalStateException("the server was killed");
				}
				return super.apart(work);
			}
		};
		Resealing first = new Resealing(interrupting, keysetProvider, accessLog, currentRequest,
				Collections.singletonList(new DocumentSeals(keysetProvider)));
		try {
			first.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));
		} catch (IllegalStateException killed) {
			assertThat(killed).hasMessage("the server was killed");
		}
		assertThat(remaining()).isBetween(1, 5);
		assertThat(isKnownAsDone()).isFalse();

		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(remaining()).isZero();
		assertAllOpenAndVerify();
	}

	@Test
	public void aDamagedVersionIsLeftAloneAndCounted() {
		transactions.apart(jdbc -> jdbc.update(
				"update sessionnotes_note_version set date_created = date_created + 1 where note_id = ?",
				notes.get(2).getNote().getId()));

		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(remaining()).isEqualTo(1);
		assertThat(resealing.getProgress().getRemainingDrafts()).isZero();
		assertThat(resealing.getProgress().getDamaged()).isEqualTo(1);
		assertThat(isKnownAsDone()).isFalse();
	}

	@Test
	public void anOlderRowThatWasPutBackDoesNotBecomeGenuine() {
		String uuid = notes.get(3).getNote().getUuid();
		int id = notes.get(3).getNote().getId();
		Map<String, Object> before = transactions
				.apart(jdbc -> jdbc.queryForMap("select date_voided, seal from sessionnotes_note where note_id = ?", id));
		TransactionTemplate committed = new TransactionTemplate(transactionManager);
		committed.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		committed.execute(status -> {
			service.voidNote(uuid, "the reason");
			return null;
		});
		transactions.apart(jdbc -> jdbc.update(
				"update sessionnotes_note set date_voided = ?, void_reason = null, seal = ? where note_id = ?",
				before.get("date_voided"), before.get("seal"), id));

		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(resealing.getProgress().getDamaged()).isEqualTo(1);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(TamperedException.class);
	}

	@Test
	public void aDamagedDraftIsLeftAloneAndCounted() {
		transactions.apart(jdbc -> jdbc.update("update sessionnotes_sealed_draft set patient_uuid = 'x' where note_uuid = ?",
				notes.get(0).getNote().getUuid()));

		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(resealing.getProgress().getRemainingDrafts()).isEqualTo(1);
		assertThat(resealing.getProgress().getDamaged()).isEqualTo(1);
		assertThat(draft(1).getContent()).isEqualTo(typed(1));
	}

	/** Not done as long as a paper is sealed with an older key, damaged or not. */
	@Test
	public void papersAreSealedAgainTooAndADamagedOneIsCounted() {
		Papers papers = new Papers(1, 2, 3);
		resealing = new Resealing(transactions, keysetProvider, accessLog, currentRequest,
				Collections.singletonList(papers));
		assertThat(resealing.getProgress().getRemainingDocuments()).isEqualTo(3);

		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));

		assertThat(resealing.getProgress().getRemainingDocuments()).isEqualTo(1);
		assertThat(resealing.getProgress().getDamaged()).isEqualTo(1);
		assertThat(resealing.getProgress().getPercentDone()).as("all but one of 11").isEqualTo(90);
		assertThat(isKnownAsDone()).isFalse();
		papers.damaged = 0;
		resealing.resealAll(currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS));
		assertThat(resealing.getProgress().getRemainingDocuments()).isZero();
		assertThat(isKnownAsDone()).isTrue();
	}

	/** Papers that are sealed with an older key; the second one is damaged. */
	private static final class Papers implements SealedRows {

		private final TreeSet<Integer> old;

		private int damaged = 2;

		private Papers(Integer... ids) {
			old = new TreeSet<>(Arrays.asList(ids));
		}

		@Override
		public String getName() {
			return "Paper";
		}

		@Override
		public String getTable() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String getIdColumn() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int countNotSealedWith(JdbcOperations jdbc, int keyId) {
			return old.size();
		}

		@Override
		public List<Integer> notSealedWith(JdbcOperations jdbc, int keyId, int afterId, int limit) {
			return new ArrayList<>(old.tailSet(afterId, false));
		}

		@Override
		public void reseal(JdbcOperations jdbc, int id) {
			if (id == damaged) {
				throw new TamperedException("damaged");
			}
			old.remove(id);
		}
	}

	private Draft draft(int number) {
		return Context.getService(DraftService.class).getDraft(notes.get(number).getNote().getUuid()).get();
	}

	private boolean isKnownAsDone() {
		return resealing.getDoneAt().isPresent();
	}

	private int remaining() {
		return resealing.getProgress().getRemaining();
	}

	private void assertAllOpenAndVerify() {
		for (int i = 0; i < notes.size(); i++) {
			String uuid = notes.get(i).getNote().getUuid();
			assertThat(service.getNote(uuid).get().getContent().getText()).startsWith("text " + i);
			assertThat(service.verifyNote(uuid)).isEmpty();
		}
		assertThat(draft(0).getContent()).isEqualTo(typed(0));
		assertThat(draft(1).getContent()).isEqualTo(typed(1));
	}
}
