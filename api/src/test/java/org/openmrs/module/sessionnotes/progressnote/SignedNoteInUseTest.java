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

import java.lang.reflect.Field;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.EncounterService;
import org.openmrs.api.PatientService;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/** What the clinic goes on doing with a signed note, its patient and its visit; and with what is not signed. */
public class SignedNoteInUseTest extends ProgressNoteContextTest {

	/** Has every privilege of the platform and none of the module. */
	private static final String RECORDS_CLERK = "rita";

	/** A records clerk who may void signed notes. */
	private static final String RECORDS_OFFICER = "rob";

	@BeforeEach
	public void setUpRecordsOffice() throws Exception {
		if (Context.getUserService().getUserByUsername(RECORDS_CLERK) == null) {
			Role clerk = new Role("Records clerk", "All of the platform");
			for (Field constant : PrivilegeConstants.class.getFields()) {
				clerk.addPrivilege(privilege((String) constant.get(null)));
			}
			Role officer = new Role("Records officer", "Voids notes");
			officer.addPrivilege(privilege(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES));
			users().saveRole(clerk);
			users().saveRole(officer);
			makeUser(RECORDS_CLERK, clerk);
			makeUser(RECORDS_OFFICER, clerk, officer);
			Context.flushSession();
			getConnection().commit();
		}
	}

	private static Privilege privilege(String name) {
		Privilege known = users().getPrivilege(name);
		return known != null ? known : users().savePrivilege(new Privilege(name, name));
	}

	private static void makeUser(String username, Role... roles) {
		Person person = new Person();
		person.addName(new PersonName(username, null, "Records"));
		person.setGender("F");
		User user = new User(Context.getPersonService().savePerson(person));
		user.setUsername(username);
		for (Role role : roles) {
			user.addRole(role);
		}
		users().createUser(user, PASSWORD);
	}

	@Test
	public void aSignedNoteIsMergedIntoAnotherPatientAndVerifies() throws Exception {
		String uuid = signedWithAddenda();

		merge(8, 7);

		assertKept(uuid, 8);
	}

	@Test
	public void aSignedNoteKeepsItsPatientWhenAnotherIsMergedIntoThem() throws Exception {
		String uuid = signedWithAddenda();

		merge(7, 8);

		assertKept(uuid, 7);
	}

	@Test
	public void aSignedNoteIsMergedOnAndOn() throws Exception {
		String uuid = signedWithAddenda();

		merge(8, 7);
		merge(6, 8);

		assertKept(uuid, 6);
	}

	@Test
	public void aNoteThatWaitsIsMergedAndThenCosigned() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		String uuid = signedNote();

		merge(8, 7);
		assertThat(reloaded(uuid).getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.PRELIMINARY);
		signInAs(SUPERVISOR);
		notes.cosign(uuid, digest(uuid));

