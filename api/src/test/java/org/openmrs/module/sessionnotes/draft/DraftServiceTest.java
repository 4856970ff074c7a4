/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.IntegrityReport;
import org.openmrs.module.sessionnotes.psychotherapynote.StoredNotes;
import org.springframework.beans.factory.annotation.Autowired;

public class DraftServiceTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-draft-5c1f";

	private static final String CONTENT = "{\"text\":\"" + CANARY + "\"}";

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	private DraftService drafts;

	private String note;

	private long revision;

	@BeforeEach
	public void typeSomething() {
		drafts = Context.getService(DraftService.class);
		note = UUID.randomUUID().toString();
		signInAs(AUTHOR);
		revision = save(note, DraftKind.PSYCHOTHERAPY_NOTE, 0, CONTENT).getRevision();
	}

	private DraftFacts save(String uuid, DraftKind kind, long seen, String content) {
		return save(uuid, kind, patient.getUuid(), seen, content);
	}

	private DraftFacts save(String uuid, DraftKind kind, String patientUuid, long seen, String content) {
		return drafts.saveDraft(new Draft(DraftFacts.builder().note(uuid).kind(kind).patient(patientUuid).build(), content),
				seen);
	}

	private DraftFacts save(long seen, String content) {
		return save(note, DraftKind.PSYCHOTHERAPY_NOTE, seen, content);
	}

	@Test
	public void theAuthorFindsItAgain() {
		Draft draft = drafts.getDraft(note).get();

		assertThat(draft.getContent()).isEqualTo(CONTENT);
		assertThat(draft.getFacts().getRevision()).isEqualTo(revision).isPositive();
		assertThat(draft.getFacts().getPatientUuid()).isEqualTo(patient.getUuid());
		assertThat(drafts.getDrafts(null)).extracting(DraftFacts::getNoteUuid).containsExactly(note);
		assertThat(drafts.getDrafts(patient.getUuid())).hasSize(1).allMatch(DraftFacts::isIntact);
		assertThat(drafts.getDrafts(Context.getPatientService().getPatient(8).getUuid())).isEmpty();
	}

	@Test
	public void whatIsKnownOfTheSessionComesBackAsItWasSent() {
		String other = UUID.randomUUID().toString();
		drafts.saveDraft(new Draft(DraftFacts.builder().note(other).kind(DraftKind.PROGRESS_NOTE).patient(patient.getUuid())
				.encounter("encounter-1").visit("visit-1").sessionDate("2026-01-31").basedOn("abc").build(), "{}"), 0);

		DraftFacts facts = drafts.getDraft(other).get().getFacts();

		assertThat(Arrays.asList(facts.getEncounterUuid(), facts.getVisitUuid(), facts.getSessionDate(), facts.getBasedOn()))
				.containsExactly("encounter-1", "visit-1", "2026-01-31", "abc");
		assertThat(facts.getKind()).isEqualTo(DraftKind.PROGRESS_NOTE);
	}

	@Test
	public void eachSaveOverwritesItAndLeavesNothingElse() {
		long events = count("select count(*) from sessionnotes_access_event");
		long obs = count("select count(*) from obs");

		long second = save(revision, "{\"text\":\"second\"}").getRevision();
		save(second, "{\"text\":\"third\"}");

		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo("{\"text\":\"third\"}");
		assertThat(count("select count(*) from sessionnotes_sealed_draft")).isOne();
		assertThat(count("select count(*) from sessionnotes_access_event")).isEqualTo(events);
		assertThat(count("select count(*) from obs")).isEqualTo(obs);
		assertThat(count("select count(*) from sessionnotes_note_version")).isZero();
	}

	@Test
	public void aRevisionThatIsNotTheNewestOverwritesNothing() {
		long second = save(revision, "{\"text\":\"second\"}").getRevision();

		for (long seen : new long[]{0, revision, second + 1}) {
			assertConflict(() -> save(seen, "{\"text\":\"too late\"}"), "sessionnotes.error.draft.changed");
		}
		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo("{\"text\":\"second\"}");
	}

	@Test
	public void aTabThatWasLeftOpenOverwritesNoDraftThatWasBegunSince() {
		drafts.discardDraft(note, revision);
		assertThat(drafts.getDraft(note)).isEmpty();
		assertConflict(() -> save(revision, "{\"text\":\"left open\"}"), "sessionnotes.error.draft.changed");

		long begunSince = save(0, "{\"text\":\"begun since\"}").getRevision();

		assertThat(begunSince).isGreaterThan(revision);
		assertConflict(() -> save(revision, "{\"text\":\"left open\"}"), "sessionnotes.error.draft.changed");
		assertConflict(() -> discard(revision), "sessionnotes.error.draft.changed");
		assertThat(drafts.getDraft(note).get().getContent()).contains("begun since");
	}

	@Test
	public void whatIsSentTwiceIsSavedOnce() {
		assertThat(save(0, CONTENT).getRevision()).isEqualTo(revision);
		long second = save(revision, "{\"text\":\"second\"}").getRevision();

		assertThat(save(revision, "{\"text\":\"second\"}").getRevision()).isEqualTo(second);
		assertThat(save(second, "{\"text\":\"second\"}").getRevision()).isEqualTo(second);

		assertConflict(() -> drafts.saveDraft(new Draft(DraftFacts.builder().note(note).kind(DraftKind.PSYCHOTHERAPY_NOTE)
				.patient(patient.getUuid()).basedOn("2").build(), "{\"text\":\"second\"}"), revision),
				"sessionnotes.error.draft.changed");
	}

	private void discard(long seen) {
		drafts.discardDraft(note, seen);
	}

	@Test
	public void patientAndKindNeverChange() {
		assertConflict(() -> save(note, DraftKind.PROGRESS_NOTE, revision, "{}"), "sessionnotes.error.draft.ofOtherNote");
		assertConflict(
				() -> save(note, DraftKind.PSYCHOTHERAPY_NOTE, Context.getPatientService().getPatient(8).getUuid(), revision,
						"{}"),
				"sessionnotes.error.draft.ofOtherNote");
	}

	@Test
	public void twoAuthorsOfOneNoteHaveADraftEach() {
		signInAs(OTHER_THERAPIST);
		assertThatNothingIsThere();
		long others = save(0, "{\"text\":\"of the other\"}").getRevision();
		assertThat(drafts.getDraft(note).get().getContent()).contains("of the other");
		drafts.discardDraft(note, others);

		signInAs(AUTHOR);
		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo(CONTENT);
	}

	@Test
	public void noOneElseFindsIt() throws Exception {
		signInAsSuperuser();
		assertThatNothingIsThere();
		signInAs(SUPERVISOR);
		assertThatNothingIsThere();
		signInAs(NURSE);
		assertThatThrownBy(() -> drafts.getDraft(note)).isInstanceOf(APIAuthenticationException.class);
		Context.logout();
		assertThatThrownBy(() -> drafts.getDraft(note)).isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void inASessionInWhichAUserBecameTheAuthorThereIsNone() throws Exception {
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);

		assertThatNothingIsThere();
		assertThatThrownBy(() -> save(revision, "{}")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.draft.mayNotKeep");
		assertThatThrownBy(() -> save(0, "{}")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.draft.mayNotKeep");
		signInAs(AUTHOR);
		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo(CONTENT);
	}

	@Test
	public void aProxyPrivilegeOpensNoDraft() {
		signInAs(NURSE);
		Context.addProxyPrivilege(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		try {
			assertThatNothingIsThere();
			assertThatThrownBy(() -> save(0, "{}")).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.draft.mayNotKeep");
		} finally {
			Context.removeProxyPrivilege(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		}
	}

	@Test
	public void whileThePasswordIsHeldDraftsOfPrivateNotesAreClosedAndThoseOfTheRecordAreNot() throws Exception {
		String ofRecord = UUID.randomUUID().toString();
		save(ofRecord, DraftKind.PROGRESS_NOTE, 0, "{\"text\":\"of the record\"}");
		signInAsSuperuser();
		User author = Context.getUserService().getUserByUsername(AUTHOR);
		Context.getUserService().changePassword(author, "SetByAdmin1");
		Context.flushSession();
		Context.logout();
		Context.authenticate(AUTHOR, "SetByAdmin1");

		assertThat(drafts.getDraft(note)).isEmpty();
		assertThat(drafts.getDrafts(null)).extracting(DraftFacts::getNoteUuid).containsExactly(ofRecord);
		assertThat(drafts.getDraft(ofRecord).get().getContent()).contains("of the record");
		assertThatThrownBy(() -> save(revision, "{}")).isInstanceOf(NotesOnHoldException.class);
		assertThatThrownBy(() -> save(0, "{}")).isInstanceOf(NotesOnHoldException.class);
		drafts.discardDraft(note, revision);
		assertThat(count("select count(*) from sessionnotes_sealed_draft where note_uuid = '" + note + "'")).isOne();
	}

	@Test
	public void anAuthorWhoLostThePrivilegeOfAKindFindsTheOtherAlone() throws Exception {
		String ofRecord = UUID.randomUUID().toString();
		save(ofRecord, DraftKind.PROGRESS_NOTE, 0, "{}");
		signInAsSuperuser();
		Context.getUserService().getRole("Session Notes: Therapist")
				.removePrivilege(Context.getUserService().getPrivilege(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES));
		Context.getUserService().saveRole(Context.getUserService().getRole("Session Notes: Therapist"));
		Context.flushSession();
		signInAs(AUTHOR);

		assertThat(drafts.getDrafts(null)).extracting(DraftFacts::getNoteUuid).containsExactly(ofRecord);
		assertThat(drafts.getDraft(note)).isEmpty();
		assertThatThrownBy(() -> save(revision, "{}")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.draft.mayNotKeep");
	}

	@Test
	public void ofAVoidedPatientThereIsNone() throws Exception {
		signInAsSuperuser();
		Context.getPatientService().voidPatient(patient, "test");
		Context.flushSession();
		signInAs(AUTHOR);

		assertThatNothingIsThere();
		for (long seen : new long[]{0, revision}) {
			assertThatThrownBy(() -> save(seen, "{}")).isInstanceOf(InvalidRequestException.class)
					.hasMessage("sessionnotes.error.patientVoided");
		}
		signInAsSuperuser();
		Patient voided = Context.getPatientService().getPatientByUuid(patient.getUuid());
		Context.getPatientService().unvoidPatient(voided);
		Context.flushSession();
		signInAs(AUTHOR);
		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo(CONTENT);
	}

	@Test
	public void aPatientWhoDoesNotExistHasNone() {
		String unknown = UUID.randomUUID().toString();
		assertThatThrownBy(() -> save(UUID.randomUUID().toString(), DraftKind.PROGRESS_NOTE, unknown, 0, "{}"))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.unknown.patient");
	}

	@Test
	public void whatNamesNoNoteIsRefused() {
		for (String wrong : new String[]{"words of a note", "", "x".repeat(39)}) {
			assertThatThrownBy(() -> save(wrong, DraftKind.PROGRESS_NOTE, 0, "{}"))
					.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.invalidUuid");
		}
	}

	@Test
	public void moreThanTheBoundsIsRefusedAndNothingIsCutShort() {
		String most = "{\"t\":\"" + "x".repeat((int) Bound.DRAFT_CONTENT.getMost() - 8) + "\"}";
		assertThat(most.getBytes(StandardCharsets.UTF_8)).hasSize((int) Bound.DRAFT_CONTENT.getMost());
		long second = save(revision, most).getRevision();
		assertThat(drafts.getDraft(note).get().getContent()).isEqualTo(most);
		assertThatThrownBy(() -> save(second, most + " ")).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.draft.tooLarge");

		for (int i = 1; i < Bound.DRAFTS.getMost(); i++) {
			save(UUID.randomUUID().toString(), DraftKind.PROGRESS_NOTE, 0, "{}");
		}
		assertThat(drafts.getDrafts(null)).hasSize((int) Bound.DRAFTS.getMost());
		assertThatThrownBy(() -> save(UUID.randomUUID().toString(), DraftKind.PROGRESS_NOTE, 0, "{}"))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.draft.tooMany");
		save(second, "{\"text\":\"goes on\"}");
	}

	@Test
	public void noTextStandsInTheDatabaseOrInAnyObjectsOwnWords() {
		for (String row : transactions.withCaller(jdbc -> jdbc.query("select * from sessionnotes_sealed_draft",
				(row, number) -> text(row)))) {
			assertThat(row).contains(note).doesNotContain(CANARY);
		}
		assertThat(drafts.getDraft(note).get().toString() + drafts.getDrafts(null)).doesNotContain(CANARY)
				.doesNotContain(note);
	}

	private static String text(ResultSet row) throws SQLException {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
			boolean bytes = row.getObject(i) instanceof byte[] || row.getObject(i) instanceof Blob;
			text.append(bytes ? new String(row.getBytes(i), StandardCharsets.ISO_8859_1) : row.getString(i)).append(' ');
		}
		return text.toString();
	}

	@Test
	public void whateverIsAlteredInTheDatabaseIsAnErrorAndIsNotOverwritten() {
		signInAs(OTHER_THERAPIST);
		String others = UUID.randomUUID().toString();
		save(others, DraftKind.PSYCHOTHERAPY_NOTE, 0, "{\"text\":\"others\"}");
		String otherUuid = Context.getAuthenticatedUser().getUuid();
		signInAs(AUTHOR);
		String mine = Context.getAuthenticatedUser().getUuid();
		String second = UUID.randomUUID().toString();
		save(second, DraftKind.PSYCHOTHERAPY_NOTE, 0, "{\"text\":\"second\"}");

		for (String set : new String[]{"kind = 'PROGRESS_NOTE'", "kind = 'NONE'", "patient_uuid = 'another'",
				"encounter_uuid = 'another'", "visit_uuid = 'another'", "session_date = '2020-01-01'", "based_on = '7'",
				"revision = revision + 1", "date_changed = date_changed + 1", "key_id = key_id + 1",
				"seal = (select s.seal from sessionnotes_sealed_draft s where s.note_uuid = '" + second + "')",
				"ciphertext = seal",
				"ciphertext = (select s.ciphertext from sessionnotes_sealed_draft s where s.note_uuid = '" + second
						+ "')"}) {
			assertAltered(set, mine);
		}
		assertThat(
				execute("update sessionnotes_sealed_draft set author_uuid = ? where note_uuid = ? and author_uuid = ?", mine,
						others, otherUuid))
				.isOne();
		assertBroken(others);
	}

	private void assertAltered(String set, String author) {
		String fresh = UUID.randomUUID().toString();
		save(fresh, DraftKind.PSYCHOTHERAPY_NOTE, 0, CONTENT);
		execute("update sessionnotes_sealed_draft set " + set + " where note_uuid = ?", fresh);
		assertBroken(fresh);
		long stored = transactions.withCaller(jdbc -> jdbc.queryForObject(
				"select revision from sessionnotes_sealed_draft where note_uuid = ? and author_uuid = ?", Long.class, fresh,
				author));
		assertThatThrownBy(() -> save(fresh, DraftKind.PSYCHOTHERAPY_NOTE, stored, "{}")).as(set)
				.isInstanceOf(TamperedException.class).hasMessage("sessionnotes.error.draft.damaged");
		drafts.discardDraft(fresh, stored);
		assertThat(drafts.getDraft(fresh)).isEmpty();
	}

	private void assertBroken(String uuid) {
		assertThatThrownBy(() -> drafts.getDraft(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.draft.damaged").hasNoCause();
	}

	private int execute(String sql, Object... values) {
		return transactions.withCaller(jdbc -> jdbc.update(sql, values));
	}

	@Test
	public void aDraftWhoseFactsWereAlteredSaysSoInTheList() {
		execute("update sessionnotes_sealed_draft set date_changed = date_changed + 1");
		assertThat(drafts.getDrafts(null)).extracting(DraftFacts::isIntact).containsExactly(false);
	}

	@Test
	public void theCheckOfAllFindsWhatWasAltered() {
		String other = UUID.randomUUID().toString();
		save(other, DraftKind.PROGRESS_NOTE, 0, "{}");
		IntegrityReport before = new StoredNotes(transactions, keysetProvider).check();
		assertThat(before.getProblems()).isEmpty();
		assertThat(before.getDrafts()).isEqualTo(2);

		execute("update sessionnotes_sealed_draft set ciphertext = seal where note_uuid = ?", note);
		execute("update sessionnotes_sealed_draft set based_on = '7' where note_uuid = ?", other);

		assertThat(new StoredNotes(transactions, keysetProvider).check().getProblems()).hasSize(2)
				.allMatch(problem -> problem.getKind() == ChainProblem.Kind.DRAFT_ALTERED)
				.allMatch(problem -> problem.getChain().matches("draft-\\d+"));
	}

	private void assertConflict(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(ConflictException.class).hasMessage(code).hasNoCause();
	}

	private void assertThatNothingIsThere() {
		assertThat(drafts.getDraft(note)).isEmpty();
		assertThat(drafts.getDrafts(null)).isEmpty();
		assertThat(drafts.getDrafts(patient.getUuid())).isEmpty();
		drafts.discardDraft(note, revision);
		assertThat(count("select count(*) from sessionnotes_sealed_draft where note_uuid = '" + note + "'")).isOne();
	}
}
