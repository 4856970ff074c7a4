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

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

public class NoteVersionsTest extends SessionNotesContextTest {

	@BeforeEach
	public void signIn() {
		signInAs(AUTHOR);
	}

	@Test
	public void partsComeBackInTheirOrder() {
		NoteContent content = NoteContent.of(new NoteSection(NotePart.HYPOTHESES, "h"),
				new NoteSection(NotePart.REFLECTIONS, "r"), new NoteSection(NotePart.EMOTIONAL_RESPONSES, "e"),
				new NoteSection(NotePart.OTHER, ""));

		String uuid = service.createNote(newNote(null, content)).getNote().getUuid();

		assertThat(service.getNote(uuid).get().getContent()).isEqualTo(content);
	}

	@Test
	public void everyAmendmentIsAVersionAndNoneIsOverwritten() {
		String uuid = service.createNote(newNote(null, NoteContent.ofText("one"))).getNote().getUuid();
		service.amendNote(uuid, 1, NoteContent.ofText("two"));
		service.amendNote(uuid, 2, NoteContent.ofText("three"));

		assertThat(service.getHistory(uuid)).extracting(NoteVersion::getVersion).containsExactly(3, 2, 1);
		assertThat(service.getHistory(uuid)).extracting(version -> version.getContent().getText()).containsExactly("three",
				"two", "one");
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	@Test
	public void anAmendmentOfAnOldVersionIsAConflict() {
		String uuid = service.createNote(newNote(null, NoteContent.ofText("one"))).getNote().getUuid();
		service.amendNote(uuid, 1, NoteContent.ofText("two"));

		assertThatThrownBy(() -> service.amendNote(uuid, 1, NoteContent.ofText("other two")))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.newerVersion");
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo("two");
	}

	@Test
	public void theSameNoteSentTwiceIsOneNote() {
		String uuid = UUID.randomUUID().toString();
		NoteVersion first = service.createNote(newNote(uuid, NoteContent.ofText("once")));
		NoteVersion second = service.createNote(newNote(uuid, NoteContent.ofText("once")));

		assertThat(second.getId()).isEqualTo(first.getId());
		assertThat(service.getHistory(uuid)).hasSize(1);
	}

	@Test
	public void anotherNoteUnderTheSameUuidIsAConflict() {
		String uuid = UUID.randomUUID().toString();
		service.createNote(newNote(uuid, NoteContent.ofText("once")));

		assertThatThrownBy(() -> service.createNote(newNote(uuid, NoteContent.ofText("something else"))))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.uuidInUse");
	}

	@Test
	public void aUuidThatCouldHideWordsIsRefused() {
		assertThatThrownBy(
				() -> service.createNote(newNote("heSaidHeWouldNeverComeBackToTheClinic", NoteContent.ofText("x"))))
				.hasMessage("sessionnotes.error.invalidUuid");
	}

	@Test
	public void aConceptThatIsNotRestrictedIsRefused() {
		assertThatThrownBy(() -> service.createNote(
				new NewNote(null, patient.getUuid(), null, "not-restricted", new Date(), NoteContent.ofText("x"))))
				.hasMessage("sessionnotes.error.conceptNotRestricted");
	}

	@Test
	public void aSessionThatHasNotBegunIsRefused() {
		for (String day : new String[]{"9999-12-31T00:00:00Z", Instant.now().plus(1, ChronoUnit.DAYS).toString(),
				Instant.now().plus(10, ChronoUnit.MINUTES).toString()}) {
			assertThatThrownBy(() -> service.createNote(
					new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
							Date.from(Instant.parse(day)), NoteContent.ofText("x"))))
					.as(day).isInstanceOf(InvalidRequestException.class)
					.hasMessage("sessionnotes.error.sessionDateInFuture");
			Obs obs = note("in the future");
			obs.setPerson(patient);
			obs.setObsDatetime(Date.from(Instant.parse(day)));
			assertThatThrownBy(() -> Context.getObsService().saveObs(obs, null)).as(day)
					.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.sessionDateInFuture");
		}
		assertThat(service.countNotes(patient.getUuid(), true)).isZero();
	}