		Encounter note = reloaded(uuid);
		assertThat(note.getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.FINAL);
		assertThat(notes.verify(uuid)).hasSize(2);
		assertIntact(uuid);
	}

	@Test
	public void aMergedDraftStaysADraft() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();

		merge(8, 7);

		assertThat(reloaded(uuid).getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.PRELIMINARY);
		signInAs(THERAPIST);
		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
		assertIntact(uuid);
	}

	@Test
	public void aMergeCarriesNoOtherChangeThrough() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(RECORDS_CLERK);
		obs(reloaded(uuid), ProgressNoteConcept.PLAN).setValueText("slipped in");

		assertThatThrownBy(() -> patients().mergePatients(patients().getPatient(8), patients().getPatient(7)))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.progressNote.fixed");
	}

	@Test
	public void aVoidedPatientsNotesComeBackAsTheyWere() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(RECORDS_CLERK);

		patients().voidPatient(patients().getPatient(7), "entered twice");
		assertThat(reloaded(uuid).getVoided()).isTrue();
		assertIntact(uuid);
		patients().unvoidPatient(patients().getPatient(7));

		assertKept(uuid, 7);
	}

	@Test
	public void aNoteThatIsVoidedWholeIsKeptWholeAndComesBack() throws Exception {
		String uuid = signedWithAddenda();
		ProgressNoteContent content = notes.getNote(uuid).get().getContent();
		signInAs(RECORDS_CLERK);
		assertThatThrownBy(() -> notes.voidNote(uuid, "wrong patient")).isInstanceOf(APIAuthenticationException.class);
		signInAs(RECORDS_OFFICER);

		notes.voidNote(uuid, "changed in the draft");

		assertThat(reloaded(uuid).getVoided()).isTrue();
		assertIntact(uuid);
		ProgressNote voided = notes.getNote(uuid).get();
		assertThat(voided.getContent()).usingRecursiveComparison().isEqualTo(content);
		assertThat(voided.getAddenda()).extracting(Addendum::getText).containsExactly("First", "Second");
		notes.unvoidNote(uuid);
		assertKept(uuid, 7);
		assertThat(notes.getNote(uuid).get().getContent()).usingRecursiveComparison().isEqualTo(content);
		assertThat(notes.getNote(uuid).get().getSteps()).extracting(StepRecord::getStep).containsExactly(
				ProgressNoteStep.SIGNED,
				ProgressNoteStep.ADDENDUM, ProgressNoteStep.ADDENDUM, ProgressNoteStep.VOIDED, ProgressNoteStep.UNVOIDED);
		assertThat(notes.getNote(uuid).get().getSteps().get(3).getRemark()).isEqualTo("changed in the draft");
	}

	/** A request that is sent again after its answer was lost finds what it asked for. */
	@Test
	public void voidingAgainIsTheSameVoiding() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(RECORDS_OFFICER);
		String read = digest(uuid);
		assertThatThrownBy(() -> notes.voidNote(uuid, "stale", "wrong form")).isInstanceOf(ConflictException.class);
		assertThat(reloaded(uuid).getVoided()).isFalse();

		notes.voidNote(uuid, read, "wrong form");
		notes.voidNote(uuid, read, "wrong form");

		assertThat(notes.getNote(uuid).get().getSteps()).extracting(StepRecord::getStep)
				.containsOnlyOnce(ProgressNoteStep.VOIDED);
		assertThatThrownBy(() -> notes.unvoidNote(uuid, "stale")).isInstanceOf(ConflictException.class);
		signInAs(THERAPIST);
		assertThatThrownBy(() -> notes.addAddendum(uuid, "x")).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.voided");
	}

	@Test
	public void theNoteOfAVoidedClientStaysVoided() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		notes.voidNote(uuid, "wrong form");
		reloaded(uuid);
		signInAs(RECORDS_CLERK);
		patients().voidPatient(patients().getPatient(7), "entered twice");
		Context.flushSession();
		signInAs(THERAPIST);

		assertThatThrownBy(() -> notes.unvoidNote(uuid)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.patientVoided");
		assertThat(reloaded(uuid).getVoided()).isTrue();
	}

	@Test
	public void aVoidedNoteIsMergedAndComesBack() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(RECORDS_OFFICER);
		notes.voidNote(uuid, "wrong form");
		Context.flushSession();

		patients().mergePatients(patients().getPatient(8), patients().getPatient(7));

		assertThat(reloaded(uuid).getPatient().getId()).isEqualTo(8);
		assertIntact(uuid);
		notes.unvoidNote(uuid);
		assertKept(uuid, 8);
	}

	@Test
	public void aVoidedNoteComesBackByItsOwnWayOnly() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(RECORDS_OFFICER);
		notes.voidNote(uuid, "wrong form");
		signInAsSuperuser();
		Encounter note = reloaded(uuid);

		assertThatThrownBy(() -> encounters().unvoidEncounter(note)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.fixed");
		Obs obs = note.getObsAtTopLevel(true).iterator().next();
		assertThatThrownBy(() -> Context.getObsService().unvoidObs(obs)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.fixed");

		Context.clearSession();
		assertThat(encounters().getEncounterByUuid(uuid).getVoided()).isTrue();
		assertIntact(uuid);
	}

	@Test
	public void aNoteIsMovedIntoAnotherVisitThatEnds() throws Exception {
		String uuid = signedWithAddenda();
		signInAsSuperuser();
		Encounter note = reloaded(uuid);
		Visit visit = new Visit(patients().getPatient(7), Context.getVisitService().getVisitType(1),
				Date.from(START.minusSeconds(60)));

		visit.addEncounter(note);
		Context.getVisitService().saveVisit(visit);
		encounters().saveEncounter(note);
		Context.getVisitService().endVisit(visit, Date.from(START.plusSeconds(7200)));

		assertThat(reloaded(uuid).getVisit().getStopDatetime()).isNotNull();
		assertKept(uuid, 7);
	}

	@Test
	public void savingAnUnchangedNoteChangesNothing() throws Exception {
		String uuid = signedWithAddenda();
		signInAsSuperuser();

		encounters().saveEncounter(reloaded(uuid));
		Obs plan = obs(reloaded(uuid), ProgressNoteConcept.PLAN);
		assertThat(Context.getObsService().saveObs(plan, "unchanged")).isSameAs(plan);

		assertKept(uuid, 7);
	}

	@Test
	public void aPsychotherapyNoteThatComesWithASignedNoteIsStillDiverted() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(THERAPIST);
		Encounter note = reloaded(uuid);

		note.addObs(note("canary with the encounter"));
		encounters().saveEncounter(note);
		Obs own = note("canary by itself");
		own.setPerson(note.getPatient());
		own.setObsDatetime(new Date());
		own.setEncounter(note);
		assertThat(Context.getObsService().saveObs(own, null).getObsId()).isNegative();

		assertThat(rowsInObsTable("canary")).isZero();
		assertKept(uuid, 7);
	}

	@Test
	public void readingWritesNothing() throws Exception {
		String uuid = signedWithAddenda();
		signInAs(NURSE);

		Encounter note = reloaded(uuid);
		assertThat(Context.getObsService().getObservationsByPerson(note.getPatient())).isNotEmpty();
		assertThat(notes.getNote(uuid).get().getAddenda()).hasSize(2);

		assertKept(uuid, 7);
	}

	@Test
	public void aDraftIsEditedOnEveryPathAndStaysPreliminary() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();

		edit(uuid, note -> {
			note.setEncounterDatetime(new Date(note.getEncounterDatetime().getTime() - 3_600_000));
			note.setLocation(Context.getLocationService().getLocation(2));
			note.addObs(ordinaryText("added"));
			encounters().saveEncounter(note);
		});
		edit(uuid, note -> {
			Obs plan = obs(note, ProgressNoteConcept.PLAN);
			plan.setValueText("Monthly");
			Context.getObsService().saveObs(plan, "edited");
		});
		edit(uuid, note -> {
			Obs member = obs(note, ProgressNoteConcept.GOALS).getGroupMembers().iterator().next();
			member.setComment("edited");
			Context.getObsService().saveObs(member, "edited");
		});
		edit(uuid, note -> Context.getObsService().voidObs(obs(note, ProgressNoteConcept.TECHNIQUES_DESCRIBED), "none"));
		edit(uuid, note -> {
			Obs obs = obs(note, ProgressNoteConcept.CHANGE_DESCRIBED);
			Context.getObsService().purgeObs(obs);
		});
		edit(uuid, note -> {
			// as the FHIR module stores an Observation
			Obs obs = ordinaryText("by session");
			obs.setPerson(note.getPatient());
			obs.setObsDatetime(note.getEncounterDatetime());
			obs.setCreator(Context.getAuthenticatedUser());
			obs.setDateCreated(new Date());
			obs.setEncounter(note);
			obs.setStatus(Obs.Status.FINAL);
			sessionFactory.getCurrentSession().saveOrUpdate(obs);
		});

		ProgressNoteContent content = notes.getNote(uuid).get().getContent();
		assertThat(content.getStart()).isEqualTo(START.minusSeconds(3600));
		assertThat(content.getPlan()).isEqualTo("Monthly");
		assertThat(content.getTechniquesDescribed()).isNull();
		assertThat(reloaded(uuid).getAllObs(true)).extracting(Obs::getStatus).containsOnly(Obs.Status.PRELIMINARY);
	}

	@Test
	public void aReturnedNoteIsADraftAgain() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_APPROVE);
		String uuid = signedNote();
		signInAs(SUPERVISOR);
		notes.returnToAuthor(uuid, "more on the plan");
		signInAs(THERAPIST);

		edit(uuid, note -> {
			Obs plan = obs(note, ProgressNoteConcept.PLAN);
			plan.setValueText("Monthly");
			Context.getObsService().saveObs(plan, "edited");
		});

		assertThat(reloaded(uuid).getAllObs(true)).extracting(Obs::getStatus).containsOnly(Obs.Status.PRELIMINARY);
		signInAs(THERAPIST);
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		notes.approve(uuid, digest(uuid));
		assertThat(reloaded(uuid).getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.FINAL);
		assertIntact(uuid);
	}

	@Test
	public void aDraftIsVoidedAndPurged() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();

		edit(uuid, note -> encounters().voidEncounter(note, "mistake"));
		edit(uuid, note -> encounters().unvoidEncounter(note));
		ProxyPrivileges.with(() -> {
			encounters().purgeEncounter(reloaded(uuid), true);
			return null;
		}, PrivilegeConstants.PURGE_ENCOUNTERS, PrivilegeConstants.PURGE_OBS);

		assertThat(reloaded(uuid)).isNull();
	}

	@Test
	public void whatWasEditedInAGroupBeforeTheSignatureDoesNotComeBackWithAVoidedNote() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		edit(uuid, note -> {
			Obs member = obs(note, ProgressNoteConcept.GOALS).getGroupMembers().stream()
					.filter(obs -> "Four now".equals(obs.getValueText())).findFirst().get();
			member.setValueText("Five now");
			Context.getObsService().saveObs(member, "corrected");
		});
		signInAs(THERAPIST);
		notes.sign(uuid, digest(uuid));
		signInAs(RECORDS_OFFICER);

		awaitTheNextSecond();
		notes.voidNote(uuid, "corrected");
		reloaded(uuid);
		assertIntact(uuid);
		assertThat(notes.getNote(uuid).get().getContent().getGoals()).extracting(GoalProgress::getComment)
				.containsExactly("Five now");
		notes.unvoidNote(uuid);

		reloaded(uuid);
		assertIntact(uuid);
	}

	@Test
	public void anotherEncounterIsNotTouched() throws Exception {
		signInAsSuperuser();
		Encounter other = encounter();
		Obs obs = ordinaryText("one");
		obs.setStatus(Obs.Status.FINAL);
		other.addObs(obs);
		String uuid = encounters().saveEncounter(other).getUuid();

		edit(uuid, encounter -> {
			Obs edited = encounter.getObs().iterator().next();
			edited.setValueText("two");
			Context.getObsService().saveObs(edited, "edited");
		});

		assertThat(reloaded(uuid).getObs()).singleElement().satisfies(edited -> {
			assertThat(edited.getValueText()).isEqualTo("two");
			assertThat(edited.getStatus()).isEqualTo(Obs.Status.AMENDED);
		});
		edit(uuid, encounter -> encounters().voidEncounter(encounter, "none"));
		edit(uuid, encounter -> encounters().purgeEncounter(encounter, true));
		assertThat(reloaded(uuid)).isNull();
	}

	/** @return the uuid of a final note, of which one text was changed while it was a draft, with two addenda */
	private String signedWithAddenda() throws InterruptedException {
		signInAs(THERAPIST);
		String uuid = draft(complete().plan("As in the first draft").build()).getEncounter().getUuid();
		notes.updateDraft(uuid, null, before -> complete().build());
		awaitTheNextSecond();
		notes.sign(uuid, digest(uuid));
		notes.addAddendum(uuid, "First");
		notes.addAddendum(uuid, "Second");
		reloaded(uuid);
		return uuid;
	}

	private void merge(int preferred, int notPreferred) throws Exception {
		signInAs(RECORDS_CLERK);
		patients().mergePatients(patients().getPatient(preferred), patients().getPatient(notPreferred));
		Context.flushSession();
	}

	/** That a note is final, whole and verified, with its addenda paired with their signatures, and belongs to a patient. */
	private void assertKept(String uuid, int patientId) {
		Encounter encounter = reloaded(uuid);
		assertThat(encounter.getVoided()).isFalse();
		assertThat(encounter.getPatient().getId()).isEqualTo(patientId);
		Set<Obs> all = encounter.getAllObs();
		assertThat(all).extracting(obs -> obs.getPerson().getId()).containsOnly(patientId);
		Obs[] addenda = all.stream()
				.filter(obs -> obs.getConcept().getUuid().equals(ProgressNoteConcept.ADDENDUM.getUuid()))
				.toArray(Obs[]::new);
		assertThat(addenda).hasSize(2).extracting(Obs::getStatus).containsOnly(Obs.Status.AMENDED);
		assertThat(all).filteredOn(obs -> !obs.getConcept().getUuid().equals(ProgressNoteConcept.ADDENDUM.getUuid()))
				.extracting(Obs::getStatus).containsOnly(Obs.Status.FINAL);
		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(note.getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(note.getContent().getGoals()).usingRecursiveFieldByFieldElementComparator()
				.isEqualTo(complete().build().getGoals());
		assertThat(note.getAddenda()).extracting(Addendum::getText).containsExactlyInAnyOrder("First", "Second");
		assertThat(note.getAddenda()).extracting(Addendum::getSignature).doesNotContainNull();
		assertThat(notes.verify(uuid)).hasSize(3);
		assertIntact(uuid);
	}

	/** The platform tells what was voided together by its second. */
	private static void awaitTheNextSecond() throws InterruptedException {
		Thread.sleep(1000 - System.currentTimeMillis() % 1000);
	}

	private void assertIntact(String uuid) {
		assertThat(notes.verify(uuid)).isNotEmpty()
				.allSatisfy(verification -> assertThat(verification.getDifferences()).isEmpty());
	}

	private static void edit(String uuid, Consumer<Encounter> edit) {
		edit.accept(reloaded(uuid));
		Context.flushSession();
	}

	private static Obs obs(Encounter note, ProgressNoteConcept concept) {
		return note.getObsAtTopLevel(false).stream().filter(obs -> obs.getConcept().getUuid().equals(concept.getUuid()))
				.findFirst().get();
	}

	private static EncounterService encounters() {
		return Context.getEncounterService();
	}

	private static PatientService patients() {
		return Context.getPatientService();
	}

	private static UserService users() {
		return Context.getUserService();
	}
}
