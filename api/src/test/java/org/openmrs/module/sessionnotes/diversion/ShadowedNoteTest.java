/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;

/** No obs takes the place of a note by bearing its uuid. */
@Tag("attack")
public class ShadowedNoteTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-shadow-77b1";

	private String uuid;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		uuid = UUID.randomUUID().toString();
		service.createNote(new NewNote(uuid, patient.getUuid(), null, noteConcept.getUuid(), null,
				NoteContent.ofText("the note " + CANARY)));
	}

	@Test
	public void l1_noObsIsSavedWithTheUuidOfANote() {
		for (UnaryOperator<String> form : forms()) {
			Obs obs = ordinary(form.apply(uuid));
			assertThatThrownBy(() -> save(obs)).isInstanceOf(ConflictException.class)
					.hasMessage("sessionnotes.error.obsUuidInUse");
			Context.clearSession();
		}
		Encounter encounter = encounter();
		encounter.addObs(ordinary(uuid));
		assertThatThrownBy(() -> {
			Context.getEncounterService().saveEncounter(encounter);
			Context.flushSession();
		}).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.obsUuidInUse");
		Context.clearSession();
		Obs past = ordinary(uuid);
		past.setCreator(Context.getAuthenticatedUser());
		past.setDateCreated(new Date());
		assertThatThrownBy(() -> sessionFactory.getCurrentSession().save(past)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.obsUuidInUse");
	}

	@Test
	public void l1_theRefusalOfANotesUuidIsThatOfAnObsUuid() {
		signInAs(NURSE);
		Throwable ofNote = catchThrowable(() -> save(ordinary(uuid)));
		Context.clearSession();
		String taken = Context.getObsService().getObs(7).getUuid();
		Throwable ofObs = catchThrowable(() -> save(ordinary(taken)));

		assertThat(ofNote).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.obsUuidInUse");
		assertThat(ofObs).hasSameClassAs(ofNote).hasMessage(ofNote.getMessage());
	}

	@Test
	public void l1_noObsIsGivenTheUuidOfANoteLater() {
		Obs obs = save(ordinary(UUID.randomUUID().toString()));
		obs.setUuid(uuid);
		assertThatThrownBy(Context::flushSession).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.obsUuidInUse");
		Context.clearSession();
		Obs detached = Context.getObsService().getObs(7);
		Context.evictFromSession(detached);
		detached.setUuid(uuid);
		assertThatThrownBy(() -> {
			sessionFactory.getCurrentSession().update(detached);
			Context.flushSession();
		}).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.obsUuidInUse");
	}

	@Test
	public void l1_whereSuchARowExistsTheAuthorIsAnsweredWithTheNote() {
		shadow();

		assertThat(Context.getObsService().getObsByUuid(uuid).getValueText()).isEqualTo("the note " + CANARY);
		signInAs(NURSE);
		assertThat(Context.getObsService().getObsByUuid(uuid).getObsId()).isEqualTo(7);
	}

	@Test
	public void l1_theAuthorsEditGoesToTheNoteAndNotToSuchARow() {
		shadow();
		Obs found = Context.getObsService().getObsByUuid(uuid);
		found.setValueText("edited " + CANARY);
		Context.getObsService().saveObs(found, "edited");

		assertThat(rowsInObsTable("edited " + CANARY)).isZero();
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo("edited " + CANARY);
	}

	@Test
	public void l1_noEditOfTheAuthorsReachesSuchARowByItsIdEither() {
		shadow();
		Obs row = Context.getObsService().getObs(7);
		row.setComment("for the note " + CANARY);
		assertThatThrownBy(() -> {
			Context.getObsService().saveObs(row, "edited");
			Context.flushSession();
		}).isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.obs.wrongDoor");
		Context.clearSession();
		assertThat(rowsInObsTable("for the note " + CANARY)).isZero();
	}

	@Test
	public void l1_forAnybodyElseSuchARowIsAnOrdinaryObs() {
		shadow();
		signInAs(NURSE);
		Obs row = Context.getObsService().getObs(7);
		row.setComment("ordinary");
		Obs saved = Context.getObsService().saveObs(row, "edited");
		Context.flushSession();
		assertThat(saved.getComment()).isEqualTo("ordinary");
	}

	@Test
	public void l1_noNoteIsWrittenWithTheUuidOfAnObs() {
		String taken = Context.getObsService().getObs(7).getUuid();
		assertThatThrownBy(() -> service.createNote(new NewNote(taken, patient.getUuid(), null, noteConcept.getUuid(), null,
				NoteContent.ofText(CANARY)))).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.obsUuidInUse");
		Obs diverted = note(CANARY);
		diverted.setPerson(patient);
		diverted.setObsDatetime(new Date());
		diverted.setUuid(taken);
		assertThatThrownBy(() -> Context.getObsService().saveObs(diverted, null)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.obsUuidInUse");
		assertThat(rowsInObsTable(CANARY)).isZero();
	}

	private static UnaryOperator<String>[] forms() {
		@SuppressWarnings("unchecked")
		UnaryOperator<String>[] forms = new UnaryOperator[]{UnaryOperator.identity(),
				(UnaryOperator<String>) uuid -> uuid + " ", (UnaryOperator<String>) String::toUpperCase};
		return forms;
	}

	private Obs ordinary(String itsUuid) {
		Obs obs = ordinaryText("ordinary");
		obs.setPerson(patient);
		obs.setObsDatetime(new Date());
		obs.setUuid(itsUuid);
		return obs;
	}

	private static Obs save(Obs obs) {
		Obs saved = Context.getObsService().saveObs(obs, null);
		Context.flushSession();
		return saved;
	}

	/** As plain SQL does it. */
	private void shadow() {
		Context.flushSession();
		sessionFactory.getCurrentSession().createNativeQuery("update obs set uuid = :uuid where obs_id = 7")
				.setParameter("uuid", uuid).executeUpdate();
		Context.clearSession();
	}
}
