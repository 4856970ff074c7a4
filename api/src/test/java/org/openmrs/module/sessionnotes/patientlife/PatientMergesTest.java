/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.api.APIException;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.psychotherapynote.NotesOfPatient;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcOperations;

public class PatientMergesTest extends OnAnyDatabaseTest {

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private PatientMerges merges;

	@Autowired
	private NotesOfPatient notes;

	private Properties propertiesBefore;

	private Patient other;

	private NoteHeader note;

	@BeforeEach
	public void aNoteOfTwoVersionsThatIsVoided() {
		propertiesBefore = Context.getRuntimeProperties();
		signInAs(AUTHOR);
		String uuid = write("the first text");
		service.amendNote(uuid, 1, NoteContent.ofText("the second text"));
		service.voidNote(uuid, "the reason");
		note = service.getNote(uuid).get().getNote();
		other = Context.getPatientService().getPatient(8);
	}

	@AfterEach
	public void theKeysetAsItWas() {
		Context.setRuntimeProperties(propertiesBefore);
	}

	@Test
	public void textsAndReasonStaySealedAsTheyWere() throws Exception {
		List<List<String>> sealed = sealedTexts();

		merge();

		assertThat(sealedTexts()).isEqualTo(sealed).hasSize(2);
		signInAs(AUTHOR);
		assertThat(service.getHistory(note.getUuid())).extracting(version -> version.getContent().getText())
				.containsExactly("the second text", "the first text");
		NoteVersion merged = service.getNote(note.getUuid()).get();
		assertThat(merged.getVoidReason()).isEqualTo("the reason");
		assertThat(merged.getNote().getPatientUuid()).isEqualTo(other.getUuid());
	}

	@Test
	public void theLogTellsWhoMergedAndThePatientBefore() throws Exception {
		merge();

		assertThat(rows("select user_uuid, detail from sessionnotes_access_event where event_type = 'PATIENT_MERGED' "
				+ "and note_id = " + note.getId()))
				.containsExactly(Arrays.asList(Context.getAuthenticatedUser().getUuid(), patient.getUuid()));
	}

	@Test
	public void aMergeThatFailsFailsAsItDoesWithoutTheModuleAndMovesNothing() throws Exception {
		signInAsSuperuser();
		Patient itself = Context.getPatientService().getPatient(7);

		assertThatThrownBy(() -> Context.getPatientService().mergePatients(itself, itself)).isInstanceOf(APIException.class)
				.hasMessage(messageWithoutTheModule(itself));
		assertThat(patientOfNote()).isEqualTo(patient.getUuid());
	}

	@Test
	public void withoutItsKeysetAMergeGoesOnAndTheNotesFollowAtTheNextStart() throws Exception {
		Properties elsewhere = new Properties();
		elsewhere.putAll(propertiesBefore);
		elsewhere.setProperty(KeysetProvider.FILE_PROPERTY, "/nowhere/keyset.json");
		Context.setRuntimeProperties(elsewhere);

		merge();

		assertThat(Context.getPatientService().getPatient(7).getVoided()).isTrue();
		assertThat(patientOfNote()).isEqualTo(patient.getUuid());
		Context.setRuntimeProperties(propertiesBefore);
		merges.applyMissedMerges();
		assertThatAuthorFindsItWith(other);
	}

	@Test
	public void mergesFromWhileTheModuleWasStoppedAreMadeUpForAllTheWay() throws Exception {
		signInAsSuperuser();
		Patient third = Context.getPatientService().getPatient(6);
		withoutTheModule().mergePatients(other, Context.getPatientService().getPatient(7));
		withoutTheModule().mergePatients(third, other);
		Context.flushSession();
		assertThat(patientOfNote()).isEqualTo(patient.getUuid());

		merges.applyMissedMerges();
		merges.applyMissedMerges();

		assertThatAuthorFindsItWith(third);
		assertThat(rows("select event_type from sessionnotes_access_event where event_type = 'PATIENT_MERGED' and note_id = "
				+ note.getId())).hasSize(2);
	}

	@Test
	public void notesOnALoserWhoIsInUseAgainStayThere() throws Exception {
		signInAsSuperuser();
		withoutTheModule().mergePatients(other, Context.getPatientService().getPatient(7));
		Context.flushSession();
		getConnection().createStatement()
				.execute("update patient set voided = false, date_voided = null where patient_id = 7");

		merges.applyMissedMerges();

		assertThat(patientOfNote()).isEqualTo(patient.getUuid());
	}

	@Test
	public void aDamagedNoteGoesAlongAndIsStillFoundDamaged() throws Exception {
		getConnection().createStatement()
				.execute("update sessionnotes_note set session_date = 1 where note_id = " + note.getId());

		merge();

		signInAs(AUTHOR);
		assertThat(service.getNotes(other.getUuid(), true, 0, 10)).extracting(NoteHeader::isIntact).containsExactly(false);
		assertThatThrownBy(() -> service.getNote(note.getUuid())).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
	}

