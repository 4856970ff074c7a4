/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.disclosure.AccountingService;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.legalhold.LegalHoldService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers dated before a client's birth, papers of merged and voided clients, and officers with an author's account. */
public class DocumentsOfClientTest extends SessionNotesContextTest {

	private static final LocalDate BIRTH = LocalDate.of(1990, 5, 17);

	private static final LocalDate WRITTEN = LocalDate.of(2020, 3, 1);

	private static final byte[] PDF = "%PDF-1.7\n7 0 obj\nstartxref\n9\n%%EOF".getBytes(StandardCharsets.US_ASCII);

	@Autowired
	private StoreTransactions transactions;

	private DocumentService documents;

	private Patient client;

	@BeforeEach
	public void aClient() throws Exception {
		documents = Context.getService(DocumentService.class);
		signInAsSuperuser();
		client = newClient(BIRTH);
		signInAs(PRIVACY_OFFICER);
	}

	private StoredDocument add(String uuid, LocalDate day) {
		return documents.addDocument(uuid, client.getUuid(), DocumentKind.SCAN, day, PDF);
	}

	private static void assertInvalid(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(code);
	}

	@Test
	public void theDaysOfAPaperFitTheClientAndToday() {
		assertInvalid("sessionnotes.error.document.beforeBirth", () -> add(null, BIRTH.minusDays(1)));
		assertThat(add(null, BIRTH).getFacts().getCreatedOn()).isEqualTo(BIRTH);
		String uuid = add(null, WRITTEN).getFacts().getUuid();
		assertInvalid("sessionnotes.error.document.effectBeforeDate",
				() -> documents.recordLastEffect(uuid, WRITTEN.minusDays(1)));
		for (LocalDate future : new LocalDate[]{LocalDate.now().plusDays(1), LocalDate.of(9999, 12, 31)}) {
			assertThatThrownBy(() -> documents.recordLastEffect(uuid, future)).isInstanceOf(InvalidRequestException.class);
		}
		assertThat(documents.recordLastEffect(uuid, WRITTEN).getFacts().getLastEffectOn()).isEqualTo(WRITTEN);
	}

	@Test
	public void theSameUuidSentTwiceIsOnePaper() {
		String uuid = UUID.randomUUID().toString();
		assertThat(add(uuid, WRITTEN).getFacts().getUuid()).isEqualTo(uuid);
		assertThat(add(uuid, WRITTEN).getFacts().getUuid()).isEqualTo(uuid);
		assertThatThrownBy(() -> add(uuid, WRITTEN.plusDays(1))).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.document.uuidInUse");
		assertThat(documents.getDocuments(client.getUuid())).hasSize(1);
	}

	/** The page of a client may be open when the client is merged. */
	@Test
	public void aPaperOfAMergedClientGoesToThePatientWhoRemains() throws Exception {
		signInAsSuperuser();
		Patient remaining = newClient(BIRTH);
		Context.getPatientService().mergePatients(remaining, client);
		signInAs(PRIVACY_OFFICER);

		assertThat(add(null, WRITTEN).getFacts().getClientUuid()).isEqualTo(remaining.getUuid());

		assertThat(documents.getDocuments(remaining.getUuid())).hasSize(1);
	}

