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

import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Visit;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;

public class EncounterDiversionTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-encounter-7f3a";

	@Test
	public void aNoteLeavesTheEncounterAndTheRestIsSavedAsAlways() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		encounter.addObs(note);
		encounter.addObs(ordinaryText("ordinary"));

		Encounter saved = Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(saved.getEncounterId()).isNotNull();
		assertThat(saved.getAllObs()).extracting(Obs::getValueText).containsExactly("ordinary");
		assertThat(note.getObsId()).isNegative();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
		assertThat(Context.getObsService().getObs(note.getObsId()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void theObsThatItsAuthorGetsKnowsPatientEncounterAndDateAndIsNotManaged() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		note.setComment("a comment");
		encounter.addObs(note);
		Context.getEncounterService().saveEncounter(encounter);

		Obs found = Context.getObsService().getObsByUuid(note.getUuid());

		assertThat(found.getPerson()).isEqualTo(patient);
		assertThat(found.getEncounter()).isEqualTo(encounter);
		assertThat(found.getObsDatetime()).isEqualTo(encounter.getEncounterDatetime());
		assertThat(found.getConcept()).isEqualTo(noteConcept);
		assertThat(found.getComment()).isEqualTo("a comment");
		assertThat(found.getCreator().getUsername()).isEqualTo(AUTHOR);
		assertThat(sessionFactory.getCurrentSession().contains(found)).isFalse();
		assertThat(encounter.getAllObs(true)).isEmpty();
	}

	@Test
	public void severalNotesInOneEncounterAreAllKept() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs one = note(CANARY + "-1");
		Obs two = note(CANARY + "-2");
		encounter.addObs(one);
		encounter.addObs(two);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(Context.getObsService().getObsByUuid(one.getUuid()).getValueText()).isEqualTo(CANARY + "-1");
		assertThat(Context.getObsService().getObsByUuid(two.getUuid()).getValueText()).isEqualTo(CANARY + "-2");
	}

	@Test
	public void aNoteInAGroupLeavesItAndTheOtherMembersStay() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs group = group();
		Obs note = note(CANARY);
		group.addGroupMember(note);
		group.addGroupMember(ordinaryText("ordinary member"));
		encounter.addObs(group);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(group.getObsId()).isPositive();
		assertThat(group.getGroupMembers()).extracting(Obs::getValueText).containsExactly("ordinary member");
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void aNoteDeepInGroupsLeavesThem() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs outer = group();
		Obs inner = group();
		Obs note = note(CANARY);
		inner.addGroupMember(note);
		outer.addGroupMember(inner);
		outer.addGroupMember(ordinaryText("beside"));
		encounter.addObs(outer);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(outer.getGroupMembers()).extracting(Obs::getValueText).containsExactly("beside");
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void aGroupThatHeldNothingButANoteLeavesNoTrace() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs group = group();
		Obs note = note(CANARY);
		group.addGroupMember(note);
		encounter.addObs(group);

		Context.getEncounterService().saveEncounter(encounter);
		Context.flushSession();

		assertThat(count("select count(*) from obs where encounter_id = " + encounter.getEncounterId())).isZero();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void aNoteAddedToAnExistingEncounterIsDiverted() {
		signInAs(AUTHOR);
		Encounter encounter = Context.getEncounterService().saveEncounter(encounter());
		Context.flushSession();
		Context.clearSession();
		Encounter existing = Context.getEncounterService().getEncounter(encounter.getEncounterId());
		Obs note = note(CANARY);
		existing.addObs(note);

		Context.getEncounterService().saveEncounter(existing);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getEncounter()).isEqualTo(existing);
	}

	/** Platform: saving a visit saves none of its new encounters; each is saved by EncounterService. */
	@Test
	public void savingAVisitKeepsTheNotesOfItsNewEncountersUntilTheseAreSaved() {
		signInAs(AUTHOR);
		Visit visit = new Visit(patient, Context.getVisitService().getVisitType(1), new Date());
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		encounter.addObs(note);
		encounter.addObs(ordinaryText("ordinary in a visit"));
		visit.addEncounter(encounter);

		Context.getVisitService().saveVisit(visit);
		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(encounter.getAllObs()).contains(note);

		Context.getEncounterService().saveEncounter(encounter);
		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(rowsInObsTable("ordinary in a visit")).isOne();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid()).getEncounter()).isEqualTo(encounter);
	}

	@Test
	public void anotherMemberOfTheSetIsDivertedFromTheMomentItIsAdded() {
		restrict(Context.getConceptService().getConcept(19));
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = ordinaryText(CANARY);
		encounter.addObs(note);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
		assertThat(note.getObsId()).isNegative();
	}

	@Test
	public void aRetiredAndRenamedConceptStaysRestricted() {
		noteConcept.setRetired(true);
		noteConcept.setRetireReason("no longer used");
		noteConcept.getName().setName("Something else");
		Context.getConceptService().saveConcept(noteConcept);
		Context.flushSession();
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		encounter.addObs(note);

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(rowsInObsTable(CANARY)).isZero();
	}

	@Test
	public void whoMayNotWriteNotesSavesNothingAtAll() {
		signInAs(NURSE);
		Encounter encounter = encounter();
		encounter.addObs(note(CANARY));

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.mayNotWrite")
				.hasMessageNotContaining(CANARY);
	}

	@Test
	public void afterARefusalTheCallerStillHoldsTheNote() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs group = group();
		Obs note = note(CANARY);
		group.addGroupMember(note);
		group.addGroupMember(ordinaryText("ordinary member"));
		encounter.addObs(group);
		Obs bare = note(CANARY + "-bare");
		encounter.addObs(bare);
		encounter.setEncounterType(null);

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(ValidationException.class);

		assertThat(encounter.getObsAtTopLevel(false)).contains(group, bare);
		assertThat(group.getGroupMembers()).contains(note);
		assertThat(note.getValueText()).isEqualTo(CANARY);
	}

	@Test
	public void anOrdinaryObsWithoutAValueIsRefusedAsAlwaysAndNotDroppedWithANote() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		encounter.addObs(ordinaryText(null));
		encounter.addObs(note(CANARY));

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(ValidationException.class);
	}

	@Test
	public void rowsFromBeforeTheirConceptWasRestrictedAreNotTransferredToBecomeSomebodyElsesNotes() throws Exception {
		Encounter encounter = encounterFromBeforeItsConceptWasRestricted("from before");

		assertThatThrownBy(() -> Context.getEncounterService().transferEncounter(encounter,
				Context.getPatientService().getPatient(2))).hasMessage("sessionnotes.error.obs.transfer");
	}

	@Test
	public void patientsWithRowsFromBeforeTheirConceptWasRestrictedCanBeMerged() throws Exception {
		encounterFromBeforeItsConceptWasRestricted("from before the merge");

		Context.getPatientService().mergePatients(Context.getPatientService().getPatient(8), patient);
		Context.flushSession();

		assertThat(count(
				"select count(*) from obs where value_text = 'from before the merge' and person_id = 8 and voided = false"))
				.isOne();
	}

	@Test
	public void anAnswerThatIsNoTextIsRefusedAndNothingOfItIsLost() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		note.setValueNumeric(5.0);
		encounter.addObs(note);

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.obs.notText");
		assertThat(encounter.getAllObs()).contains(note);
	}

	@Test
	public void anEmptyNoteIsRefusedWithItsOwnError() {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		encounter.addObs(note(" \n"));

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.hasMessage("sessionnotes.error.content.empty");
	}

	private Obs group() {
		Obs group = new Obs();
		group.setConcept(Context.getConceptService().getConcept(23));
		return group;
	}

	private Encounter encounterFromBeforeItsConceptWasRestricted(String text) {
		Encounter encounter = encounter();
		encounter.addObs(ordinaryText(text));
		Context.getEncounterService().saveEncounter(encounter);
		restrict(Context.getConceptService().getConcept(19));
		return encounter;
	}

	private static void restrict(Concept concept) {
		Concept set = Context.getConceptService().getConceptByUuid("915e5eb3-3fbb-4dea-9688-182fe12cb147");
		set.addSetMember(concept);
		Context.getConceptService().saveConcept(set);
		Context.flushSession();
	}
}
