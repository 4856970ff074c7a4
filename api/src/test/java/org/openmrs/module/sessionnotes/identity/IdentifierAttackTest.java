/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;

import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.Concept;
import org.openmrs.ConceptClass;
import org.openmrs.ConceptSource;
import org.openmrs.Encounter;
import org.openmrs.EncounterRole;
import org.openmrs.EncounterType;
import org.openmrs.Form;
import org.openmrs.Location;
import org.openmrs.Obs;
import org.openmrs.OpenmrsObject;
import org.openmrs.Patient;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.VisitType;
import org.openmrs.api.UnchangeableObjectException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;

/** Somebody gives a row the identifier of another, by any way that ends in Hibernate. */
@Tag("attack")
public class IdentifierAttackTest extends ProgressNoteContextTest {

	@BeforeEach
	public void asSuperuser() throws Exception {
		signInAsSuperuser();
	}

	@AfterEach
	public void flushNothing() {
		Context.clearSession();
	}

	static Stream<Class<?>> rows() {
		return Stream.of(Person.class, Patient.class, User.class, Encounter.class, Obs.class, Concept.class,
				ConceptClass.class, ConceptSource.class, EncounterType.class, EncounterRole.class, Form.class,
				Provider.class,
				Location.class, Visit.class, VisitType.class);
	}

	/** Platform: some of its mappings leave a changed uuid out of what they write, and obs it keeps itself. */
	@ParameterizedTest
	@MethodSource("rows")
	public void m3_m4_noUuidChanges(Class<? extends OpenmrsObject> type) {
		OpenmrsObject row = anyOf(type);
		String uuid = row.getUuid();
		row.setUuid(UUID.randomUUID().toString());
		assertNotStored(type, uuid, Context::flushSession);
	}

	@ParameterizedTest
	@MethodSource("rows")
	public void m3_m4_noUuidComesBackChangedFromOutsideTheSession(Class<? extends OpenmrsObject> type) {
		OpenmrsObject row = anyOf(type);
		String uuid = row.getUuid();
		session().clear();
		row.setUuid(UUID.randomUUID().toString());
		assertNotStored(type, uuid, () -> {
			session().update(row);
			session().flush();
		});
	}

	private void assertNotStored(Class<?> type, String uuid, Runnable change) {
		try {
			change.run();
		} catch (ConflictException e) {
			assertThat(e).hasMessage("sessionnotes.error.identifier.fixed");
		} catch (UnchangeableObjectException e) {
			assertThat(type).isEqualTo(Obs.class);
		}
		session().clear();
		assertThat(session().createQuery("select count(*) from " + type.getName() + " where uuid = :uuid", Long.class)
				.setParameter("uuid", uuid).getSingleResult()).isOne();
	}

	@Test
	public void m3_m4_theGuardRefusesThoseThatThePlatformWouldWrite() {
		for (Class<? extends OpenmrsObject> type : Arrays.asList(Person.class, Concept.class, EncounterType.class,
				Provider.class)) {
			OpenmrsObject row = anyOf(type);
			row.setUuid(UUID.randomUUID().toString());
			assertThatThrownBy(Context::flushSession).as(type.getName()).isInstanceOf(ConflictException.class)
					.hasMessage("sessionnotes.error.identifier.fixed");
			session().clear();
		}
	}

	@Test
	public void m3_m4_aRowThatComesBackWithItsOwnUuidIsSaved() {
		Person person = anyOf(Person.class);
		session().clear();
		person.setGender("M");
		assertThatCode(() -> {
			session().update(person);
			session().flush();
		}).doesNotThrowAnyException();
	}

	@Test
	public void m3_aSignedNoteStaysFixedWhateverItsTypeIsNow() throws Exception {
		String uuid = signedNote();
		Context.flushSession();
		int id = Context.getEncounterService().getEncounterByUuid(uuid).getEncounterId();
		session().createNativeQuery("update encounter set encounter_type = 1 where encounter_id = " + id).executeUpdate();
		Encounter note = reloaded(uuid);
		Obs plan = note.getAllObs().stream().filter(obs -> obs.getValueText() != null).findFirst().get();
		plan.setValueText("changed afterwards");

		assertThatThrownBy(() -> Context.getObsService().saveObs(plan, "x")).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.fixed");
		Context.clearSession();
		Encounter again = Context.getEncounterService().getEncounterByUuid(uuid);
		again.addObs(ordinaryText("added afterwards"));
		assertThatThrownBy(() -> {
			Context.getEncounterService().saveEncounter(again);
			Context.flushSession();
		}).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.progressNote.fixed");
		Context.clearSession();
		assertThatThrownBy(() -> Context.getEncounterService()
				.voidEncounter(Context.getEncounterService().getEncounterByUuid(uuid), "gone"))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.progressNote.fixed");
		Context.clearSession();
		session().load(Obs.class, plan.getObsId()).setComment("through the session");
		assertThatThrownBy(Context::flushSession).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.fixed");
	}

	@Test
	public void m3_theTypeOfProgressNotesIsNotPurged() {
		EncounterType type = Context.getEncounterService()
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
		assertThatThrownBy(() -> {
			session().delete(type);
			session().flush();
		}).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.identifier.typeNeeded");
	}

	@Test
	public void m4_noNewPersonTakesOverTheNotesOnAPurgedOneAndNothingTellsWhetherThereAreAny() throws Exception {
		Person withNote = person();
		Person withoutNote = person();
		signInAs(AUTHOR);
		service.createNote(new NewNote(null, withNote.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("on a person who goes")));
		signInAsSuperuser();
		for (Person person : new Person[]{withNote, withoutNote}) {
			Context.getPersonService().purgePerson(person);
			Context.flushSession();
			Person successor = new Person();
			successor.setUuid(person.getUuid());
			successor.setGender("F");
			successor.addName(new PersonName("Another", null, "Client"));
			assertThatThrownBy(() -> Context.getPersonService().savePerson(successor))
					.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.identifier.used");
			Context.clearSession();
		}
		assertThatCode(() -> person()).doesNotThrowAnyException();
	}

	@Test
	public void m4_noNewUserTakesOverTheNotesOfAPurgedAuthor() {
		session().createNativeQuery("insert into sessionnotes_note (uuid, author_uuid, patient_uuid, concept_uuid, "
				+ "session_date, date_created, current_version) values ('n', '00000000-dead-4000-8000-000000000001', 'p', 'c', "
				+ "0, 0, 1)").executeUpdate();
		User successor = new User(person());
		successor.setUuid("00000000-dead-4000-8000-000000000001");
		successor.setUsername("successor");
		assertThatThrownBy(() -> Context.getUserService().createUser(successor, PASSWORD))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.identifier.used");
	}

	private static Person person() {
		Person person = new Person();
		person.setGender("F");
		person.addName(new PersonName("Some", null, "Body"));
		Context.getPersonService().savePerson(person);
		Context.flushSession();
		return person;
	}

	private <T> T anyOf(Class<T> type) {
		return session().createQuery("from " + type.getName(), type).setMaxResults(1).getSingleResult();
	}

	private Session session() {
		return sessionFactory.getCurrentSession();
	}
}
