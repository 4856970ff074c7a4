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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.beans.factory.annotation.Autowired;

public class DisclosedFileTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-file-0b7e";

	private static final String OUTSIDE = "canary-outside-the-scope-44d1";

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private StoreTransactions transactions;

	private DisclosureService disclosures;

	@BeforeEach
	public void writeNotes() {
		disclosures = Context.getService(DisclosureService.class);
		signInAs(AUTHOR);
		write(NOW - 3 * DAY, CANARY + " first");
		write(NOW - 2 * DAY, CANARY + " second");
		write(NOW - 30 * DAY, OUTSIDE);
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	@Test
	public void itHoldsExactlyTheScopeForItsRecipient() throws IOException {
		DisclosedFile file = file(disclose(threat()));

		assertThat(PdfCells.text(file.getContent())).contains("Springfield Police", "7 Main St",
				"45 CFR 164.512(j)(1)(i)", CANARY + " first", CANARY + " second", "2 psychotherapy notes of sessions from",
				"Redisclosure", patient.getPersonName().getFullName()).doesNotContain(OUTSIDE);
		assertThat(file.toString()).doesNotContain(CANARY);
	}

	@Test
	public void theLogKnowsEachNoteInItAndItsDigest() {
		Disclosure disclosure = disclose(threat());

		DisclosedFile file = file(disclosure);

		assertThat(file.getDigest()).isEqualTo(DigestUtils.sha256Hex(file.getContent()));
		assertThat(filesMade("note_id is null and note_digest = '" + file.getDigest() + "' and disclosure_uuid = '"
				+ disclosure.getUuid() + "'")).isOne();
		assertThat(filesMade("note_id is not null and detail = 'SERIOUS_THREAT' and disclosure_uuid = '"
				+ disclosure.getUuid() + "'")).isEqualTo(2);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10))
				.allSatisfy(note -> assertThat(service.verifyNote(note.getUuid())).isEmpty());
	}

	@Test
	public void itIsMadeOnce() {
		Disclosure disclosure = disclose(threat());
		file(disclosure);

		assertRefused("fileMade", () -> file(disclosure));
		assertThat(filesMade("note_id is not null")).isEqualTo(2);
		// making it is no step of the disclosure
		assertThat(disclosures.getDisclosure(disclosure.getUuid())).isPresent();
	}

	@Test
	public void revokedItIsNotMade() {
		Disclosure disclosure = disclose(threat());
		disclosures.revoke(disclosure.getUuid(), false);

		assertRefused("noFile", () -> file(disclosure));
		assertThat(filesMade("1 = 1")).isZero();
	}

	@Test
	public void ofAnOrderItIsMadeByWhoRecordedItOnceItIsApproved() throws IOException {
		signInAs(PRIVACY_OFFICER);
		Disclosure order = disclose(order());
		assertRefused("noFile", () -> file(order));
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		disclosures.decide(order.getUuid(), true);
		assertNotFound(() -> file(order));
		signInAs(AUTHOR);
		assertNotFound(() -> file(order));

		signInAs(PRIVACY_OFFICER);

		assertThat(PdfCells.text(file(order).getContent())).contains("Recorded by", "Approved by", "District Court, 12/2026",
				CANARY);
	}

	@Test
	public void itTakesThePasswordAgain() {
		Disclosure disclosure = disclose(threat());
		reauthentication.clear();

		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid()))
				.isInstanceOf(ReauthenticationRequiredException.class);
		assertThat(filesMade("1 = 1")).isZero();
	}

	@Test
	public void nobodyElseFindsTheDisclosure() throws Exception {
		Disclosure disclosure = disclose(threat());

		signInAs(OTHER_THERAPIST);
		assertNotFound(() -> file(disclosure));
		signInAs(PRIVACY_OFFICER);
		assertNotFound(() -> file(disclosure));
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);
		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.disclosure.notYourself");
	}

	@Test
	public void aUserReadsAndGetsNoFile() {
		Disclosure disclosure = disclose(new NewDisclosure(DisclosureBasis.SERIOUS_THREAT)
				.notesOn(patient.getUuid(), null, null).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + DAY)
				.purpose("threat").evidence(evidence()));

		assertRefused("noFile", () -> file(disclosure));
	}

	@Test
	public void withoutNotesThereIsNoFile() {
		Disclosure disclosure = disclose(threat().notesOn(patient.getUuid(), NOW - 9 * DAY, NOW - 8 * DAY));

		assertRefused("nothingToDisclose", () -> file(disclosure));
	}

	/** Whoever reads the log sees that a text was opened, and that nobody got it. */
	@Test
	@Tag("attack")
	public void m8_whenTheLayoutFailsTheLogSaysThatNobodyGotTheFile() {
		Disclosure disclosure = disclose(threat());
		reauthentication.confirm(PASSWORD);

		assertThatThrownBy(() -> withoutWords().makeFile(disclosure.getUuid())).isInstanceOf(IllegalStateException.class);

		assertThat(filesMade("1 = 1")).isZero();
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'FILE_BEGUN'")).isEqualTo(2);
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'FILE_NOT_MADE'")).isEqualTo(2);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10))
				.allSatisfy(note -> assertThat(service.verifyNote(note.getUuid())).isEmpty());
		// nobody has it: it can be made still
		assertThat(file(disclosure).getContent()).isNotEmpty();
		assertThat(filesMade("note_id is not null")).isEqualTo(2);
	}

	/** No file, and no text, without its event. */
	@Test
	public void whenTheEventCannotBeStoredThereIsNoFile() {
		Disclosure disclosure = disclose(threat());
		transactions.withCaller(jdbc -> jdbc
				.update("update sessionnotes_access_chain set chain_length = chain_length + 1 where chain like 'note-%'"));

		assertThatThrownBy(() -> file(disclosure)).isInstanceOf(RuntimeException.class).hasMessageNotContaining(CANARY);
	}

	/** The same service, except that nothing can be laid out for want of its words. */
	private static DisclosureService withoutWords() {
		NoteDoor door = component(NoteDoor.class);
		AccessLog log = component(AccessLog.class);
		MessageSourceService none = (MessageSourceService) Proxy.newProxyInstance(
				MessageSourceService.class.getClassLoader(), new Class<?>[]{MessageSourceService.class},
				(proxy, method, arguments) -> {
					throw new IllegalStateException("no words");
				});
		return new DisclosureServiceImpl(component(StoreTransactions.class), component(DisclosureStore.class), door,
				component(CurrentRequest.class), component(Reauthentication.class), component(PasswordResetHolds.class), log,
				new ExternalRecipientFiles(door, log, none), component(SettingsInForce.class));
	}

	private static <T> T component(Class<T> type) {
		return Context.getRegisteredComponents(type).get(0);
	}

	private NewDisclosure threat() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).notesOn(patient.getUuid(), NOW - 4 * DAY, NOW)
				.toOutside("Springfield Police", "7 Main St").time(null, NOW + DAY).purpose("imminent threat")
				.evidence(evidence());
	}

	private NewDisclosure order() {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(uuidOf(AUTHOR))
				.notesOn(patient.getUuid(), NOW - 4 * DAY, NOW).toOutside("District Court", "1 Court Sq")
				.time(null, NOW + DAY).purpose("case 12").evidence(evidence());
	}

	private static Evidence evidence() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "why")
				.with(EvidenceElement.ABLE_TO_PREVENT, "how")
				.with(EvidenceElement.INSTRUMENT, "COURT_ORDER").with(EvidenceElement.ISSUER, "District Court")
				.with(EvidenceElement.REFERENCE, "12/2026").with(EvidenceElement.ISSUED_ON, NOW - DAY));
	}

	private Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	private DisclosedFile file(Disclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.makeFile(disclosure.getUuid());
	}

	private static void assertRefused(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.disclosure." + code);
	}

	private static void assertNotFound(ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
	}

	private long filesMade(String which) {
		return count("select count(*) from sessionnotes_access_event where event_type = 'FILE_MADE' and " + which);
	}

	private void write(long session, String text) {
		service.createNote(new NewNote(UUID.randomUUID().toString(), patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(session), NoteContent.ofText(text)));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}
}
