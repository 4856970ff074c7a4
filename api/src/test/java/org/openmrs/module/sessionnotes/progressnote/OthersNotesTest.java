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

import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmrs.CodedOrFreeText;
import org.openmrs.ConditionVerificationStatus;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.EncounterRole;
import org.openmrs.GlobalProperty;
import org.openmrs.Obs;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody might try on a note that is not theirs, or to get around the author's own signature. */
public class OthersNotesTest extends ProgressNoteContextTest {

	@Autowired
	private PlatformTransactionManager transactionManager;

	@AfterEach
	public void forgetTheClinicsConcepts() {
		Context.getRegisteredComponents(ProgressNoteConcepts.class).get(0).globalPropertyDeleted("all");
	}

	@Test
	public void nobodyBecomesTheAuthorOfAnothersDraft() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		signInAs(COLLEAGUE);
		Encounter encounter = reloaded(uuid);
		encounter.addProvider(role(encounter), provider(COLLEAGUE));

		assertThatThrownBy(() -> {
			Context.getEncounterService().saveEncounter(encounter);
			Context.flushSession();
		}).isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	public void nobodyPutsThemselvesInTheTherapistsPlace() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		signInAs(COLLEAGUE);
		EncounterProvider therapist = reloaded(uuid).getActiveEncounterProviders().iterator().next();
		therapist.setProvider(provider(COLLEAGUE));

		assertThatThrownBy(Context::flushSession).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	public void aTherapistAddsACoTherapist() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		Encounter encounter = reloaded(uuid);
		encounter.addProvider(role(encounter), provider(COLLEAGUE));

		Context.getEncounterService().saveEncounter(encounter);