	/** The older row has a genuine seal, and would be deleted too early; the log knows better. */
	@Test
	public void anOlderRowThatIsPutBackIsDamagedAndAMissingOneIsMissed() throws Exception {
		String uuid = add(null, WRITTEN).getFacts().getUuid();
		String other = add(null, WRITTEN.plusDays(1)).getFacts().getUuid();
		documents.recordLastEffect(uuid, WRITTEN);
		Map<String, Object> older = transactions.withCaller(
				jdbc -> jdbc.queryForMap("select last_effect_on, seal from sessionnotes_document where uuid = ?", uuid));
		documents.recordLastEffect(uuid, WRITTEN.plusYears(5));
		assertThat(problems()).isEmpty();

		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_document set last_effect_on = ?, seal = ? "
				+ "where uuid = ?", older.get("last_effect_on"), older.get("seal"), uuid));
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_document where uuid = ?", other));

		assertThat(documents.getDocument(uuid).isIntact()).isFalse();
		assertThat(documents.getDocuments(client.getUuid())).extracting(StoredDocument::isIntact).containsExactly(false);
		assertThatThrownBy(() -> documents.openDocument(uuid)).isInstanceOf(TamperedException.class);
		assertThat(problems()).containsExactlyInAnyOrder(
				new ChainProblem("document-" + uuid, ChainProblem.Kind.DOCUMENT_ALTERED, null),
				new ChainProblem("document-" + other, ChainProblem.Kind.DOCUMENT_MISSING, null));
	}

	private List<ChainProblem> problems() {
		return service.verifyAll().getProblems();
	}

	/** An unreadable paper does not prevent a merge from moving private notes, disclosures and requests. */
	@Test
	public void aRowThatNobodyCanReadGoesAlongInAMerge() throws Exception {
		String uuid = add(null, WRITTEN).getFacts().getUuid();
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_document set kind = 'X' where uuid = ?", uuid));
		signInAsSuperuser();
		Patient remaining = newClient(BIRTH);

		Context.getPatientService().mergePatients(remaining, client);

		String owner = transactions.withCaller(jdbc -> jdbc.queryForObject(
				"select patient_uuid from sessionnotes_document where uuid = ?", String.class, uuid));
		assertThat(owner).isEqualTo(remaining.getUuid());
		signInAs(PRIVACY_OFFICER);
		assertThat(documents.getDocuments(remaining.getUuid())).isEmpty();
	}

	@Test
	public void aVoidedClientGetsNoPaper() throws Exception {
		signInAsSuperuser();
		Context.getPatientService().voidPatient(client, "twice");
		Context.flushSession();
		signInAs(PRIVACY_OFFICER);

		assertInvalid("sessionnotes.error.patientVoided", () -> add(null, WRITTEN));
	}

	/** Otherwise a superuser could give an officer's account to the author's person, and ask client by client. */
	@Test
	public void withASecondAccountOfAnAuthorEveryClientAnswersAlike() throws Exception {
		String account = officerAccountOfTheAuthor();
		service.createNote(new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("private")));
		signInAs(account);

		for (String uuid : new String[]{patient.getUuid(), client.getUuid()}) {
			assertThatThrownBy(() -> documents.getDocuments(uuid)).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.document.ownClient");
			assertThatThrownBy(() -> Context.getService(AccountingService.class).makeAccounting(uuid, null))
					.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.accounting.ownClient");
		}
		Integer refusals = transactions.withCaller(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where event_type = 'DENIED'", Integer.class));
		assertThat(refusals).isGreaterThan(0);
	}

	/** @return the name of a second account; the author is signed in afterwards */
	private String officerAccountOfTheAuthor() throws Exception {
		signInAs(AUTHOR);
		String person = Context.getAuthenticatedUser().getUuid();
		signInAsSuperuser();
		User account = new User(Context.getUserService().getUserByUuid(person).getPerson());
		account.setUsername("officer-of-the-same-person");
		account.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		Context.getUserService().createUser(account, PASSWORD);
		Context.flushSession();
		signInAs(AUTHOR);
		return account.getUsername();
	}

	@Test
	public void theAuthorWhomAHoldConcernsDoesNotSeeASecretReference() {
		LegalHoldService holds = Context.getService(LegalHoldService.class);
		String officer = Context.getAuthenticatedUser().getUuid();
		LegalHold secret = holds.placeLegalHold(null, HoldTarget.AUTHOR, officer, "case", false);
		LegalHold told = holds.placeLegalHold(null, HoldTarget.AUTHOR, officer, "case", true);

		assertThat(holds.maySeeReference(secret)).isFalse();
		assertThat(holds.maySeeReference(told)).isTrue();
		signInAs(OTHER_PRIVACY_OFFICER);
		assertThat(holds.maySeeReference(secret)).isTrue();
	}

	@Test
	public void theSameUuidSentTwiceIsOneHold() {
		LegalHoldService holds = Context.getService(LegalHoldService.class);
		String uuid = UUID.randomUUID().toString();
		for (int sent = 0; sent < 2; sent++) {
			assertThat(holds.placeLegalHold(uuid, HoldTarget.CLIENT, client.getUuid(), "case", true).getUuid())
					.isEqualTo(uuid);
		}
		assertThatThrownBy(() -> holds.placeLegalHold(uuid, HoldTarget.CLIENT, client.getUuid(), "another", true))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.legalHold.uuidInUse");
		assertThat(holds.getLegalHolds()).hasSize(1);
	}
}
