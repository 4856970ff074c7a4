/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/** Changes a co-signed note with two addenda in the database, behind everybody's back. */
public class VerificationTest extends ProgressNoteContextTest {

	private static final String OF_SIGNED = "step = 'SIGNED' and digest is not null and signature_id = "
			+ "(select max(s.signature_id) from sessionnotes_signature s where s.step = 'SIGNED' and s.encounter_id = :note)";

	/** What is done to the database, and what a verification has to name then. */
	private record Change(String sql, Set<String> fields) {
	}

	private String uuid;

	private int encounterId;

	@BeforeEach
	public void writeSignReturnCosignAndAdd() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		signInAs(THERAPIST);
		uuid = draft().getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		notes.returnToAuthor(uuid, "Say more on the plan");
		signInAs(THERAPIST);
		notes.updateDraft(uuid, null, before -> complete().plan("Weekly; refer to the sleep clinic").build());
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		notes.cosign(uuid, digest(uuid));
		notes.addAddendum(uuid, "Discussed in supervision");
		signInAs(COLLEAGUE);
		notes.addAddendum(uuid, "The clinic called back");
		encounterId = reloaded(uuid).getEncounterId();
		assertThat(differences()).isEmpty();
	}

	private static Stream<Change> changesOfTheRecord() {
		return Stream.of(text(ProgressNoteConcept.PRESENTING_CONCERNS), text(ProgressNoteConcept.TECHNIQUES_DESCRIBED),
				text(ProgressNoteConcept.CHANGE_DESCRIBED), text(ProgressNoteConcept.PLAN),
				changed(textOf(ProgressNoteConcept.GOAL), "goals"),
				changed(textOf(ProgressNoteConcept.GOAL_COMMENT), "goals"),
				changed(coded(ProgressNoteConcept.SESSION_TYPE, ProgressNoteAnswer.COUPLE), "sessionType"),
				changed(coded(ProgressNoteConcept.SETTING, ProgressNoteAnswer.BY_VIDEO), "setting"),
				changed(coded(ProgressNoteConcept.TECHNIQUES, ProgressNoteAnswer.DBT), "techniques"),
				changed(coded(ProgressNoteConcept.CHANGE, ProgressNoteAnswer.WORSE), "change"),
				changed(coded(ProgressNoteConcept.RISK, ProgressNoteAnswer.RISK_LOW), "risk"),
				changed(coded(ProgressNoteConcept.GOAL_RATING, ProgressNoteAnswer.ACHIEVED), "goals"),
				changed(obs(ProgressNoteConcept.DURATION, "value_numeric = 51"), "duration"),
				changed(obs(ProgressNoteConcept.DURATION, "value_modifier = '<'"), "duration"),
				changed(obs(ProgressNoteConcept.END, "value_datetime = dateadd('SECOND', 1, value_datetime)"), "end"),
				changed(obs(ProgressNoteConcept.PLAN, "comments = 'x'"), "plan"),
				changed(obs(ProgressNoteConcept.CHANGE, "comments = 'x'"), "change"),
				changed(obs(ProgressNoteConcept.GOAL_RATING, "comments = 'x'"), "goals"),
				changed(obs(ProgressNoteConcept.ADDENDUM, "comments = 'x'"), "addendum"),
				changed(textOf(ProgressNoteConcept.ADDENDUM), "addendum"),
				changed(obs(ProgressNoteConcept.PLAN, "concept_id = " + id(ProgressNoteConcept.RISK_ACTION)), "plan",
						"riskAction"),
				changed(obs(ProgressNoteConcept.PLAN, "concept_id = 19"), "plan", "96408258-000b-424e-af1a-403919332938"),
				changed(obs(ProgressNoteConcept.ADDENDUM, "concept_id = " + id(ProgressNoteConcept.PLAN)), "addendum",
						"plan"),
				changed(obs(ProgressNoteConcept.PLAN, "person_id = 2"), "patient"),
				changed("update encounter set patient_id = 2 where encounter_id = :note", "patient"),
				changed("update encounter set encounter_datetime = dateadd('SECOND', 1, encounter_datetime) "
						+ "where encounter_id = :note", "start"),
				changed("update encounter set location_id = 2 where encounter_id = :note", "location"),
				changed("update encounter set location_id = null where encounter_id = :note", "location"),
				changed("update encounter_provider set provider_id = 1 where encounter_id = :note", "provider"),
				changed("update encounter_provider set encounter_role_id = 1 where encounter_id = :note", "provider"),
				changed("update encounter_provider set voided = true where encounter_id = :note", "provider"),
				changed("delete from encounter_provider where encounter_id = :note", "provider"));
	}

	private static Stream<Change> changesOfWhatIsThere() {
		return Stream.of(changed(obs(ProgressNoteConcept.PLAN, "voided = true"), "plan"),
				changed(obs(ProgressNoteConcept.GOALS, "voided = true"), "goals"),
				changed(obs(ProgressNoteConcept.GOAL_COMMENT, "voided = true"), "goals"),
				changed(obs(ProgressNoteConcept.ADDENDUM, "voided = true"), "addendum"),
				changed("update obs set voided = false where voided = true and encounter_id = :note and concept_id = "
						+ id(ProgressNoteConcept.PLAN), "plan"),
				changed("update encounter set voided = true where encounter_id = :note", "voided"),
				changed("delete from obs where encounter_id = :note and concept_id = " + id(ProgressNoteConcept.END), "end"),
				changed("insert into obs (person_id, concept_id, encounter_id, obs_datetime, value_text, creator, date_created, "
						+ "voided, uuid, status) select person_id, " + id(ProgressNoteConcept.RISK_ACTION)
						+ ", encounter_id, obs_datetime, 'forged', creator, date_created, false, random_uuid(), 'FINAL' "
						+ "from obs where encounter_id = :note and voided = false and concept_id = "
						+ id(ProgressNoteConcept.PLAN), "riskAction"),
				changed("insert into obs (person_id, concept_id, encounter_id, obs_datetime, value_text, creator, date_created, "
						+ "voided, uuid, status) select person_id, concept_id, encounter_id, obs_datetime, 'forged', creator, "
						+ "date_created, false, random_uuid(), 'AMENDED' from obs where encounter_id = :note and value_text = "
						+ "'The clinic called back'", "addendum"));
	}

	private static Stream<Change> changesOfSignatures() {
		return Stream.of(OF_SIGNED, "step = 'COSIGNED'", "step = 'ADDENDUM'").flatMap(row -> Stream.of(
				changed(signature("user_uuid = '" + "1".repeat(36) + "'", row), "signer"),
				changed(signature("capacity = 'AUTHOS'", row), "capacity"),
				changed(signature("capacity = null", row), "capacity"),
				changed(signature("step = 'SIGNEX'", row), row.contains("ADDENDUM")
						? new String[]{"step", "addendum", "encounterType", "location", "provider", "start", "change",
								"changeDescribed", "duration", "end", "goals", "plan", "presentingConcerns", "risk",
								"sessionType", "setting", "techniques", "techniquesDescribed"}
						: new String[]{"step"}),
				changed(signature("date_created = date_created + 1", row), "signedAt"),
				changed(signature("digest = concat('g', substring(digest, 2))", row), "digest"),
				changed(signature("field_digests = regexp_replace(field_digests, 'signer=.', 'signer=g')", row), "signer"),
				changed(signature("field_digests = regexp_replace(field_digests, 'signer=', 'signes=')", row), "signer",
						"signes"),
				changed(signature("patient_uuid = '" + "1".repeat(36) + "'", row), "patient")));
	}

	private static Stream<Change> signaturesThatAreGone() {
		return Stream.of(
				changed("update sessionnotes_progress_note set state = 'DRAFT' where encounter_id = :note", "state"),
				changed("update sessionnotes_signature set step = 'RETURNED' where " + OF_SIGNED, "step"),
				changed("delete from sessionnotes_signature where " + OF_SIGNED, "state"),
				changed("delete from sessionnotes_signature where encounter_id = :note and step = 'COSIGNED'", "state"),
				changed("update sessionnotes_progress_note set state = 'FINAM' where encounter_id = :note"),
				changed("delete from sessionnotes_signature where encounter_id = :note and step in ('SIGNED', 'COSIGNED')",
						"state"),
				changed("delete from sessionnotes_signature where encounter_id = :note", "state", "addendum"),
				changed("delete from sessionnotes_signature where encounter_id = :note and step = 'ADDENDUM'",
						"addendum"));
	}

	@TestFactory
	public Stream<DynamicTest> namesTheFieldThatWasChanged() {
		return Stream.of(changesOfTheRecord(), changesOfWhatIsThere(), changesOfSignatures(), signaturesThatAreGone())
				.flatMap(Function.identity()).map(change -> DynamicTest.dynamicTest(change.sql(), () -> takenBack(() -> {
					change(change.sql());
					assertThat(differences()).isEqualTo(change.fields());
				})));
	}

	@Test
	public void aSupervisorSignsNothingThatIsNotWhatTheAuthorSigned() throws Exception {
		signInAs(THERAPIST);
		uuid = draft().getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		encounterId = reloaded(uuid).getEncounterId();
		change(textOf(ProgressNoteConcept.PLAN));
		signInAs(SUPERVISOR);

		assertThatThrownBy(() -> notes.cosign(uuid, digest(uuid))).hasMessage("sessionnotes.error.progressNote.notAsSigned");
		assertThat(notes.returnToAuthor(uuid, "This is not what you signed").getState())
				.isEqualTo(ProgressNoteState.RETURNED);
	}

	@Test
	public void aVoidedNoteKeepsAllThatItTellsAndVerifies() throws Exception {
		ProgressNoteContent before = notes.getNote(uuid).get().getContent();
		signInAsSuperuser();
		notes.voidNote(uuid, "Written for another client");

		Encounter voided = reloaded(uuid);
		assertThat(voided.getVoided()).isTrue();
		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.getContent()).usingRecursiveComparison().isEqualTo(before);
		assertThat(note.getAddenda()).extracting(Addendum::getText).containsExactly("Discussed in supervision",
				"The clinic called back");
		assertThat(note.getSteps()).last().extracting(StepRecord::getRemark).isEqualTo("Written for another client");
		assertThat(differences()).isEmpty();

		change("update encounter set voided = false where encounter_id = :note");
		assertThat(differences()).contains("voided");
	}

	@Test
	public void aVoidingThatWasTakenBackLeavesTheNoteAsSigned() throws Exception {
		// platform: what was voided in the same second comes back as well
		change("update obs set date_voided = dateadd('HOUR', -1, date_voided) where voided = true and encounter_id = :note");
		signInAsSuperuser();
		notes.voidNote(uuid, "By mistake");
		notes.unvoidNote(uuid);
		reloaded(uuid);

		assertThat(differences()).isEmpty();
		assertThat(notes.getNote(uuid).get().getAddenda()).hasSize(2);
	}

	private void takenBack(Runnable work) {
		sessionFactory.getCurrentSession().doWork(connection -> {
			Savepoint before = connection.setSavepoint();
			try {
				work.run();
			} finally {
				connection.rollback(before);
				Context.clearSession();
			}
		});
	}

	private void change(String sql) {
		Context.flushSession();
		int changed = sql.contains(":note")
				? sessionFactory.getCurrentSession().createNativeQuery(sql).setParameter("note", encounterId).executeUpdate()
				: sessionFactory.getCurrentSession().createNativeQuery(sql).executeUpdate();
		assertThat(changed).as("rows changed").isPositive();
		Context.clearSession();
	}

	private Set<String> differences() {
		return notes.verify(uuid).stream().map(Verification::getDifferences).flatMap(List::stream)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Change changed(String sql, String... fields) {
		return new Change(sql, new TreeSet<>(List.of(fields)));
	}

	private static Change text(ProgressNoteConcept question) {
		return changed(textOf(question), question.getKey());
	}

	private static String textOf(ProgressNoteConcept question) {
		return obs(question, "value_text = concat('~', substring(value_text, 2))");
	}

	private static String coded(ProgressNoteConcept question, ProgressNoteAnswer answer) {
		return obs(question, "value_coded = (select concept_id from concept where uuid = '" + answer.getUuid() + "')");
	}

	private static String obs(ProgressNoteConcept question, String assignment) {
		return "update obs set " + assignment + " where voided = false and encounter_id = :note and concept_id = "
				+ id(question);
	}

	private static String id(ProgressNoteConcept question) {
		return "(select concept_id from concept where uuid = '" + question.getUuid() + "')";
	}

	private static String signature(String assignment, String row) {
		return "update sessionnotes_signature set " + assignment + " where encounter_id = :note and " + row;
	}
}
