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

import java.util.Date;

import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

public class ObsDiversionTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-obs-51c9";

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Test
	public void aNoteWithoutEncounterIsKept() {
		Obs note = saved(CANARY);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(note.getObsId()).isNegative();
		Obs found = Context.getObsService().getObsByUuid(note.getUuid());
		assertThat(found.getValueText()).isEqualTo(CANARY);
		assertThat(found.getPerson()).isEqualTo(patient);
		assertThat(found.getEncounter()).isNull();
	}

	@Test
	public void aNoteLongerThanAnObsMayBeIsKeptWhole() {
		String text = StringUtils.repeat("lang ", 200_000);

		Obs note = saved(text);

		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(text);
	}

	@Test
	public void everyCharacterComesBack() {
		String text = "a<b & c &lt; \"d\" 'e' \r\n\t\u0000 \u00e9 e\u0301 \ud83d\ude00 \u202e \ufeff  ";

		Obs note = saved(text);

		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(text);
	}

	@Test
	public void aNoteInAGroupIsTakenOutOfIt() {
		signInAs(AUTHOR);
		Obs group = new Obs(patient, Context.getConceptService().getConcept(23), new Date(), null);
		Obs note = inPatient(note(CANARY));
		group.addGroupMember(note);
		group.addGroupMember(inPatient(ordinaryText("ordinary member")));

		Obs saved = Context.getObsService().saveObs(group, null);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(saved.getObsId()).isPositive();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void anEditedNoteSentAgainBecomesANewVersion() {
		Obs note = saved(CANARY);
		Obs opened = Context.getObsService().getObsByUuid(note.getUuid());
		opened.setValueText(CANARY + " edited");

		Obs edited = Context.getObsService().saveObs(opened, "REST web service");

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY + " edited");
		assertThat(service.getHistory(note.getUuid())).extracting(version -> version.getContent().getText())
				.containsExactly(CANARY + " edited", CANARY);
		Obs superseded = Context.getObsService().getObs(note.getObsId());
		assertThat(superseded.getValueText()).isEqualTo(CANARY);
		assertThat(edited.getObsId()).isNegative().isNotEqualTo(note.getObsId());
	}

	@Test
	public void anEditedNoteWithinItsEncounterBecomesANewVersion() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		encounter.addObs(note);
		Context.getEncounterService().saveEncounter(encounter);
		Obs opened = Context.getObsService().getObsByUuid(note.getUuid());
		opened.setValueText(CANARY + " edited");
		encounter.addObs(opened);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(service.getHistory(note.getUuid())).hasSize(2);
	}

	@Test
	public void savingAnUnchangedNoteAgainAddsNoVersion() {
		Obs note = saved(CANARY);

		Context.getObsService().saveObs(note, "again");

		assertThat(service.getHistory(note.getUuid())).hasSize(1);
	}

	@Test
	public void theSecondOfTwoEditsOfTheSameVersionIsAConflictAndLosesNeither() {
		Obs note = saved(CANARY);
		Obs first = Context.getObsService().getObsByUuid(note.getUuid());
		Obs second = Context.getObsService().getObsByUuid(note.getUuid());
		first.setValueText("first edit");
		second.setValueText("second edit");
		Context.getObsService().saveObs(first, "edit");

		assertThatThrownBy(() -> Context.getObsService().saveObs(second, "edit"))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.newerVersion");

		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo("first edit");
		assertThat(second.getValueText()).isEqualTo("second edit");
	}

	@Test
	public void voidingTheObsVoidsTheNoteAndUnvoidingBringsItBack() {
		Obs note = saved(CANARY);

		Context.getObsService().voidObs(Context.getObsService().getObsByUuid(note.getUuid()), "written in error");

		Obs voided = Context.getObsService().getObsByUuid(note.getUuid());
		assertThat(voided.getVoided()).isTrue();
		assertThat(voided.getValueText()).isEqualTo(CANARY);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).isEmpty();
		Context.getObsService().unvoidObs(voided);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).hasSize(1);
		assertThat(rowsInObsTable(CANARY)).isZero();
	}

	@Test
	public void anEditOfAVoidedNoteIsAVersionAndLosesNothing() {
		Obs note = saved(CANARY);
		Context.getObsService().voidObs(Context.getObsService().getObsByUuid(note.getUuid()), "written in error");
		Obs voided = Context.getObsService().getObsByUuid(note.getUuid());
		voided.setValueText(CANARY + " edited");

		Context.getObsService().saveObs(voided, "edit");

		assertThat(service.getNote(note.getUuid()).get().getContent().getText()).isEqualTo(CANARY + " edited");
		assertThat(service.getNote(note.getUuid()).get().getNote().isVoided()).isTrue();
	}

	@Test
	public void anObsThatIsVoidedWhenItComesIsKeptAsAVoidedNote() {
		signInAs(AUTHOR);
		Obs note = inPatient(note(CANARY));
		note.setVoided(true);
		note.setVoidReason("never mind");

		Context.getObsService().saveObs(note, null);

		assertThat(service.getNote(note.getUuid()).get().getNote().isVoided()).isTrue();
		assertThat(service.getNote(note.getUuid()).get().getContent().getText()).isEqualTo(CANARY);
	}

	@Test
	public void aSaveThatIsRolledBackLaterLeavesTheObsAsItWasHandedIn() {
		signInAs(AUTHOR);
		Obs note = inPatient(note(CANARY));
		TransactionTemplate caller = new TransactionTemplate(transactionManager);
		caller.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		caller.execute(status -> {
			status.setRollbackOnly();
			return Context.getObsService().saveObs(note, null);
		});

		assertThat(note.getObsId()).isNull();
		Context.getObsService().saveObs(note, null);
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void aNoteIsNeverPurged() {
		Obs note = saved(CANARY);

		assertThatThrownBy(() -> Context.getObsService().purgeObs(note)).hasMessage("sessionnotes.error.obs.purge");

		assertThat(Context.getObsService().getObsByUuid(note.getUuid())).isNotNull();
	}

	@Test
	public void whoForgesTheObsOfANoteChangesNothing() {
		Obs note = saved(CANARY);
		signInAs(OTHER_THERAPIST);
		Obs forged = inPatient(note("overwritten"));
		forged.setUuid(note.getUuid());
		forged.setObsId(note.getObsId());

		assertThatThrownBy(() -> Context.getObsService().saveObs(forged, "edit")).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");
		assertThatThrownBy(() -> Context.getObsService().voidObs(forged, "void")).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");
		assertThatThrownBy(() -> Context.getObsService().purgeObs(forged)).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");

		signInAs(AUTHOR);
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void theUuidOfSomebodyElsesNoteTellsNothingToWhoUsesItAgain() {
		Obs note = saved(CANARY);
		signInAs(OTHER_THERAPIST);
		Obs own = inPatient(note("my own"));
		own.setUuid(note.getUuid());

		Context.getObsService().saveObs(own, null);

		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo("my own");
		signInAs(AUTHOR);
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	private Obs saved(String text) {
		signInAs(AUTHOR);
		return Context.getObsService().saveObs(inPatient(note(text)), null);
	}

	private Obs inPatient(Obs obs) {
		obs.setPerson(patient);
		obs.setObsDatetime(new Date());
		return obs;
	}
}
