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
import java.util.Arrays;
import java.util.Date;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.document.DocumentCheck;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.document.FileType;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.legalhold.LegalHoldService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers are sealed, opened by those who may, and deleted only once nothing retains them. */
public class DocumentServiceTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-in-the-paper-7731";

	private static final LocalDate LONG_AGO = LocalDate.of(2010, 3, 1);

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private Reauthentication reauthentication;

	private int added;

	private DocumentService documents;

	private LegalHoldService holds;

	@BeforeEach
	public void anOfficer() {
		documents = Context.getService(DocumentService.class);
		holds = Context.getService(LegalHoldService.class);
		signInAs(PRIVACY_OFFICER);
	}

	@AfterEach
	public void endTheRequest() {
		reauthentication.clear();
	}

	private static byte[] pdf(String words) {
		return ("%PDF-1.7\n% " + words + "\n7 0 obj\nstartxref\n" + (words.length() + 12) + "\n%%EOF")
				.getBytes(StandardCharsets.US_ASCII);
	}

	private StoredDocument add(LocalDate day) {
		return documents.addDocument(null, patient.getUuid(), DocumentKind.AUTHORIZATION, day, pdf(CANARY));
	}

	/** Adds a paper that differs from all others. */
	private StoredDocument addAnother() {
		return documents.addDocument(null, patient.getUuid(), DocumentKind.AUTHORIZATION, LONG_AGO, pdf(CANARY + added++));
	}

	private StoredDocument addDeletable() {
		String uuid = addAnother().getFacts().getUuid();
		return documents.recordLastEffect(uuid, LONG_AGO.plusYears(1));
	}

	private void delete(StoredDocument document) {
		reauthentication.confirm(PASSWORD);
		documents.deleteDocument(document.getFacts().getUuid());
	}

	private void execute(String sql, Object... with) {
		transactions.withCaller(jdbc -> jdbc.update(sql, with));
	}

	private long rowsWith(String table) {
		return transactions.withCaller(jdbc -> rowsWith(jdbc, table, CANARY));
	}

	private List<String> events() {
		return transactions.withCaller(jdbc -> jdbc.queryForList(
				"select event_type from sessionnotes_access_event where event_type like 'DOCUMENT%' order by sequence_number",
				String.class));
	}

	@Test
	public void aPaperIsStoredWithItsDigestAndOpensAsItWas() {
		StoredDocument added = add(LONG_AGO);

		assertThat(added.getFacts().getType()).isEqualTo(FileType.PDF);
		assertThat(added.getFacts().getDigest()).isEqualTo(Sha256.hex(pdf(CANARY)));
		OpenedDocument opened = documents.openDocument(added.getFacts().getUuid());
		assertThat(opened.getFile()).isEqualTo(pdf(CANARY));
		assertThat(opened.toString()).doesNotContain(CANARY);
		assertThat(documents.getDocuments(patient.getUuid())).singleElement().satisfies(listed -> {
			assertThat(listed.isIntact()).isTrue();
			assertThat(listed.getFacts().getKind()).isEqualTo(DocumentKind.AUTHORIZATION);
			assertThat(listed.getFacts().getCreatedOn()).isEqualTo(LONG_AGO);
			assertThat(listed.getAddedBy()).isEqualTo(Context.getAuthenticatedUser().getUuid());
		});
		assertThat(events()).containsExactly("DOCUMENT_ADDED", "DOCUMENT_OPENED");
	}

	@Test
	public void theSameRequestSentTwiceMakesOnePaper() {
		StoredDocument first = add(LONG_AGO);
		assertThat(add(LONG_AGO).getFacts().getUuid()).isEqualTo(first.getFacts().getUuid());
		assertThat(add(LONG_AGO.plusDays(1)).getFacts().getUuid()).isNotEqualTo(first.getFacts().getUuid());
		signInAs(OTHER_PRIVACY_OFFICER);
		assertThat(add(LONG_AGO).getFacts().getUuid()).isNotEqualTo(first.getFacts().getUuid());
		assertThat(events()).hasSize(3);
	}

	@Test
	public void nothingOfTheFileStandsInAnyTableOfTheModule() {
		add(LONG_AGO);

		assertThat(rowsWith("sessionnotes_document")).isZero();
		assertThat(rowsWith("sessionnotes_access_event")).isZero();
		execute("update sessionnotes_document set ciphertext = ?", (Object) pdf(CANARY));
		assertThat(rowsWith("sessionnotes_document")).isOne();
	}

	@Test
	public void onlyAUserWhoMayRecordOrdersUsesPapers() {
		String uuid = add(LONG_AGO).getFacts().getUuid();
		for (String user : Arrays.asList(AUTHOR, OTHER_THERAPIST, NURSE, SUPERVISOR)) {
			signInAs(user);
			assertRefused(() -> documents.getDocuments(patient.getUuid()));
			assertRefused(() -> documents.getDocument(uuid));
			assertRefused(() -> documents.openDocument(uuid));
			assertRefused(() -> add(LONG_AGO));
			assertRefused(() -> documents.recordLastEffect(uuid, LONG_AGO));
			assertRefused(() -> documents.deleteDocument(uuid));
		}
		assertThat(events()).containsExactly("DOCUMENT_ADDED");
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(APIAuthenticationException.class);
	}

	/** A superuser who writes notes is an author, and has the privilege of the officer too. */
	@Test
	public void theAuthorOfNotesOnTheClientSeesNoPaperOfTheClient() throws Exception {
		signInAsSuperuser();
		String uuid = add(LONG_AGO).getFacts().getUuid();
		assertThat(documents.getDocuments(patient.getUuid())).hasSize(1);
		service.createNote(new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("private")));

		for (ThrowingCallable call : Arrays.<ThrowingCallable>asList(() -> documents.getDocuments(patient.getUuid()),
				() -> documents.getDocument(uuid), () -> documents.openDocument(uuid),
				() -> documents.recordLastEffect(uuid, LONG_AGO))) {
			assertThatThrownBy(call).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.document.ownClient");
		}
		assertThat(add(LONG_AGO).getFacts().getUuid()).isNotNull();
	}

	@Test
	public void anAlteredRowIsNeitherOpenedNorChangedNorDeleted() {
		StoredDocument other = addDeletable();
		for (String set : Arrays.asList("patient_uuid = 'da7f524f-27ce-4bb2-86d6-6d1d05312bd5'", "kind = 'SCAN'",
				"file_type = 'PNG'", "file_size = file_size + 1", "digest = reverse(digest)",
				"created_on = '2001-01-01'", "last_effect_on = '2002-01-01'", "added_by = 'x'",
				"added_at = added_at + 1", "seal = ciphertext",
				"seal = (select s.seal from sessionnotes_document s where s.uuid = '" + other.getFacts().getUuid() + "')")) {
			String uuid = addDeletable().getFacts().getUuid();
			execute("update sessionnotes_document set " + set.replace("reverse(digest)",
					"'" + Sha256.hex(new byte[0]) + "'") + " where uuid = ?", uuid);

			assertBroken(() -> documents.openDocument(uuid));
			assertBroken(() -> documents.recordLastEffect(uuid, LocalDate.now()));
			reauthentication.confirm(PASSWORD);
			assertBroken(() -> documents.deleteDocument(uuid));
			assertThat(documents.getDocument(uuid).isIntact()).isFalse();
		}
		for (String set : Arrays.asList("ciphertext = seal", "key_id = key_id + 1",
				"ciphertext = (select s.ciphertext from sessionnotes_document s where s.uuid = '"
						+ other.getFacts().getUuid() + "')")) {
			String uuid = addAnother().getFacts().getUuid();
			execute("update sessionnotes_document set " + set + " where uuid = ?", uuid);
			assertBroken(() -> documents.openDocument(uuid));
		}
	}

	private static void assertBroken(ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(TamperedException.class).hasMessage("sessionnotes.error.document.broken");
	}

	@Test
	public void aFileThatIsNoPaperIsRefused() {
		assertInvalid("sessionnotes.error.document.unknownType",
				() -> documents.addDocument(null, patient.getUuid(), DocumentKind.SCAN, LONG_AGO, "<html>".getBytes()));
		assertInvalid("sessionnotes.error.document.empty",
				() -> documents.addDocument(null, patient.getUuid(), DocumentKind.SCAN, LONG_AGO, new byte[0]));
		assertInvalid("sessionnotes.error.document.tooLarge", () -> documents.addDocument(null, patient.getUuid(),
				DocumentKind.SCAN, LONG_AGO, new byte[DocumentCheck.MOST_BYTES + 1]));
		assertInvalid("sessionnotes.error.document.future", () -> add(LocalDate.now().plusDays(1)));
		assertInvalid("sessionnotes.error.bound.MOMENT", () -> add(LocalDate.of(1899, 12, 31)));
		assertInvalid("sessionnotes.error.unknown.patient",
				() -> documents.addDocument(null, "nobody", DocumentKind.SCAN, LONG_AGO, pdf("")));
		assertInvalid("sessionnotes.error.unknown.patient", () -> documents.getDocuments("nobody"));
		assertThatThrownBy(() -> documents.openDocument("none")).isInstanceOf(NotFoundException.class);
		assertThat(events()).isEmpty();
	}

	private static void assertInvalid(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(code);
	}

	@Test
	public void theLargestFileIsStoredAndOpens() {
		byte[] small = pdf("");
		byte[] most = new byte[DocumentCheck.MOST_BYTES];
		Arrays.fill(most, (byte) ' ');
		System.arraycopy(small, 0, most, 0, small.length);

		String uuid = documents.addDocument(null, patient.getUuid(), DocumentKind.SCAN, LONG_AGO, head(most)).getFacts()
				.getUuid();

		assertThat(documents.openDocument(uuid).getFile()).hasSize(DocumentCheck.MOST_BYTES);
	}

	/** @return a PDF of the same length, with its trailer at the end */
	private static byte[] head(byte[] blank) {
		byte[] tail = "\n7 0 obj\nstartxref\n0000000009\n%%EOF".getBytes(StandardCharsets.US_ASCII);
		byte[] whole = blank.clone();
		byte[] begin = "%PDF-1.7\n7 0 obj\n".getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(begin, 0, whole, 0, begin.length);
		Arrays.fill(whole, begin.length, whole.length, (byte) ' ');
		System.arraycopy(tail, 0, whole, whole.length - tail.length, tail.length);
		return whole;
	}

	/** 45 CFR 164.530(j)(2): six years from its creation or last effect. */
	@Test
	public void aPaperIsDeletedOnlyWhenNothingRetainsIt() {
		StoredDocument inEffect = add(LONG_AGO);
		assertConflict("sessionnotes.error.document.inEffect", () -> delete(inEffect));
		StoredDocument retained = documents.recordLastEffect(inEffect.getFacts().getUuid(),
				LocalDate.now().minusYears(6));
		assertThat(retained.getRetainedUntil()).contains(LocalDate.now().minusYears(6).plusYears(6));
		assertConflict("sessionnotes.error.document.retained", () -> delete(retained));
		assertConflict("sessionnotes.error.document.effectEarlier",
				() -> documents.recordLastEffect(inEffect.getFacts().getUuid(), LONG_AGO));
		assertThat(documents.getDocuments(patient.getUuid())).hasSize(1);

		StoredDocument old = addDeletable();
		reauthentication.clear();
		assertThatThrownBy(() -> documents.deleteDocument(old.getFacts().getUuid()))
				.isInstanceOf(ReauthenticationRequiredException.class);
		delete(old);
		assertThatThrownBy(() -> documents.getDocument(old.getFacts().getUuid())).isInstanceOf(NotFoundException.class);
		assertThat(events()).endsWith("DOCUMENT_DELETED");
		assertThat(documents.getDocuments(patient.getUuid())).hasSize(1);
	}

	private static void assertConflict(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(ConflictException.class).hasMessage(code);
	}

	@Test
	public void aHoldOnTheClientOrOnAnyNoteStopsTheDeletion() {
		StoredDocument document = addDeletable();
		LegalHold other = holds.placeLegalHold(null, HoldTarget.CLIENT, Context.getPatientService().getPatient(8).getUuid(),
				"case 1", true);
		LegalHold client = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case 2", true);
		assertConflict(LegalHolds.HELD, () -> delete(document));
		holds.releaseLegalHold(client.getUuid());
		LegalHold note = holds.placeLegalHold(null, HoldTarget.NOTE, "a-note", "case 3", true);
		assertConflict(LegalHolds.HELD, () -> delete(document));
		holds.releaseLegalHold(note.getUuid());

		delete(document);

		assertThat(documents.getDocuments(patient.getUuid())).isEmpty();
		assertThat(holds.getLegalHolds()).extracting(LegalHold::getUuid).containsExactly(note.getUuid(), client.getUuid(),
				other.getUuid());
	}

	@ParameterizedTest
	@ValueSource(strings = {"delete from sessionnotes_legal_hold", "update sessionnotes_legal_hold set target_uuid = 'x'",
			"update sessionnotes_legal_hold set target = 'ALL'", "update sessionnotes_legal_hold set placed_at = 1",
			"update sessionnotes_access_event set event_type = 'LOG_READ' where event_type = 'LEGAL_HOLD_PLACED'",
			"delete from sessionnotes_access_event where event_type = 'LEGAL_HOLD_PLACED'"})
	public void aHoldThatWasTakenAwayOrAlteredBySqlStopsEveryDeletion(String sql) {
		StoredDocument document = addDeletable();
		holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true);
		execute(sql);

		assertThatThrownBy(() -> delete(document)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenLog");
	}

	@Test
	public void aHoldThatWasAlteredKeepsNobodyFromPlacingAnother() {
		LegalHold altered = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true);
		execute("update sessionnotes_legal_hold set target_uuid = 'x'");

		assertThat(holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true).getUuid())
				.isNotEqualTo(altered.getUuid());
	}

	/** The hold on the client who was merged stands for the client who remains. */
	@Test
	public void aMergeTakesPapersAndHoldAlong() throws Exception {
		StoredDocument document = addDeletable();
		StoredDocument altered = addDeletable();
		execute("update sessionnotes_document set kind = 'SCAN' where uuid = ?", altered.getFacts().getUuid());
		LegalHold hold = holds.placeLegalHold(null, HoldTarget.CLIENT, patient.getUuid(), "case", true);
		signInAsSuperuser();
		Context.getPatientService().mergePatients(Context.getPatientService().getPatient(8), patient);
		Context.flushSession();

		signInAs(PRIVACY_OFFICER);
		String remaining = Context.getPatientService().getPatient(8).getUuid();
		assertThat(documents.getDocuments(remaining)).extracting(StoredDocument::isIntact).containsExactly(false, true);
		assertThat(documents.openDocument(document.getFacts().getUuid()).getFile()).isEqualTo(pdf(CANARY + 0));
		assertConflict(LegalHolds.HELD, () -> delete(document));
		holds.releaseLegalHold(hold.getUuid());
		delete(document);
	}

	@Test
	public void papersAreSealedAgainWithTheNewKey() {
		StoredDocument document = add(LONG_AGO);
		StoredDocument altered = addAnother();
		execute("update sessionnotes_document set ciphertext = seal where uuid = ?", altered.getFacts().getUuid());
		Keyset rotated = keysetProvider.getKeyset().withNewPrimaryKey();
		int key = rotated.getPrimaryKeyId();
		DocumentSeals seals = new DocumentSeals(new FixedKeyset(rotated));

		transactions.withCaller(jdbc -> {
			List<Integer> old = seals.notSealedWith(jdbc, key, 0, 10);
			assertThat(old).hasSize(2);
			seals.reseal(jdbc, old.get(0));
			assertBroken(() -> seals.reseal(jdbc, old.get(1)));
			assertThat(seals.countNotSealedWith(jdbc, key)).isOne();
			DocumentTable table = new DocumentTable(new FixedKeyset(rotated));
			StoredDocument resealed = table.find(jdbc, document.getFacts().getUuid()).get();
			assertThat(resealed.isIntact()).isTrue();
			assertThat(table.open(jdbc, resealed)).isEqualTo(pdf(CANARY));
			return null;
		});
		// the key that was in use opens it no more
		assertThat(documents.getDocument(document.getFacts().getUuid()).isIntact()).isFalse();
	}

	/** Gives one keyset, which no file holds. */
	private static final class FixedKeyset extends KeysetProvider {

		private final Keyset keyset;

		private FixedKeyset(Keyset keyset) {
			super(null);
			this.keyset = keyset;
		}

		@Override
		public synchronized Keyset getKeyset() {
			return keyset;
		}
	}
}