		assertThat(reloaded(uuid).getActiveEncounterProviders()).hasSize(2);
	}

	@Test
	public void whoMayNotWriteProgressNotesChangesNoDraft() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		signInAs(NURSE);
		Obs plan = obs(reloaded(uuid), ProgressNoteConcept.PLAN);
		plan.setValueText("changed by a nurse");

		assertThatThrownBy(() -> {
			Context.getObsService().saveObs(plan, "changed");
			Context.flushSession();
		}).isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.progressNote.mayNotWrite");
	}

	@Test
	public void anAddendumIsWrittenByTheServiceAlone() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		Encounter encounter = reloaded(uuid);
		Obs planted = new Obs();
		planted.setConcept(Context.getConceptService().getConceptByUuid(ProgressNoteConcept.ADDENDUM.getUuid()));
		planted.setValueText("planted");
		encounter.addObs(planted);

		assertThatThrownBy(() -> Context.getEncounterService().saveEncounter(encounter))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.progressNote.addendumByService");
	}

	@Test
	public void whatTheAuthorHasNotSeenIsNotSignedAndNotOverwritten() {
		signInAs(THERAPIST);
		ProgressNote seen = draft();
		String uuid = seen.getEncounter().getUuid();
		notes.updateDraft(uuid, seen.getContentDigest(), before -> before.toBuilder().plan("another").build());

		assertThatThrownBy(() -> notes.sign(uuid, seen.getContentDigest())).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.changedMeanwhile");
		assertThatThrownBy(() -> notes.updateDraft(uuid, seen.getContentDigest(),
				before -> before.toBuilder().plan("a third").build())).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.changedMeanwhile");

		ProgressNote now = notes.getNote(uuid).get();
		assertThat(now.getContent().getPlan()).isEqualTo("another");
		assertThat(notes.sign(uuid, now.getContentDigest()).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	@Test
	public void twoTextsForOneQuestionAreBothShownAndNoneIsLostByAnotherChange() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		add(uuid, ProgressNoteConcept.PLAN, obs -> obs.setValueText("and a second plan"));

		notes.updateDraft(uuid, null, before -> before.toBuilder().minutes(45).end(null).build());

		assertThat(notes.getNote(uuid).get().getContent().getPlan())
				.isEqualTo("Weekly, go on with the sleep diary\n\nand a second plan");
		assertThat(reloaded(uuid).getObsAtTopLevel(false))
				.filteredOn(obs -> obs.getConcept().getUuid().equals(ProgressNoteConcept.PLAN.getUuid())).hasSize(2);
	}

	@Test
	public void twoChoicesForOneQuestionAreNotSigned() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		add(uuid, ProgressNoteConcept.RISK, obs -> obs
				.setValueCoded(Context.getConceptService().getConceptByUuid(ProgressNoteAnswer.RISK_HIGH.getUuid())));

		assertThatThrownBy(() -> notes.sign(uuid, digest(uuid))).hasMessage("sessionnotes.error.progressNote.incomplete")
				.isInstanceOfSatisfying(
						InvalidRequestException.class,
						e -> assertThat(e.getMissing()).extracting(Finding::getMessageCode)
								.containsExactly("sessionnotes.missing.riskAction",
										"sessionnotes.implausible.severalAnswers"));
	}

	@Test
	public void aConceptOfTheClinicsOwnLeavesWhatWasSignedWithTheShippedOne() throws Exception {
		String uuid = signedNote();
		signInAsSuperuser();
		String own = Context.getConceptService().getConcept(19).getUuid();
		Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(ProgressNoteConcept.PLAN.getGlobalProperty(), own));

		assertThat(notes.getNote(uuid).get().getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(notes.verify(uuid)).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
		signInAs(THERAPIST);
		String another = draft().getEncounter().getUuid();
		assertThat(reloaded(another).getAllObs()).filteredOn(obs -> obs.getConcept().getUuid().equals(own)).hasSize(1);
		assertThat(notes.getNote(another).get().getContent().getPlan()).isEqualTo(complete().build().getPlan());
	}

	@Test
	public void aCommentOnAReturnIsForTheAuthorAndTheSupervisor() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		notes.returnToAuthor(uuid, "Say more");

		assertThat(remarks(uuid)).containsExactly(null, "Say more");
		signInAs(THERAPIST);
		assertThat(remarks(uuid)).containsExactly(null, "Say more");
		signInAs(COLLEAGUE);
		assertThat(remarks(uuid)).containsOnlyNulls();
		assertThat(notes.check(uuid).getHints()).isEmpty();
	}

	@Test
	public void aDiagnosisIsPartOfWhatIsSigned() throws Exception {
		String uuid = signedNote();
		signInAsSuperuser();
		Diagnosis diagnosis = new Diagnosis(reloaded(uuid), new CodedOrFreeText(null, null, "insomnia"),
				ConditionVerificationStatus.PROVISIONAL, 1, patient);

		assertThatThrownBy(() -> {
			Context.getDiagnosisService().save(diagnosis);
			Context.flushSession();
		}).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.progressNote.fixed");
	}

	@Test
	public void onePersonWithTwoAccountsDoesNotSuperviseThemselves() throws Exception {
		signInAsSuperuser();
		User therapist = Context.getUserService().getUserByUsername(THERAPIST);
		User second = new User(therapist.getPerson());
		second.setUsername("tess2");
		String secondUuid = Context.getUserService().createUser(second, PASSWORD).getUuid();

		assertThatThrownBy(() -> notes.saveSupervision(
				new Supervision(therapist.getUuid(), secondUuid, SupervisionMode.REVIEW_AND_COSIGN)))
				.hasMessage("sessionnotes.error.supervision.ofOneself");
	}

	@Test
	public void m9_nobodyMakesThemselvesASupervisor() throws Exception {
		signInAsSuperuser();
		assertThatThrownBy(() -> notes.saveSupervision(new Supervision(uuidOf(THERAPIST),
				Context.getAuthenticatedUser().getUuid(), SupervisionMode.ACCESS_ONLY)))
				.hasMessage("sessionnotes.error.supervision.byOneself");
		assertThat(notes.getSupervisions()).noneMatch(each -> each.getTherapistUuid().equals(uuidOf(THERAPIST)));
	}

	@Test
	public void aSuperuserWhoBecameAnotherVoidsNothingInTheirName() throws Exception {
		String uuid = signedNote();
		signInAsSuperuser();
		Context.becomeUser(THERAPIST);

		assertThatThrownBy(() -> notes.voidNote(uuid, "in her name")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.mayNotVoid");
	}

	/** Else as many readers as the pool has connections would wait for each other for ever. */
	@Test
	public void readingTakesOneConnection() {
		signInAs(THERAPIST);
		TransactionTemplate reader = new TransactionTemplate(transactionManager);
		reader.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		reader.setReadOnly(true);
		sessionFactory.getStatistics().setStatisticsEnabled(true);
		long before = sessionFactory.getStatistics().getSessionOpenCount();

		reader.execute(status -> notes.getWork(WorkList.UNSIGNED, WorkScope.MINE, 0, 10));

		assertThat(sessionFactory.getStatistics().getSessionOpenCount() - before).as("the reader's own session").isOne();
	}

	private Iterable<String> remarks(String uuid) {
		return notes.getNote(uuid).get().getSteps().stream().map(StepRecord::getRemark)
				.collect(Collectors.toList());
	}

	private static void add(String uuid, ProgressNoteConcept question, Consumer<Obs> value) {
		Encounter encounter = reloaded(uuid);
		Obs obs = new Obs();
		obs.setConcept(Context.getConceptService().getConceptByUuid(question.getUuid()));
		value.accept(obs);
		encounter.addObs(obs);
		Context.getEncounterService().saveEncounter(encounter);
		reloaded(uuid);
	}

	private static Obs obs(Encounter encounter, ProgressNoteConcept question) {
		return encounter.getObsAtTopLevel(false).stream()
				.filter(obs -> obs.getConcept().getUuid().equals(question.getUuid())).findFirst().get();
	}

	private static EncounterRole role(Encounter encounter) {
		return encounter.getActiveEncounterProviders().iterator().next().getEncounterRole();
	}

	private static Provider provider(String identifier) {
		return Context.getProviderService().getProviderByIdentifier(identifier);
	}
}
