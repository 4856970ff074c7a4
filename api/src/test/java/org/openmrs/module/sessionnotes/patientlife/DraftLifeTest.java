/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.Properties;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.draft.Draft;
import org.openmrs.module.sessionnotes.draft.DraftFacts;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.draft.DraftService;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of sealed drafts when patients are merged and purged, and encounters given to others. */
public class DraftLifeTest extends OnAnyDatabaseTest {

	private static final String TYPED = "{\"text\":\"typed\"}";

	@Autowired
	private PatientMerges merges;

	private DraftService drafts;

	private Properties propertiesBefore;

	private Patient other;

	private String note;

	private long revision;

	@BeforeEach
	public void typeSomething() {
		propertiesBefore = Context.getRuntimeProperties();
		drafts = Context.getService(DraftService.class);
		other = Context.getPatientService().getPatient(8);
		note = UUID.randomUUID().toString();
		signInAs(AUTHOR);
		revision = type(patient, note, null, DraftKind.PSYCHOTHERAPY_NOTE);
	}

	@AfterEach
	public void theKeysetAsItWas() {
		Context.setRuntimeProperties(propertiesBefore);
	}

	private long type(Patient about, String uuid, String encounterUuid, DraftKind kind) {
		return drafts.saveDraft(new Draft(DraftFacts.builder().note(uuid).kind(kind).patient(about.getUuid())
				.encounter(encounterUuid).build(), TYPED), 0).getRevision();
	}

	private void merge() throws Exception {
		signInAsSuperuser();
		Context.getPatientService().mergePatients(Context.getPatientService().getPatient(8),
				Context.getPatientService().getPatient(7));
		Context.flushSession();
		Context.clearSession();
	}

	private void assertThatItIsAbout(Patient about, String uuid) {
		signInAs(AUTHOR);
		Draft draft = drafts.getDraft(uuid).get();
		assertThat(draft.getContent()).isEqualTo(TYPED);
		assertThat(draft.getFacts().getPatientUuid()).isEqualTo(about.getUuid());
		assertThat(drafts.getDrafts(about.getUuid())).extracting(DraftFacts::getNoteUuid).contains(uuid);
	}

	@Test
	public void aMergeTakesItAlongAndItsAuthorGoesOnTyping() throws Exception {
		String onOther = UUID.randomUUID().toString();
		type(other, onOther, null, DraftKind.PROGRESS_NOTE);

		merge();

		assertThatItIsAbout(other, note);
		assertThatItIsAbout(other, onOther);
		assertThat(drafts.getDraft(note).get().getFacts().getRevision()).isEqualTo(revision);
		DraftFacts.Builder facts = DraftFacts.builder().note(note).kind(DraftKind.PSYCHOTHERAPY_NOTE);
		assertThatThrownBy(() -> drafts.saveDraft(new Draft(facts.patient(patient.getUuid()).build(), TYPED), revision))
				.as("for the patient who was merged").isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.patientVoided");
		assertThat(drafts.saveDraft(new Draft(facts.patient(other.getUuid()).build(), "{}"), revision).getRevision())
				.isGreaterThan(revision);
	}

	@Test
	public void aMergeWithoutTheKeysetIsMadeUpForAtTheNextStart() throws Exception {
		Properties elsewhere = new Properties();
		elsewhere.putAll(propertiesBefore);
		elsewhere.setProperty(KeysetProvider.FILE_PROPERTY, "/nowhere/keyset.json");
		Context.setRuntimeProperties(elsewhere);
		merge();
		Context.setRuntimeProperties(propertiesBefore);
		signInAs(AUTHOR);
		assertThat(drafts.getDraft(note)).as("of a voided patient").isEmpty();

		merges.applyMissedMerges();

		assertThatItIsAbout(other, note);
	}

	@Test
	public void whatWasAlteredGoesAlongAndIsStillFoundSo() throws Exception {
		getConnection().createStatement().execute("update sessionnotes_sealed_draft set based_on = '9'");

		merge();

		signInAs(AUTHOR);
		assertThat(drafts.getDrafts(other.getUuid())).extracting(DraftFacts::isIntact).containsExactly(false);
		assertThatThrownBy(() -> drafts.getDraft(note)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.draft.damaged");
	}

	@Test
	public void itGoesAlongWithTheEncounterOfTheSession() throws Exception {
		Encounter encounter = Context.getEncounterService().saveEncounter(encounter());
		String ofSession = UUID.randomUUID().toString();
		type(patient, ofSession, encounter.getUuid(), DraftKind.PSYCHOTHERAPY_NOTE);
		type(patient, encounter.getUuid(), null, DraftKind.PROGRESS_NOTE);
		signInAsSuperuser();

		Encounter copy = Context.getEncounterService().transferEncounter(encounter, other);
		Context.flushSession();

		assertThatItIsAbout(other, ofSession);
		assertThat(drafts.getDraft(ofSession).get().getFacts().getEncounterUuid()).isEqualTo(copy.getUuid());
		assertThat(copy.getUuid()).isNotEqualTo(encounter.getUuid());
		assertThatItIsAbout(other, copy.getUuid());
		assertThat(drafts.getDraft(encounter.getUuid())).isEmpty();
		assertThatItIsAbout(patient, note);
	}

	/** A draft may be of a session that is not in the record yet. */
	@Test
	public void noDraftKeepsAnEncounterFromBeingSaved() {
		Encounter encounter = encounter();
		type(patient, UUID.randomUUID().toString(), encounter.getUuid(), DraftKind.PSYCHOTHERAPY_NOTE);
		type(patient, encounter.getUuid(), null, DraftKind.PROGRESS_NOTE);

		Context.getEncounterService().saveEncounter(encounter);
		Context.flushSession();

		assertThat(encounter.getEncounterId()).isNotNull();
	}

	@Test
	public void itOutlivesThePatientAndItsAuthorGoesOnTyping() throws Exception {
		signInAsSuperuser();
		Patient fresh = new Patient();
		fresh.addName(new PersonName("Fresh", null, "Patient"));
		fresh.setGender("F");
		fresh.setBirthdate(new Date());
		fresh.addIdentifier(new PatientIdentifier("draft-1",
				Context.getPatientService().getAllPatientIdentifierTypes().get(0),
				Context.getLocationService().getLocation(1)));
		Patient saved = Context.getPatientService().savePatient(fresh);
		Context.flushSession();
		signInAs(AUTHOR);
		String ofPurged = UUID.randomUUID().toString();
		long typed = type(saved, ofPurged, null, DraftKind.PSYCHOTHERAPY_NOTE);
		signInAsSuperuser();
		Context.getPatientService().purgePatient(saved);
		Context.flushSession();

		assertThatItIsAbout(saved, ofPurged);
		assertThat(drafts.saveDraft(new Draft(DraftFacts.builder().note(ofPurged).kind(DraftKind.PSYCHOTHERAPY_NOTE)
				.patient(saved.getUuid()).build(), "{}"), typed).getRevision()).isGreaterThan(typed);
		assertThatThrownBy(() -> type(saved, ofPurged, null, DraftKind.PSYCHOTHERAPY_NOTE))
				.isInstanceOfAny(ConflictException.class, InvalidRequestException.class);
	}
}