	@Test
	public void anOlderRowPutBackIsNotSealedAnewByAMerge() throws Exception {
		String amended = write("one text");
		byte[] sealBefore = sealOf(amended);
		service.amendNote(amended, 1, NoteContent.ofText("another text"));
		try (PreparedStatement putBack = getConnection()
				.prepareStatement("update sessionnotes_note set current_version = 1, seal = ? where uuid = ?")) {
			putBack.setBytes(1, sealBefore);
			putBack.setString(2, amended);
			assertThat(putBack.executeUpdate()).isOne();
		}

		merge();

		signInAs(AUTHOR);
		assertThatThrownBy(() -> service.getNote(amended)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
	}

	@Test
	public void whatFailsToFollowIsUndoneAndUnnoticed() throws Exception {
		signInAsSuperuser();
		PatientMerges failing = new PatientMerges(transactions, currentRequest,
				Arrays.asList(notes, failingWith(new IllegalStateException("the follower"))));

		failing.merged(other.getPatientId(), Collections.singletonList(7));

		assertThat(patientOfNote()).isEqualTo(patient.getUuid());
	}

	@Test
	public void aDeadlockEndsTheMergeLikeAnyOtherDeadlock() throws Exception {
		signInAsSuperuser();
		PatientMerges failing = new PatientMerges(transactions, currentRequest,
				Collections.singletonList(failingWith(new CannotAcquireLockException("update sessionnotes_note"))));

		assertThatThrownBy(() -> failing.merged(other.getPatientId(), Collections.singletonList(7)))
				.isInstanceOf(LockAcquisitionException.class).hasStackTraceContaining("could not execute statement")
				.satisfies(e -> assertThat(e + " " + e.getCause()).doesNotContain("sessionnotes"));
	}

	@Test
	public void whileThePatientIsVoidedTheNoteIsNoObsEither() throws Exception {
		signInAs(AUTHOR);
		Obs obs = Context.getObsService().getObsByUuid(note.getUuid());
		assertThat(obs).isNotNull();
		signInAsSuperuser();
		Context.getPatientService().voidPatient(Context.getPatientService().getPatient(7), "test");
		signInAs(AUTHOR);

		assertThat(Context.getObsService().getObsByUuid(note.getUuid())).isNull();
		assertThat(Context.getObsService().getObs(obs.getObsId())).isNull();
		// stored apart: this test's own transaction need not see it
		List<String> reasons = transactions.apart(jdbc -> jdbc.queryForList(
				"select detail from sessionnotes_access_event where event_type = 'DENIED' and note_id = ?", String.class,
				note.getId()));
		assertThat(reasons).contains("PATIENT_VOIDED");
	}

	@Test
	public void aNoteForAVoidedPatientIsRefusedAndLeftWithItsAuthor() throws Exception {
		signInAsSuperuser();
		Context.getPatientService().voidPatient(Context.getPatientService().getPatient(7), "test");
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs typed = note("typed while the patient was voided");
		encounter.addObs(typed);

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(InvalidRequestException.class).hasMessageContaining("sessionnotes.error.patientVoided");
		assertThat(encounter.getObs()).containsExactly(typed);
		assertThatThrownBy(() -> write("by the service")).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.patientVoided");
	}

	private void merge() throws Exception {
		signInAsSuperuser();
		Context.getPatientService().mergePatients(Context.getPatientService().getPatient(8),
				Context.getPatientService().getPatient(7));
		Context.flushSession();
		Context.clearSession();
	}

	private void assertThatAuthorFindsItWith(Patient winner) {
		Context.clearSession();
		signInAs(AUTHOR);
		assertThat(service.getNotes(winner.getUuid(), true, 0, 10)).extracting(NoteHeader::getUuid)
				.containsExactly(note.getUuid());
		assertThat(service.getNote(note.getUuid())).isPresent();
		assertThat(service.verifyNote(note.getUuid())).isEmpty();
	}

	private String messageWithoutTheModule(Patient itself) {
		try {
			withoutTheModule().mergePatients(itself, itself);
			return null;
		} catch (Exception e) {
			return e.getMessage();
		}
	}

	/** @return the platform's service behind all advice */
	private static PatientService withoutTheModule() {
		try {
			Object service = Context.getPatientService();
			while (service instanceof Advised) {
				service = ((Advised) service).getTargetSource().getTarget();
			}
			return (PatientService) service;
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static PatientMergeListener failingWith(RuntimeException failure) {
		return new PatientMergeListener() {

			@Override
			public void onMerge(JdbcOperations jdbc, String from, String to, AccessRequest by) {
				throw failure;
			}

			@Override
			public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
				return Collections.emptySet();
			}
		};
	}

	private String patientOfNote() {
		return rows("select patient_uuid from sessionnotes_note where note_id = " + note.getId()).get(0).get(0);
	}

	private List<List<String>> sealedTexts() {
		return rows("select version, ciphertext from sessionnotes_note_version where note_id = " + note.getId()
				+ " order by version");
	}

	private List<List<String>> rows(String sql) {
		return Subject.rows(getConnection(), sql);
	}

	private byte[] sealOf(String uuid) throws SQLException {
		try (PreparedStatement select = getConnection()
				.prepareStatement("select seal from sessionnotes_note where uuid = ?")) {
			select.setString(1, uuid);
			ResultSet row = select.executeQuery();
			assertThat(row.next()).isTrue();
			return row.getBytes(1);
		}
	}

	private String write(String text) {
		return service.createNote(new NewNote(null, patient.getUuid(), null, noteConcept.getUuid(), new Date(),
				NoteContent.ofText(text))).getNote().getUuid();
	}
}
