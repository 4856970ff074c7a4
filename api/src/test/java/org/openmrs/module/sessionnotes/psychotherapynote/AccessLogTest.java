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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.disclosure.DisclosureStore;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written down, and that nothing is given out before it is. Works on a note that is really committed. */
public class AccessLogTest extends SessionNotesContextTest {

	@Autowired
	private DisclosureStore disclosures;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private StoreTransactions transactions;

	private String uuid;

	private int noteId;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		NoteVersion written = committed(() -> service.createNote(newNote("the text")));
		uuid = written.getNote().getUuid();
		noteId = written.getNote().getId();
	}

	@AfterEach
	public void removeIt() {
		// what this test did in its own transaction holds locks on the rows
		TestTransaction.end();
		transactions.apart(jdbc -> {
			jdbc.update("delete from sessionnotes_note where note_id = ?", noteId);
			jdbc.update("delete from sessionnotes_note_version where note_id = ?", noteId);
			jdbc.update("delete from sessionnotes_access_event where chain = ?", AccessLog.chainOfNote(noteId));
			return jdbc.update("delete from sessionnotes_access_chain where chain = ?", AccessLog.chainOfNote(noteId));
		});
	}

	@Test
	public void everythingThatHappensToANoteIsInItsChainInOrder() {
		service.amendNote(uuid, 1, NoteContent.ofText("amended"));
		service.getNote(uuid);
		service.voidNote(uuid, "reason");
		service.unvoidNote(uuid);

		assertThat(sessionFactory.getCurrentSession().createNativeQuery(
				"select event_type from sessionnotes_access_event where chain = 'note-" + noteId
						+ "' order by sequence_number")
				.list()).isEqualTo(Arrays.asList("CREATED", "AMENDED", "READ", "VOIDED", "UNVOIDED"));
	}

	@Test
	public void aRefusalIsStoredWhetherOrNotTheNoteExistsAndWhateverTheCallerDoesNext() {
		signInAs(OTHER_THERAPIST);
		long before = denials(OTHER_THERAPIST);

		rolledBack(() -> service.getNote(uuid));
		rolledBack(() -> service.getNote(UUID.randomUUID().toString()));

		assertThat(denials(OTHER_THERAPIST)).isEqualTo(before + 2);
		assertThat(events("event_type = 'DENIED' and note_id = " + noteId)).isEqualTo(1);
	}

	@Test
	public void aRefusalByThePlatformsOwnAuthorizationIsStoredToo() {
		signInAs(NURSE);
		long before = denials(NURSE);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(APIAuthenticationException.class);
		assertThat(denials(NURSE)).isEqualTo(before + 1);
	}

	@Test
	public void anObsThatIsAskedForInVainIsARefusalLikeAnyOther() {
		signInAs(OTHER_THERAPIST);
		long before = denials(OTHER_THERAPIST);
		Context.getObsService().getObsByUuid(uuid);
		Context.getObsService().getObsByUuid(UUID.randomUUID().toString());
		assertThat(denials(OTHER_THERAPIST)).isEqualTo(before + 2);
	}

	@Test
	public void aReadingStaysInTheLogThoughItsTransactionIsRolledBack() {
		long before = readings();

		rolledBack(() -> service.getNote(uuid));

		assertThat(readings()).isEqualTo(before + 1);
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	@Test
	public void aReadingWithinAReadOnlyTransactionIsStored() {
		long before = readings();
		TransactionTemplate template = new TransactionTemplate(transactionManager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		template.setReadOnly(true);

		String text = template.execute(status -> service.getNote(uuid).get().getContent().getText());

		assertThat(text).isEqualTo("the text");

		assertThat(readings()).isEqualTo(before + 1);
	}

	@Test
	public void whenTheEventCannotBeStoredNoTextIsGivenOut() throws Exception {
		AccessLog failing = spy(accessLog);
		doThrow(new IllegalStateException("the disk is full")).when(failing).appendRead(any(), anyInt(), any());
		NoteDoor door = new NoteDoor(transactions, keysetProvider, currentRequest, failing, disclosures,
				new NoteKinds(new SafeguardSettings(transactions, keysetProvider, accessLog)),
				new DraftDoor(transactions, keysetProvider, currentRequest, accessLog));

		assertThatThrownBy(() -> door.open(uuid)).hasMessage("the disk is full");

		doThrow(new TamperedException("sessionnotes.error.brokenNote")).when(failing).appendRead(any(), anyInt(), any());
		assertThatThrownBy(() -> door.open(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
	}

	@Test
	public void aNoteWhoseWritingIsRolledBackLeavesNoEvent() {
		long before = events("event_type = 'CREATED'");

		rolledBack(() -> service.createNote(newNote("never")));

		assertThat(events("event_type = 'CREATED'")).isEqualTo(before);
	}

	@Test
	public void noTextIsInAnyEvent() {
		service.amendNote(uuid, 1, NoteContent.ofText("canary-event-text"));
		service.voidNote(uuid, "canary-event-reason");
		List<?> rows = sessionFactory.getCurrentSession()
				.createNativeQuery(
						"select event_uuid || chain || event_type || coalesce(detail, '') || coalesce(note_digest, '') "
								+ "from sessionnotes_access_event")
				.list();
		assertThat(rows.toString()).contains("note-" + noteId).doesNotContain("canary-event");
	}

	private long denials(String username) {
		String chain = AccessLog.chainOfUser(Context.getUserService().getUserByUsername(username).getUuid());
		return events("event_type = 'DENIED' and chain = '" + chain + "'");
	}

	private long readings() {
		return events("event_type = 'READ' and note_id = " + noteId);
	}

	private long events(String condition) {
		return transactions.apart(
				jdbc -> jdbc.queryForObject("select count(*) from sessionnotes_access_event where " + condition,
						Long.class));
	}

	private <T> T committed(Supplier<T> work) {
		TransactionTemplate template = new TransactionTemplate(transactionManager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return template.execute(status -> work.get());
	}

	private void rolledBack(Supplier<?> work) {
		TransactionTemplate template = new TransactionTemplate(transactionManager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		template.execute(status -> {
			status.setRollbackOnly();
			return work.get();
		});
	}

	private NewNote newNote(String text) {
		return new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				NoteContent.ofText(text));
	}
}
