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

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.openmrs.CodedOrFreeText;
import org.openmrs.Concept;
import org.openmrs.ConditionVerificationStatus;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedDiagnosis;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;

/** All that a signature covers is shown, before and after it. */
public class ShownContentTest extends ProgressNoteContextTest {

	/** Of the standard data: "FOOD ASSISTANCE FOR ENTIRE FAMILY" is a text there, "WEIGHT (KG)" a number. */
	private static final int TEXT = 19;

	private static final int WEIGHT = 5089;

	@Test
	public void diagnoses_areShownBeforeAndAfterTheSignature() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		diagnose(uuid, new CodedOrFreeText(null, null, "insomnia"), ConditionVerificationStatus.PROVISIONAL, 2);
		Concept coded = Context.getConceptService().getConcept(TEXT);
		String name = coded.getName().getName();
		diagnose(uuid, new CodedOrFreeText(coded, null, null), ConditionVerificationStatus.CONFIRMED, 1);

		List<SignedDiagnosis> draft = notes.getNote(uuid).get().getShown().getDiagnoses();
		assertThat(draft).containsExactly(
				new SignedDiagnosis(coded.getUuid(), name, "CONFIRMED", "1"),
				new SignedDiagnosis(null, "insomnia", "PROVISIONAL", "2"));
		notes.sign(uuid, digest(uuid));
		reloaded(uuid);

