/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;

/** What becomes of obs of a restricted concept when they are adopted. */
public class AdoptionTest extends AdoptionContextTest {

	@Test
	public void anObsBecomesANoteOfWhoWroteItWithItsDates() throws Exception {
		ObsRows obs = row(1, author).text("She said: \u00fcber \ud83d\ude00").with("comments", "a comment").with(
				"encounter_id",
				ENCOUNTER);
		insert(obs);

		AdoptionReport report = adopt();

		assertThat(report.getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThat(rowsLeft()).isZero();
		List<NoteVersion> history = historyAs(AUTHOR, obs.uuid());
		assertThat(history).hasSize(1);
		NoteVersion note = history.get(0);
		assertThat(note.getContent())
				.isEqualTo(NoteContent.of(new NoteSection(NotePart.OTHER, "She said: \u00fcber \ud83d\ude00"),
						new NoteSection(NotePart.COMMENT, "a comment")));
		assertThat(note.getNote().getSessionDate()).isEqualTo(ObsRows.SESSION.getTime());
		assertThat(note.getNote().getDateCreated()).isEqualTo(ObsRows.WRITTEN.getTime());
		assertThat(note.getDateCreated()).isEqualTo(ObsRows.WRITTEN.getTime());
		assertThat(note.getNote().getPatientUuid()).isEqualTo(patient.getUuid());
		assertThat(note.getNote().getEncounterUuid())
				.isEqualTo(Context.getEncounterService().getEncounter(ENCOUNTER).getUuid());
		assertThat(note.getNote().isVoided()).isFalse();
		assertThat(historyAs(OTHER_THERAPIST, obs.uuid())).isEmpty();
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void theLogSaysWhoHadItAdoptedAndWhoHadWrittenIt() throws Exception {
		ObsRows obs = row(1, author).text("text");
		insert(obs);

		adopt();

		int id = historyAs(AUTHOR, obs.uuid()).get(0).getNote().getId();
		assertThat(eventsOf(id).get(0)).isEqualTo(
				"ADOPTED " + Context.getAuthenticatedUser().getUuid() + " writtenBy=" + user(AUTHOR).getUuid());
	}

	@Test
	public void earlierVersionsBecomeVersionsAndEachKeepsWhoWroteIt() throws Exception {
		ObsRows newest = row(3, author).text("third").replaces(FIRST + 2).written("2024-03-06 09:00:00");
		insert(row(1, author).text("first").voided(other, "2024-03-05 09:00:00", "edited"),
				row(2, other).text("second").replaces(FIRST + 1).written("2024-03-05 09:00:00").voided(author,
						"2024-03-06 09:00:00", "edited"),
				newest);

		AdoptionReport report = adopt();

		assertThat(rowsLeft()).isZero();
		List<NoteVersion> history = historyAs(AUTHOR, newest.uuid());
		assertThat(history).extracting(version -> version.getContent().getText()).containsExactly("third", "second",
				"first");
		assertThat(history).extracting(version -> new Timestamp(version.getDateCreated()).toString())
				.containsExactly("2024-03-06 09:00:00.0", "2024-03-05 09:00:00.0", "2024-03-04 11:30:00.0");
		assertThat(history.get(0).getNote().isVoided()).isFalse();
		assertThat(eventsOf(history.get(0).getNote().getId())).filteredOn(event -> event.startsWith("ADOPTED"))
				.extracting(event -> event.substring(event.indexOf("writtenBy")))
				.containsExactly("writtenBy=" + user(AUTHOR).getUuid(), "writtenBy=" + user(OTHER_THERAPIST).getUuid(),
						"writtenBy=" + user(AUTHOR).getUuid());
		assertThat(historyAs(OTHER_THERAPIST, newest.uuid())).isEmpty();
		assertThat(report.getCounts()).hasSize(1);
		assertThat(report.getCounts().get(0).getNotes()).isEqualTo(1);
		assertThat(report.getCounts().get(0).getVersions()).isEqualTo(3);
		assertThat(report.getCounts().get(0).getSeveralWriters()).isEqualTo(1);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void aVoidedObsBecomesAVoidedNoteAndTheReasonIsSealed() throws Exception {
		ObsRows obs = row(2, author).text("second").replaces(FIRST + 1).voided(other, "2024-04-01 08:00:00",
				"said too much");
		insert(row(1, author).text("first").voided(author, "2024-03-05 09:00:00", "edited"), obs);

		AdoptionReport report = adopt();

		NoteVersion note = historyAs(AUTHOR, obs.uuid()).get(0);
		assertThat(note.getNote().isVoided()).isTrue();
		assertThat(new Timestamp(note.getNote().getDateVoided())).hasToString("2024-04-01 08:00:00.0");
		assertThat(note.getVoidReason()).isEqualTo("said too much");
		assertThat(note.getContent().getText()).isEqualTo("second");
		assertThat(eventsOf(note.getNote().getId()).get(1)).endsWith("writtenBy=" + user(AUTHOR).getUuid() + " voidedBy="
				+ user(OTHER_THERAPIST).getUuid());
		assertThat(report.getCounts().get(0).getVoided()).isEqualTo(1);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void anEarlierVersionThatWasTakenBackIntoUseIsTheNewestOfTheNote() throws Exception {
		ObsRows inUse = row(1, author).text("first");
		insert(inUse, row(2, author).text("second").replaces(FIRST + 1).voided(author, "2024-04-01 08:00:00", "wrong"));

		adopt();

		List<NoteVersion> history = historyAs(AUTHOR, inUse.uuid());
		assertThat(history).extracting(version -> version.getContent().getText()).containsExactly("first", "second");
		assertThat(history.get(0).getNote().isVoided()).isFalse();
	}

	@Test
	public void theLongestTextOfAnObsIsAdopted() throws Exception {
		String text = "\u00e4".repeat(65_534) + ".";
		ObsRows obs = row(1, author).text(text);
		insert(obs);

		adopt();

		assertThat(historyAs(AUTHOR, obs.uuid()).get(0).getContent().getText()).isEqualTo(text);
	}

	/** What makes an obs stay: the reason, the rows, and how many of them are listed. */
	static Stream<Arguments> leftRows() {
		return Stream.of(left(SkipReason.NO_TEXT, 1, test -> List.of(test.row(1, test.author))),
				left(SkipReason.NO_TEXT, 1, test -> List.of(test.row(1, test.author).text(" \n"))),
				left(SkipReason.NO_TEXT, 1, test -> List.of(test.row(1, test.author).with("comments", "only a comment"))),
				left(SkipReason.NO_TEXT, 2,
						test -> List.of(test.row(1, test.author).voided(test.author, "2024-03-05 09:00:00", "edited"),
								test.row(2, test.author).text("text").replaces(FIRST + 1))),
				left(SkipReason.AUTHOR_UNKNOWN, 1, test -> List.of(test.row(1, test.daemon()).text("text"))),
				left(SkipReason.NO_PATIENT, 1,
						test -> List.of(test.row(1, test.author).with("person_id", 501).text("text"))),
				left(SkipReason.SEVERAL_CURRENT, 2,
						test -> List.of(test.row(1, test.author).text("a"),
								test.row(2, test.author).text("b").replaces(FIRST + 1))),
				left(SkipReason.OTHER_CONCEPT, 1,
						test -> List.of(test.row(1, test.author).text("a").with("concept_id", ORDINARY).voided(test.author,
								"2024-03-05 09:00:00", "edited"),
								test.row(2, test.author).text("b").replaces(FIRST + 1))),
				left(SkipReason.HAS_MEMBERS, 1,
						test -> List.of(test.row(1, test.author).text("a"),
								test.row(2, test.author).with("concept_id", ORDINARY).text("b").with("obs_group_id",
										FIRST + 1))));
	}

	private static Arguments left(SkipReason reason, int listed,
			Function<AdoptionTest, List<ObsRows>> rows) {
		return Arguments.of(reason, listed, rows);
	}

	@ParameterizedTest
	@MethodSource("leftRows")
	public void whatCantBeAdoptedIsListedWithItsReasonAndLeft(SkipReason reason, int listed,
			Function<AdoptionTest, List<ObsRows>> rows) throws Exception {
		List<ObsRows> inserted = rows.apply(this);
		insert(inserted.toArray(new ObsRows[0]));
		insert(row(100, author).text("an obs like any other"));

		AdoptionReport dry = dryRun();
		AdoptionReport report = adopt();

		assertThat(rowsLeft()).isEqualTo(inserted.size());
		assertThat(report.getLeftByReason()).isEqualTo(Map.of(reason, listed)).isEqualTo(dry.getLeftByReason());
		assertThat(report.getLeft()).hasSize(listed).allMatch(row -> row.getReason().equals(reason.name()));
		assertThat(report.getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThat(report.getCounts()).hasSize(1).allMatch(count -> count.getNotes() == 1);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void obsThatReplaceEachOtherAreLeft() throws Exception {
		insert(row(1, author).text("a"), row(2, author).text("b").replaces(FIRST + 1));
		jdbc(jdbc -> jdbc.update("update obs set previous_version = ? where obs_id = ?", FIRST + 2, FIRST + 1));

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.HISTORY_BRANCHED, 2));
		assertThat(rowsLeft()).isEqualTo(2);
	}

	@Test
	public void anObsThatSomethingElseRefersToIsLeft() throws Exception {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> jdbc.update("update concept_proposal set obs_id = ? where concept_proposal_id = 1", FIRST + 1));

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.REFERENCED, 1));
		assertThat(isInRecord(1)).isTrue();
		assertThat(countRows("sessionnotes_note")).as("neither half of it").isZero();
	}

	@Test
	public void anObsWhoseAuthorHasANoteOfThatUuidIsLeft() throws Exception {
		ObsRows obs = row(1, author).text("the obs");
		signInAs(AUTHOR);
		service.createNote(new NewNote(obs.uuid(), patient.getUuid(), null, noteConcept.getUuid(), null,
				NoteContent.ofText("the note")));
		signInAsSuperuser();
		insert(obs);

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.NOTE_EXISTS, 1));
		assertThat(isInRecord(1)).isTrue();
		assertThat(historyAs(AUTHOR, obs.uuid())).hasSize(1);
	}

	@Test
	public void whatWasLeftIsAdoptedLaterWhenItsReasonIsGone() throws Exception {
		insert(row(1, author));
		assertThat(adopt().getLeft()).hasSize(1);
		jdbc(jdbc -> jdbc.update("update obs set value_text = 'now a text' where obs_id = ?", FIRST + 1));

		assertThat(adopt().getLeft()).isEmpty();
		assertThat(rowsLeft()).isZero();
	}

	@Test
	public void groupsThatHeldNothingElseGoAndOthersStay() throws Exception {
		insert(row(1, author).with("concept_id", ORDINARY),
				row(2, author).with("concept_id", ORDINARY).with("obs_group_id", FIRST + 1),
				row(3, author).text("in a group in a group").with("obs_group_id", FIRST + 2),
				row(4, author).with("concept_id", ORDINARY),
				row(5, author).text("beside another").with("obs_group_id", FIRST + 4),
				row(6, author).with("concept_id", ORDINARY).text("another").with("obs_group_id", FIRST + 4),
				row(7, author).with("concept_id", ORDINARY).text("a group with words of its own"),
				row(8, author).text("in that one").with("obs_group_id", FIRST + 7));

		AdoptionReport report = adopt();

		assertThat(report.getCounts().get(0).getNotes()).isEqualTo(3);
		assertThat(List.of(isInRecord(1), isInRecord(2), isInRecord(3))).containsOnly(false);
		assertThat(List.of(isInRecord(4), isInRecord(6), isInRecord(7))).containsOnly(true);
	}

	@Test
	public void anEditedGroupGoesWithItsEarlierVersion() throws Exception {
		insert(row(1, author).with("concept_id", ORDINARY).voided(author, "2024-03-05 09:00:00", "edited"),
				row(2, author).with("concept_id", ORDINARY).replaces(FIRST + 1),
				row(3, author).text("a member").with("obs_group_id", FIRST + 2));

		adopt();

		assertThat(rowsLeft()).isZero();
	}

	@Test
	public void auditTablesLoseTheirCopiesAndUnknownTablesAreNamed() throws Exception {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> {
			jdbc.execute("create table obs_chosen_audit (obs_id int, rev int, revtype tinyint, value_text clob)");
			jdbc.execute("create table extract_for_reports (obs_id int, value_text clob)");
			jdbc.update("insert into obs_chosen_audit values (?, 1, 0, 'text'), (?, 2, 1, 'text'), (5, 1, 0, 'of another')",
					FIRST + 1, FIRST + 1);
			return jdbc.update("insert into extract_for_reports values (?, 'text')", FIRST + 1);
		});
		try {
			adopt();

			List<Integer> audited = jdbc(
					jdbc -> jdbc.queryForList("select obs_id from obs_chosen_audit", Integer.class));
			assertThat(audited).containsExactly(5);
			assertThat(countRows("extract_for_reports")).isOne();
			assertThat(adoption.getUntouchedTables()).containsExactly("EXTRACT_FOR_REPORTS");
		} finally {
			jdbc(jdbc -> {
				jdbc.execute("drop table obs_chosen_audit");
				jdbc.execute("drop table extract_for_reports");
				return null;
			});
		}
	}

	@Test
	public void whatWasPurgedAndIsStillAuditedIsListed() throws Exception {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> {
			for (String table : List.of("obs_aud", "obs_earlier_aud")) {
				jdbc.execute("create table " + table + " (obs_id int, rev int, revtype tinyint, concept_id int, "
						+ "value_text clob, value_complex varchar(1000))");
				for (int purged = 2; purged <= 3; purged++) {
					jdbc.update("insert into " + table + " values (?, 1, 0, ?, 'purged', null), (?, 2, 2, null, null, null)",
							FIRST + purged, purged == 2 ? concept : ORDINARY, FIRST + purged);
				}
				jdbc.update("insert into " + table + " values (?, 1, 0, ?, 'text', null)", FIRST + 1, concept);
			}
			return null;
		});
		try {
			AdoptionReport dry = dryRun();
			AdoptionReport report = adopt();

			assertThat(report.getLeftByReason()).isEqualTo(dry.getLeftByReason()).isEqualTo(Map.of(SkipReason.PURGED, 1));
			assertThat(report.getLeft()).extracting(AdoptionReport.Left::getObsId).containsExactly(FIRST + 2);
			assertThat(report.getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
			assertThat(countRows("obs_aud")).as("the clinic's to delete").isEqualTo(4);
		} finally {
			jdbc(jdbc -> {
				jdbc.execute("drop table obs_aud");
				jdbc.execute("drop table obs_earlier_aud");
				return null;
			});
		}
	}

	@Test
	public void copiesAreFoundWhereEnversIsToldToKeepThem() throws Exception {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> {
			jdbc.execute("create schema told");
			jdbc.execute("create schema of_another_clinic");
			for (String table : List.of("told.history_of_obs", "told.other_clinics_obs",
					"of_another_clinic.history_of_obs")) {
				jdbc.execute("create table " + table + " (obs_id int, rev int, kind tinyint, value_text clob)");
				jdbc.update("insert into " + table + " values (?, 1, 0, 'text'), (5, 1, 0, 'of another')", FIRST + 1);
			}
			return null;
		});
		Properties before = Context.getRuntimeProperties();
		Properties told = new Properties();
		told.putAll(before);
		told.setProperty(AuditSettings.SCHEMA, "told");
		told.setProperty(AuditSettings.PREFIX, "history_of_");
		told.setProperty(AuditSettings.SUFFIX, "");
		told.setProperty(AuditSettings.KIND_OF_REVISION, "kind");
		Context.setRuntimeProperties(told);
		try {
			adopt();

			assertThat(countRows("told.history_of_obs")).isOne();
			assertThat(countRows("told.other_clinics_obs")).isEqualTo(2);
			assertThat(countRows("of_another_clinic.history_of_obs")).isEqualTo(2);
			assertThat(adoption.getUntouchedTables()).hasSize(1).first().asString()
					.isEqualToIgnoringCase("\"told\".\"other_clinics_obs\"");
		} finally {
			Context.setRuntimeProperties(before);
			jdbc(jdbc -> {
				jdbc.execute("drop schema told cascade");
				jdbc.execute("drop schema of_another_clinic cascade");
				return null;
			});
		}
	}

	@Test
	public void aViewOfCopiesStopsNothing() throws Exception {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> {
			jdbc.execute("create table history_of_obs (obs_id int, rev int, revtype tinyint, value_text clob)");
			jdbc.update("insert into history_of_obs values (?, 1, 0, 'text')", FIRST + 1);
			jdbc.execute("create view years_of_obs as select h.*, o.concept_id from history_of_obs h left join obs o "
					+ "on o.obs_id = h.obs_id");
			return null;
		});
		try {
			assertThat(adopt().getRun().getState()).isEqualTo(AdoptionRun.State.DONE);

			assertThat(rowsLeft()).isZero();
			assertThat(countRows("history_of_obs")).isZero();
			assertThat(adoption.getUntouchedTables()).hasSize(1).first().asString().isEqualToIgnoringCase("years_of_obs");
		} finally {
			jdbc(jdbc -> {
				jdbc.execute("drop view years_of_obs");
				jdbc.execute("drop table history_of_obs");
				return null;
			});
		}
	}

	@Test
	public void aDryRunCountsTheSameAndChangesNothing() throws Exception {
		insert(row(1, author).text("first").voided(author, "2024-03-05 09:00:00", "edited"),
				row(2, author).text("second").replaces(FIRST + 1), row(3, other).text("of another"),
				row(4, other).text("voided").voided(other, "2024-03-05 09:00:00", "why"), row(5, other));

		AdoptionReport dry = dryRun();

		assertThat(rowsLeft()).isEqualTo(5);
		assertThat(countRows("sessionnotes_note")).isZero();
		assertThat(dry.getRun().getRowsSeen()).isEqualTo(dry.getRun().getRows()).isEqualTo(5);
		AdoptionReport report = adopt();
		assertThat(report.getCounts()).usingRecursiveComparison().isEqualTo(dry.getCounts());
		assertThat(report.getLeft()).usingRecursiveComparison().isEqualTo(dry.getLeft());
		assertThat(report.getCounts()).extracting(AdoptionReport.Count::getAuthorUuid, AdoptionReport.Count::getNotes,
				AdoptionReport.Count::getVersions, AdoptionReport.Count::getVoided)
				.containsExactlyInAnyOrder(tuple(user(AUTHOR).getUuid(), 1, 2, 0),
						tuple(user(OTHER_THERAPIST).getUuid(), 2, 2, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = {"96408258-000b-424e-af1a-403919332938 notRestricted", "no-such-concept unknownConcept"})
	public void aConceptThatIsNotRestrictedIsRefused(String uuidAndError) {
		String[] parts = uuidAndError.split(" ");
		assertThatThrownBy(() -> adoption.start(List.of(parts[0]))).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.adoption." + parts[1]);
		assertThatThrownBy(() -> adoption.dryRun(List.of(parts[0]))).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.adoption." + parts[1]);
	}

	@Test
	public void noConceptAtAllIsRefused() {
		assertThatThrownBy(() -> adoption.start(List.of())).hasMessage("sessionnotes.error.adoption.conceptsMissing");
	}

	@Test
	public void aComplexConceptOfAnotherHandlerIsRefused() {
		complexConcept("ImageHandler");
		assertThatThrownBy(() -> adoption.start(concepts())).hasMessage("sessionnotes.error.adoption.notText");
	}

	private int countRows(String table) {
		return jdbc(jdbc -> jdbc.queryForObject("select count(*) from " + table, Integer.class));
	}

	private int daemon() {
		return jdbc(jdbc -> jdbc.queryForObject("select user_id from users where uuid = ?", Integer.class,
				"A4F30A1B-5EB9-11DF-A648-37A07F9C90FB"));
	}
}
