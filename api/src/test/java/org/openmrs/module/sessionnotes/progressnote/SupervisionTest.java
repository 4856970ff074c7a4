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

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;

/** Supervision is of people, by whichever of their accounts, and is not set where it can't work. */
public class SupervisionTest extends ProgressNoteContextTest {

	private static final String SECOND_THERAPIST = "tess2";

	private static final String SECOND_SUPERVISOR = "sue2";

	private static final String THERAPIST_ROLE = "Session Notes: Therapist";

	private static final String SUPERVISOR_ROLE = "Session Notes: Supervisor";

	@Test
	public void aNoteSignedWithASecondAccount_waitsForTheSupervisorOfThePerson() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		secondAccount(THERAPIST, SECOND_THERAPIST, THERAPIST_ROLE);

		String uuid = waitingNote(SECOND_THERAPIST, ProgressNoteState.AWAITING_COSIGNATURE);

		signInAs(SUPERVISOR);
		assertThat(waitingForMe()).containsExactly(uuid);
		assertThat(notes.getWork(WorkList.WAITING, WorkScope.SUPERVISED, 0, 10).getTotal()).isOne();
		assertThat(notes.getWork(WorkList.WAITING, WorkScope.user(uuidOf(SECOND_THERAPIST)), 0, 10).getTotal()).isOne();
	}

	@Test
	public void whatWasSignedWithASecondAccount_isHandedOverToANewSupervisor() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_APPROVE);
		secondAccount(THERAPIST, SECOND_THERAPIST, THERAPIST_ROLE);
		String bySecond = waitingNote(SECOND_THERAPIST, ProgressNoteState.AWAITING_APPROVAL);
		String byFirst = waitingNote(THERAPIST, ProgressNoteState.AWAITING_APPROVAL);
		signInAsSuperuser();
		give(COLLEAGUE, SUPERVISOR_ROLE);

		notes.saveSupervision(new Supervision(uuidOf(THERAPIST), uuidOf(COLLEAGUE), SupervisionMode.REVIEW_AND_APPROVE));

		signInAs(COLLEAGUE);
		assertThat(waitingForMe()).containsExactlyInAnyOrder(bySecond, byFirst);
		assertThat(notes.approve(bySecond, digest(bySecond)).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	@Test
	public void aSupervisorReviewsWithASecondAccount() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		secondAccount(SUPERVISOR, SECOND_SUPERVISOR, SUPERVISOR_ROLE);
		String cosigned = waitingNote(THERAPIST, ProgressNoteState.AWAITING_COSIGNATURE);
		String returned = waitingNote(THERAPIST, ProgressNoteState.AWAITING_COSIGNATURE);

		signInAs(SECOND_SUPERVISOR);
		assertThat(waitingForMe()).containsExactlyInAnyOrder(cosigned, returned);
		assertThat(notes.getWork(WorkList.WAITING, WorkScope.SUPERVISED, 0, 10).getTotal()).isEqualTo(2);
		assertThat(notes.cosign(cosigned, digest(cosigned)).getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(notes.returnToAuthor(returned, "More").getState()).isEqualTo(ProgressNoteState.RETURNED);
		signInAs(SUPERVISOR);
		ProgressNote seen = notes.getNote(returned).get();
		assertThat(seen.getSteps()).extracting(StepRecord::getRemark).contains("More");
		notes.addAddendum(cosigned, "By the same supervisor");
		assertThat(notes.getNote(cosigned).get().getAddenda())
				.extracting(addendum -> addendum.getSignature().getCapacity()).containsExactly(Capacity.SUPERVISOR);
		assertThat(notes.verify(cosigned)).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
	}

	@Test
	public void nobodyReviewsTheirOwnNoteWithASecondAccount() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_APPROVE);
		secondAccount(THERAPIST, SECOND_THERAPIST, SUPERVISOR_ROLE);
		String uuid = waitingNote(THERAPIST, ProgressNoteState.AWAITING_APPROVAL);

		signInAs(SECOND_THERAPIST);
		assertThatThrownBy(() -> notes.approve(uuid, digest(uuid))).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notSupervisor");
		signInAs(COLLEAGUE);
		assertThatThrownBy(() -> notes.approve(uuid, digest(uuid))).isInstanceOf(RuntimeException.class);
	}

	@Test
	public void aPersonHasOneSupervisor_byWhicheverAccountItIsSet() throws Exception {
		supervise(SupervisionMode.ACCESS_ONLY);
		secondAccount(THERAPIST, SECOND_THERAPIST, THERAPIST_ROLE);
		give(COLLEAGUE, SUPERVISOR_ROLE);

		notes.saveSupervision(
				new Supervision(uuidOf(SECOND_THERAPIST), uuidOf(COLLEAGUE), SupervisionMode.REVIEW_AND_APPROVE));

		assertThat(notes.getSupervisions()).extracting(Supervision::getSupervisorUuid).containsOnly(uuidOf(COLLEAGUE));
		waitingNote(THERAPIST, ProgressNoteState.AWAITING_APPROVAL);
		signInAsSuperuser();
		notes.endSupervision(uuidOf(THERAPIST));
		assertThat(notes.getSupervisions()).isEmpty();
	}

	@Test
	public void aSupervisorWhoMayNotReview_isRefusedWithTheReason() throws Exception {
		signInAsSuperuser();
		for (SupervisionMode mode : SupervisionMode.values()) {
			assertRefused(THERAPIST, NURSE, mode, SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		}
		assertRefused(THERAPIST, COLLEAGUE, SupervisionMode.REVIEW_AND_COSIGN, SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		String retired = uuidOf(SUPERVISOR);
		retire(SUPERVISOR);
		assertRefused(new Supervision(uuidOf(THERAPIST), retired, SupervisionMode.REVIEW_AND_APPROVE),
				SupervisionProblem.SUPERVISOR_RETIRED);
		assertRefused(NURSE, PRIVACY_OFFICER, SupervisionMode.ACCESS_ONLY, SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		assertThat(notes.getSupervisions()).isEmpty();

		notes.saveSupervision(new Supervision(uuidOf(THERAPIST), uuidOf(COLLEAGUE), SupervisionMode.ACCESS_ONLY));
		assertThat(notes.getSupervisions()).hasSize(1);
	}

	@Test
	public void aTherapistWhoSignsNothing_isRefusedWithTheReason() throws Exception {
		signInAsSuperuser();
		assertRefused(NURSE, SUPERVISOR, SupervisionMode.REVIEW_AND_COSIGN, SupervisionProblem.THERAPIST_MAY_NOT_SIGN);
		String retired = uuidOf(COLLEAGUE);
		retire(COLLEAGUE);
		assertRefused(new Supervision(retired, uuidOf(SUPERVISOR), SupervisionMode.ACCESS_ONLY),
				SupervisionProblem.THERAPIST_MAY_NOT_SIGN);
	}

	@Test
	public void aSecondAccountOfTheSupervisorThatMayReview_isEnough() throws Exception {
		signInAsSuperuser();
		secondAccount(NURSE, SECOND_SUPERVISOR, SUPERVISOR_ROLE);

		notes.saveSupervision(new Supervision(uuidOf(THERAPIST), uuidOf(NURSE), SupervisionMode.REVIEW_AND_COSIGN));

		String uuid = waitingNote(THERAPIST, ProgressNoteState.AWAITING_COSIGNATURE);
		signInAs(SECOND_SUPERVISOR);
		assertThat(notes.cosign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	@Test
	public void whatWaitsForASupervisorWhoLostTheRight_saysSoInTheLists() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		String uuid = waitingNote(THERAPIST, ProgressNoteState.AWAITING_COSIGNATURE);
		signInAsSuperuser();
		assertThat(problems()).containsOnlyNulls();
		assertThat(notes.getProblem(notes.getSupervisions().get(0))).isEmpty();

		take(SUPERVISOR, SUPERVISOR_ROLE);
		assertThat(problems()).containsExactly(SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		assertThat(notes.getProblem(notes.getSupervisions().get(0)))
				.contains(SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		give(SUPERVISOR, SUPERVISOR_ROLE);
		assertThat(problems()).containsOnlyNulls();
		retire(SUPERVISOR);
		assertThat(problems()).containsExactly(SupervisionProblem.SUPERVISOR_RETIRED);
		assertThat(notes.getProblem(notes.getSupervisions().get(0))).contains(SupervisionProblem.SUPERVISOR_RETIRED);

		// a therapist who may not sign any more keeps a supervisor for what waits, in any mode one who may review
		take(THERAPIST, THERAPIST_ROLE);
		assertRefused(THERAPIST, COLLEAGUE, SupervisionMode.ACCESS_ONLY, SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
		give(COLLEAGUE, SUPERVISOR_ROLE);
		notes.saveSupervision(new Supervision(uuidOf(THERAPIST), uuidOf(COLLEAGUE), SupervisionMode.ACCESS_ONLY));
		assertThat(problems()).containsOnlyNulls();
		signInAs(COLLEAGUE);
		assertThat(notes.cosign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	@Test
	public void whatWaitsForItsOwnTherapist_saysSoInTheList() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		Encounter encounter = reloaded(uuid);
		EncounterProvider therapist = encounter.getActiveEncounterProviders().iterator().next();
		encounter.addProvider(therapist.getEncounterRole(), Context.getProviderService()
				.getProvidersByPerson(Context.getUserService().getUserByUsername(SUPERVISOR).getPerson()).iterator()
				.next());
		Context.getEncounterService().saveEncounter(encounter);
		notes.sign(uuid, digest(uuid));

		signInAsSuperuser();
		assertThat(problems()).containsExactly(SupervisionProblem.SUPERVISOR_IS_THERAPIST);
	}

	private void assertRefused(String therapist, String supervisor, SupervisionMode mode, SupervisionProblem problem) {
		assertRefused(new Supervision(uuidOf(therapist), uuidOf(supervisor), mode), problem);
	}

	private void assertRefused(Supervision supervision, SupervisionProblem problem) {
		assertThatThrownBy(() -> notes.saveSupervision(supervision)).isInstanceOf(InvalidRequestException.class)
				.hasMessage(problem.getMessageCode());
	}

	private String waitingNote(String author, ProgressNoteState state) {
		signInAs(author);
		String uuid = draft().getEncounter().getUuid();
		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(state);
		return uuid;
	}

	private List<String> waitingForMe() {
		return notes.getWork(WorkList.WAITING, WorkScope.MINE, 0, 10).getItems().stream().map(WorkItem::getEncounterUuid)
				.collect(Collectors.toList());
	}

	private List<SupervisionProblem> problems() {
		return notes.getWork(WorkList.WAITING, WorkScope.ALL, 0, 10).getItems().stream().map(WorkItem::getProblem)
				.collect(Collectors.toList());
	}

	private void secondAccount(String of, String username, String role) throws Exception {
		signInAsSuperuser();
		User user = new User(Context.getUserService().getUserByUsername(of).getPerson());
		user.setUsername(username);
		user.addRole(Context.getUserService().getRole("Clinician"));
		user.addRole(Context.getUserService().getRole(role));
		Context.getUserService().createUser(user, PASSWORD);
		Context.flushSession();
	}

	private static void give(String username, String role) {
		User user = Context.getUserService().getUserByUsername(username);
		user.addRole(Context.getUserService().getRole(role));
		Context.getUserService().saveUser(user);
		Context.flushSession();
	}

	private static void take(String username, String role) {
		User user = Context.getUserService().getUserByUsername(username);
		Role taken = Context.getUserService().getRole(role);
		user.removeRole(taken);
		Context.getUserService().saveUser(user);
		Context.flushSession();
	}

	private static void retire(String username) {
		Context.getUserService().retireUser(Context.getUserService().getUserByUsername(username), "left");
		Context.flushSession();
	}
}