	@Test
	public void aSessionBeforeTheClientsBirthIsRefused() {
		Patient client = Context.getPatientService().getPatient(2);
		Instant born = Instant.ofEpochMilli(client.getBirthdate().getTime());

		assertThatThrownBy(() -> service.createNote(on(client, Date.from(born.minus(2, ChronoUnit.DAYS)))))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.sessionDateBeforeBirth");
		Obs obs = note("before the birth");
		obs.setPerson(client);
		obs.setObsDatetime(Date.from(born.minus(2, ChronoUnit.DAYS)));
		assertThatThrownBy(() -> Context.getObsService().saveObs(obs, null)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.sessionDateBeforeBirth");
		assertThat(service.createNote(on(client, Date.from(born.plus(12, ChronoUnit.HOURS)))).getVersion()).isEqualTo(1);
		assertThat(patient.getBirthdateEstimated()).isTrue();
		Date before = Date.from(Instant.ofEpochMilli(patient.getBirthdate().getTime()).minus(2, ChronoUnit.DAYS));
		assertThat(service.createNote(on(patient, before)).getVersion()).as("an estimate limits nothing").isEqualTo(1);
	}

	private static NewNote on(Patient client, Date session) {
		return new NewNote(null, client.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, session,
				NoteContent.ofText("x"));
	}

	@Test
	public void theClockOfABrowserMayBeFast() {
		NoteVersion note = service.createNote(
				new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
						Date.from(Instant.now().plus(1, ChronoUnit.MINUTES)), NoteContent.ofText("x")));

		assertThat(service.getNote(note.getNote().getUuid())).isPresent();
	}

	@Test
	public void theListIsPagedTheNewestSessionFirstAndOfThisPatientOnly() {
		for (int day = 1; day <= 5; day++) {
			service.createNote(
					new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
							new Date(86_400_000L * day), NoteContent.ofText("day " + day)));
		}

		assertThat(service.getNotes(patient.getUuid(), false, 0, 2)).extracting(NoteHeader::getSessionDate)
				.containsExactly(86_400_000L * 5, 86_400_000L * 4);
		assertThat(service.getNotes(patient.getUuid(), false, 4, 2)).extracting(NoteHeader::getSessionDate)
				.containsExactly(86_400_000L);
		assertThat(service.countNotes(patient.getUuid(), false)).isEqualTo(5);
		assertThat(service.getNotes("another-patient", false, 0, 10)).isEmpty();
	}

	@Test
	public void aVoidedNoteIsListedOnRequestOnlyAndKeepsItsTextAndReason() {
		String uuid = service.createNote(newNote(null, NoteContent.ofText("kept"))).getNote().getUuid();

		service.voidNote(uuid, "reason that may tell");

		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).isEmpty();
		assertThat(service.getNotes(patient.getUuid(), true, 0, 10)).extracting(NoteHeader::isVoided).containsExactly(true);
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo("kept");
		assertThat(service.verifyNote(uuid)).isEmpty();
		service.unvoidNote(uuid);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).hasSize(1);
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	@Test
	public void voidingNeedsAReason() {
		String uuid = service.createNote(newNote(null, NoteContent.ofText("kept"))).getNote().getUuid();
		assertThatThrownBy(() -> service.voidNote(uuid, " ")).hasMessage("sessionnotes.error.reasonMissing");
	}

	@Test
	public void noTextReachesAnyColumnOfTheStore() {
		String canary = "canary-store-88d1";
		String uuid = service.createNote(newNote(null, NoteContent.ofText(canary))).getNote().getUuid();
		service.amendNote(uuid, 1, NoteContent.ofText(canary + " again"));
		service.voidNote(uuid, canary + " reason");

		String dump = wholeDatabase();

		assertThat(dump).contains(uuid).doesNotContain(canary);
	}

	private String wholeDatabase() {
		StringBuilder dump = new StringBuilder();
		sessionFactory.getCurrentSession().doWork(connection -> {
			List<String> tables = new ArrayList<>();
			try (ResultSet found = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[]{"TABLE"})) {
				while (found.next()) {
					tables.add(found.getString("TABLE_NAME"));
				}
			}
			assertThat(tables).contains("OBS", "SESSIONNOTES_NOTE_VERSION");
			for (String table : tables) {
				try (ResultSet rows = connection.createStatement().executeQuery("select * from \"" + table + "\"")) {
					while (rows.next()) {
						for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
							byte[] value = rows.getObject(c) == null
									? new byte[0]
									: rows.getObject(c) instanceof Blob || rows.getObject(c) instanceof byte[]
											? rows.getBytes(c)
											: rows.getString(c).getBytes(StandardCharsets.UTF_8);
							dump.append(new String(value, StandardCharsets.ISO_8859_1)).append('\n');
						}
					}
				}
			}
		});
		return dump.toString();
	}

	private NewNote newNote(String uuid, NoteContent content) {
		return new NewNote(uuid, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				content);
	}
}
