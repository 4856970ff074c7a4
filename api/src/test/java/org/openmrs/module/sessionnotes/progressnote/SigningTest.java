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

import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.RiskLevel;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.domain.progressnote.TimeBand;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;

public class SigningTest extends ProgressNoteContextTest {

	@Test
	public void aDraftIsPreliminaryAndTellsWhatWasEntered() {
		signInAs(THERAPIST);

		ProgressNote note = draft();

		assertThat(note.getState()).isEqualTo(ProgressNoteState.DRAFT);
		ProgressNote read = notes.getNote(reloaded(note.getEncounter().getUuid()).getUuid()).get();
		assertThat(read.getContent()).usingRecursiveComparison()
				.isEqualTo(complete().end(START.plusSeconds(3000)).sessionDay(ClinicDay.start(START)).build());
		assertThat(read.getEncounter().getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.PRELIMINARY);
	}

	@Test
	public void whatIsSignedIsFinalAndVerifies() {
		String uuid = signedNote();

		assertThat(reloaded(uuid).getAllObs()).extracting(Obs::getStatus).containsOnly(Obs.Status.FINAL);
		assertThat(notes.getNote(uuid).get().getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(notes.verify(uuid)).singleElement()
				.satisfies(verification -> assertThat(verification.getDifferences()).isEmpty());
	}

	@Test
	public void aNoteThatLacksSomethingIsNotSigned() {
		signInAs(THERAPIST);
		String uuid = draft(complete().plan(null).build()).getEncounter().getUuid();

		assertThatThrownBy(() -> notes.sign(uuid, digest(uuid))).hasMessage("sessionnotes.error.progressNote.incomplete")
				.isInstanceOfSatisfying(
						InvalidRequestException.class,
						e -> assertThat(e.getMissing()).extracting(Finding::getMessageCode)
								.containsExactly("sessionnotes.missing.plan"));
		assertThat(notes.getNote(uuid).get().getState()).isEqualTo(ProgressNoteState.DRAFT);
	}

	/** The stricter reading of NPSG.15.01.01, which could not be read. */
	@Test
	public void fromAModerateRiskOnTheActionTakenIsAskedFor() {
		signInAs(THERAPIST);
		for (RiskLevel level : RiskLevel.values()) {
			ProgressNoteContent.Builder content = complete().risk(ProgressNoteAnswer.of(level).getUuid());
			String without = draft(content.build()).getEncounter().getUuid();
			assertThat(notes.check(without).getMissing()).as(level.name()).extracting(Finding::getMessageCode)
					.isEqualTo(level.asksForAction() ? List.of("sessionnotes.missing.riskAction") : List.of());
			String with = draft(content.riskAction("Safety plan").build()).getEncounter().getUuid();
			assertThat(notes.check(with).getMissing()).as(level.name()).isEmpty();
		}
	}

	@Test
	public void aSessionThatFollowsNoGoalSaysWhyAndVerifies() {
		signInAs(THERAPIST);
		String uuid = draft(complete().goals(null).noGoalReason(ProgressNoteAnswer.NO_GOAL_INTAKE.getUuid()).build())
				.getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));

		reloaded(uuid);
		assertThat(notes.getNote(uuid).get().getContent().getNoGoalReason())
				.isEqualTo(ProgressNoteAnswer.NO_GOAL_INTAKE.getUuid());
		assertThat(notes.verify(uuid)).singleElement()
				.satisfies(verification -> assertThat(verification.getDifferences()).isEmpty());
	}

	@Test
	public void aSessionInACrisisHasNoBandOfAnOrdinaryOne() {
		signInAs(THERAPIST);
		ProgressNoteContent.Builder content = complete().goals(null);
		String intake = draft(content.noGoalReason(ProgressNoteAnswer.NO_GOAL_INTAKE.getUuid()).build()).getEncounter()
				.getUuid();
		String crisis = draft(content.noGoalReason(ProgressNoteAnswer.NO_GOAL_CRISIS.getUuid()).build()).getEncounter()
				.getUuid();

		assertThat(notes.check(intake).getTimeBand()).contains(TimeBand.CODE_90834);
		assertThat(notes.check(crisis).getTimeBand()).isEmpty();
	}

	@Test
	public void aSupervisedNoteGoesItsWholeWay() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.AWAITING_COSIGNATURE);
		signInAs(SUPERVISOR);
		assertThat(notes.returnToAuthor(uuid, "Say more on the plan").getState()).isEqualTo(ProgressNoteState.RETURNED);
		signInAs(THERAPIST);
		notes.updateDraft(uuid, null, before -> complete().plan("Weekly; refer to the sleep clinic").build());
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		assertThat(notes.cosign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
		notes.addAddendum(uuid, "Discussed in supervision");
		signInAs(COLLEAGUE);
		notes.addAddendum(uuid, "The clinic called back");
		signInAs(THERAPIST);
		notes.addAddendum(uuid, "Corrected: five hours");

		reloaded(uuid);
		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.getSteps()).extracting(StepRecord::getStep).containsExactly(ProgressNoteStep.SIGNED,
				ProgressNoteStep.RETURNED,
				ProgressNoteStep.SIGNED, ProgressNoteStep.COSIGNED, ProgressNoteStep.ADDENDUM, ProgressNoteStep.ADDENDUM,
				ProgressNoteStep.ADDENDUM);
		assertThat(note.getAddenda()).extracting(Addendum::getText).containsExactly("Discussed in supervision",
				"The clinic called back", "Corrected: five hours");
		assertThat(note.getAddenda()).extracting(addendum -> addendum.getSignature().getCapacity())
				.containsExactly(Capacity.SUPERVISOR, Capacity.OTHER_PROVIDER, Capacity.AUTHOR);
		assertThat(notes.verify(uuid)).hasSize(5)
				.allSatisfy(verification -> assertThat(verification.getDifferences()).isEmpty());
		assertThat(note.getEncounter().getAllObs()).filteredOn(obs -> obs.getStatus() == Obs.Status.AMENDED).hasSize(3);
	}

	@Test
	public void anotherTherapistAndASuperuserSignNothing() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		signInAs(COLLEAGUE);
		assertThatThrownBy(() -> notes.sign(uuid, digest(uuid))).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notAuthor");
		signInAsSuperuser();
		assertThatThrownBy(() -> notes.sign(uuid, digest(uuid))).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	public void aNewSupervisorTakesOverWhatWaits() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_APPROVE);
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		signInAsSuperuser();
		makeSupervisor(COLLEAGUE);
		notes.saveSupervision(
				new Supervision(uuidOf(THERAPIST), uuidOf(COLLEAGUE), SupervisionMode.REVIEW_AND_APPROVE));

		signInAs(SUPERVISOR);
		assertThatThrownBy(() -> notes.approve(uuid, digest(uuid))).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notSupervisor");
		assertThat(notes.getWork(WorkList.WAITING, WorkScope.MINE, 0, 10).getItems()).isEmpty();
		signInAs(COLLEAGUE);
		assertThat(notes.getWork(WorkList.WAITING, WorkScope.MINE, 0, 10).getItems()).extracting(WorkItem::getEncounterUuid)
				.containsExactly(uuid);
		assertThat(notes.approve(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	private static void makeSupervisor(String username) {
		User user = Context.getUserService().getUserByUsername(username);
		user.addRole(Context.getUserService().getRole("Session Notes: Supervisor"));
		Context.getUserService().saveUser(user);
	}
}
