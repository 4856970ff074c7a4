/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.ConceptClass;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.PersonName;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.contentguard.ContentGuard;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardFinding;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The guard with the names that this clinic has, and with the rules that it has on. */
public class ContentGuardServiceTest extends ProgressNoteContextTest {

	private static final int PATIENT = 2;

	@Autowired
	private StoreTransactions transactions;

	private ContentGuardService guard;

	@BeforeEach
	public void signInAsTherapist() {
		guard = Context.getService(ContentGuardService.class);
		signInAs(THERAPIST);
	}

	@AfterEach
	public void switchDefaultsOn() throws Exception {
		signInAsSuperuser();
		setRules("");
		Context.flushSession();
		getConnection().commit();
	}

	@Test
	public void aTextWithoutClient_isChecked() {
		assertThat(rules(guard.checkPsychotherapyNote("Raised sertraline to 100 mg.", null, null)))
				.containsExactly(GuardRule.P1);
		assertThat(rules(guard.checkProgressNote("Raised sertraline to 100 mg.", null, null))).isEmpty();
		assertThat(guard.checkPsychotherapyNote("", null, null)).isEmpty();
	}

	@Test
	public void theClientsName_isFoundForThisClientAlone() throws Exception {
		signInAsSuperuser();
		setRules("P11");
		Patient patient = Context.getPatientService().getPatient(PATIENT);
		PersonName name = patient.getPersonName();
		String text = "It began to rain on " + name.getGivenName() + " " + name.getFamilyName() + " in the yard.";
		signInAs(THERAPIST);

		assertThat(rules(guard.checkPsychotherapyNote(text, patient.getUuid(), null))).containsExactly(GuardRule.P11);
		assertThat(guard.checkPsychotherapyNote(text, null, null)).isEmpty();
	}

	@Test
	public void aClinicNamesItsRules() throws Exception {
		assertThat(guard.getRules()).isEqualTo(ContentGuard.english().getOnByDefault()).contains(GuardRule.P1)
				.doesNotContain(GuardRule.N10);

		signInAsSuperuser();
		setRules("P13, N3");
		signInAs(THERAPIST);
		assertThat(guard.getRules()).containsExactly(GuardRule.P13, GuardRule.N3);
		assertThat(rules(guard.checkPsychotherapyNote("Sertraline 100 mg. Denies suicidal ideation.", null, null)))
				.containsExactly(GuardRule.P13);

		signInAsSuperuser();
		setRules("none");
		assertThat(guard.getRules()).isEmpty();
		assertThatThrownBy(() -> setRules("P1, P99")).hasStackTraceContaining("sessionnotes.error.setting.rules");
	}

	@Test
	public void aTextBeyondItsBound_andAnUnknownClient_areRefused() {
		String long1 = new String(new char[1024 * 1024 + 1]).replace('\0', 'x');

		assertThatThrownBy(() -> guard.checkPsychotherapyNote(long1, null, null))
				.isInstanceOf(InvalidRequestException.class).hasMessageNotContaining("xxxx");
		assertThatThrownBy(() -> guard.checkProgressNote("x", "no such client", null))
				.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	public void aUserWhoWritesNoNotes_isRefused() {
		Context.logout();

		assertThatThrownBy(() -> guard.checkPsychotherapyNote("x", null, null))
				.isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> guard.checkProgressNote("x", null, null)).isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void drugsAndDiagnosesOfTheClinic_areLoaded() throws Exception {
		signInAsSuperuser();
		assertThat(Context.getConceptService().getAllConceptClasses()).extracting(ConceptClass::getName)
				.contains("Drug", "Diagnosis");

		assertThat(new ClinicNames(transactions).get().size()).isGreaterThan(5);
	}

	private static Set<GuardRule> rules(List<GuardFinding> findings) {
		return findings.stream().map(GuardFinding::getRule).collect(Collectors.toSet());
	}

	private static void setRules(String rules) {
		Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(SessionNotesProperties.CONTENT_GUARD_RULES, rules));
	}
}