		ProgressNote signed = notes.getNote(uuid).get();
		assertThat(signed.isShownAsSigned()).isTrue();
		assertThat(signed.getShown().getDiagnoses()).isEqualTo(draft);
		assertThat(notes.verify(uuid)).allSatisfy(each -> {
			assertThat(each.getDifferences()).isEmpty();
			assertThat(each.getReworded()).isEmpty();
		});
	}

	@Test
	public void whatAnOlderSignatureCoversAndKeepsNoWordsOf_isShownFromTheRecord() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		diagnose(uuid, new CodedOrFreeText(null, null, "insomnia"), ConditionVerificationStatus.PROVISIONAL, 1);
		signAsOlderVersionsDid(reloaded(uuid));
		reloaded(uuid);

		ProgressNote signed = notes.getNote(uuid).get();
		assertThat(signed.isShownAsSigned()).isTrue();
		assertThat(signed.getShown().getDiagnoses()).extracting(SignedDiagnosis::getWording).containsExactly("insomnia");
		assertThat(notes.verify(uuid)).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
	}

	/** The signature covers the diagnoses; the words that it keeps are without. */
	private static void signAsOlderVersionsDid(Encounter encounter) {
		StoreTransactions transactions = Context.getRegisteredComponents(StoreTransactions.class).get(0);
		ProgressNoteConcepts concepts = Context.getRegisteredComponents(ProgressNoteConcepts.class).get(0);
		SessionOffsets offsets = new SessionOffsets(transactions);
		ShownContentReader shownContent = new ShownContentReader(concepts, offsets);
		ProgressNoteMapper record = new ProgressNoteMapper(concepts, offsets, shownContent);
		ProgressNoteHistory history = new ProgressNoteHistory(Collections.emptyList(), Collections.emptyMap());
		User author = Context.getAuthenticatedUser();
		KeptContent content = KeptContent.of(shownContent.shown(encounter).withDiagnoses(Collections.emptyList()));
		StepRecord step = new Signatures(record, new SignedFields(concepts), transactions).sign(encounter,
				ProgressNoteStep.SIGNED,
				new Signer(author.getUuid(), author.getPerson().getUuid(), null, "Tess"), Capacity.AUTHOR,
				System.currentTimeMillis(), content, history);
		transactions.withCaller(jdbc -> {
			ProgressNoteTables store = new ProgressNoteTables();
			store.insert(jdbc, encounter.getEncounterId(), step);
			store.keep(jdbc, encounter.getEncounterId(), content);
			store.setState(jdbc, encounter.getEncounterId(),
					new ProgressNoteStatus(ProgressNoteState.FINAL, author.getUuid(), null), 0);
			return null;
		});
	}

	@Test
	public void answersOfOtherQuestions_areShownWithTheirComments() {
		String uuid = signedWith(note -> {
			Obs text = obs(TEXT, obs -> obs.setValueText("asked by a form of the clinic's"));
			text.setComment("beside it");
			note.addObs(text);
			note.addObs(obs(WEIGHT, obs -> {
				obs.setValueNumeric(61.5);
				obs.setValueModifier("<");
			}));
		});

		List<SignedAnswer> others = notes.getNote(uuid).get().getOtherAnswers();
		assertThat(others).extracting(SignedAnswer::getValue).containsExactlyInAnyOrder("asked by a form of the clinic's",
				"61.5");
		assertThat(others).extracting(SignedAnswer::getComment).containsExactlyInAnyOrder("beside it", null);
		assertThat(others).extracting(SignedAnswer::getModifier).containsExactlyInAnyOrder(null, "<");
	}

	@Test
	public void commentsBesideTheNotesOwnAnswers_areShown() {
		String uuid = signedWith(note -> {
			own(note, ProgressNoteConcept.PLAN).setComment("beside the plan");
			own(note, ProgressNoteConcept.RISK).setComment("beside the risk");
			own(note, ProgressNoteConcept.GOALS).getGroupMembers().stream()
					.filter(member -> member.getConcept().getUuid().equals(ProgressNoteConcept.GOAL_RATING.getUuid()))
					.forEach(rating -> rating.setComment("beside the rating"));
		});

		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(note.getOtherAnswers()).extracting(SignedAnswer::getQuestion).containsExactlyInAnyOrder("plan", "risk",
				"goals");
		assertThat(note.getOtherAnswers()).filteredOn(each -> each.getComment() != null)
				.extracting(SignedAnswer::getComment).containsExactlyInAnyOrder("beside the plan", "beside the risk");
		assertThat(note.getOtherAnswers()).filteredOn(each -> each.getQuestion().equals("goals")).singleElement()
				.satisfies(goal -> assertThat(goal.getMembers()).extracting(SignedAnswer::getComment)
						.contains("beside the rating"));
	}

	@Test
	public void aGoalsPartOutsideOfAGoal_isShown() {
		String uuid = signedWith(note -> note.addObs(own(ProgressNoteConcept.GOAL_COMMENT, "stray")));

		assertThat(notes.getNote(uuid).get().getOtherAnswers()).extracting(SignedAnswer::getValue).containsExactly("stray");
	}

	@Test
	public void whatTheElementsShowWhole_isNotShownTwice() {
		assertThat(notes.getNote(signedNote()).get().getOtherAnswers()).isEmpty();
	}

	private String signedWith(Consumer<Encounter> change) {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		Encounter encounter = reloaded(uuid);
		change.accept(encounter);
		Context.getEncounterService().saveEncounter(encounter);
		reloaded(uuid);
		List<SignedAnswer> before = notes.getNote(uuid).get().getOtherAnswers();
		notes.sign(uuid, digest(uuid));
		reloaded(uuid);
		assertThat(notes.getNote(uuid).get().getOtherAnswers()).usingRecursiveComparison().isEqualTo(before);
		assertThat(notes.verify(uuid)).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
		return uuid;
	}

	private static Obs own(Encounter note, ProgressNoteConcept question) {
		return note.getObsAtTopLevel(false).stream()
				.filter(obs -> obs.getConcept().getUuid().equals(question.getUuid())).findFirst().get();
	}

	private static Obs own(ProgressNoteConcept question, String text) {
		Obs obs = new Obs();
		obs.setConcept(Context.getConceptService().getConceptByUuid(question.getUuid()));
		obs.setValueText(text);
		return obs;
	}

	private static Obs obs(int concept, Consumer<Obs> value) {
		Obs obs = new Obs();
		obs.setConcept(Context.getConceptService().getConcept(concept));
		value.accept(obs);
		return obs;
	}

	private void diagnose(String uuid, CodedOrFreeText what, ConditionVerificationStatus certainty, int rank) {
		ProxyPrivileges.with(() -> Context.getDiagnosisService()
				.save(new Diagnosis(reloaded(uuid), what, certainty, rank, patient)), PrivilegeConstants.EDIT_DIAGNOSES);
		Context.flushSession();
		Context.clearSession();
	}
}
