/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.ConceptName;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

public class MetadataInstallerTest extends SessionNotesContextTest {

	@Test
	public void theConceptIsATextAndAMemberOfTheSet() {
		Concept set = Context.getConceptService().getConceptByUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID);
		assertThat(noteConcept.getDatatype().isText()).isTrue();
		assertThat(set.getSet()).isTrue();
		assertThat(set.getSetMembers()).contains(noteConcept);
	}

	@Test
	public void anotherStartChangesNothingThatTheAdministratorChanged() {
		noteConcept.getName().setName("Private reflections");
		noteConcept.setRetired(true);
		noteConcept.setRetireReason("by the administrator");
		Context.getConceptService().saveConcept(noteConcept);
		Role therapist = Context.getUserService().getRole("Session Notes: Therapist");
		Privilege removed = Context.getUserService().getPrivilege("Sign Progress Notes");
		therapist.removePrivilege(removed);
		Context.getUserService().saveRole(therapist);
		Context.flushSession();
		long concepts = count("select count(*) from concept");

		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();
		Context.flushSession();

		assertThat(count("select count(*) from concept")).isEqualTo(concepts);
		assertThat(noteConcept.getName().getName()).isEqualTo("Private reflections");
		assertThat(noteConcept.getRetired()).isTrue();
		assertThat(Context.getUserService().getRole("Session Notes: Therapist").getPrivileges()).doesNotContain(removed);
	}

	@Test
	public void aConceptOfTheClinicThatHasTheNameKeepsIt() {
		Context.getAdministrationService().executeSQL("update concept set uuid = '00000000-0000-0000-0000-00000000aaaa' "
				+ "where concept_id = " + noteConcept.getConceptId(), false);
		Context.refreshEntity(noteConcept);

		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();
		Context.flushSession();

		Concept made = Context.getConceptService().getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		assertThat(made).isNotNull().isNotEqualTo(noteConcept);
		assertThat(made.getName(Locale.ENGLISH).getName()).isEqualTo("Psychotherapy note (Session Notes)");
		assertThat(noteConcept.getNames()).extracting(ConceptName::getName).contains("Psychotherapy note");
	}
}
