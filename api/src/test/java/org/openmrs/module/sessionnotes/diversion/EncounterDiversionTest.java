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

import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;

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
	public void noOneElseFindsIt() throws Exception {
		signInAs(AUTHOR);
		Encounter encounter = encounter();
		Obs note = note(CANARY);
		encounter.addObs(note);
		Context.getEncounterService().saveEncounter(encounter);

		for (String other : new String[]{OTHER_THERAPIST, NURSE}) {
			signInAs(other);
			assertThat(Context.getObsService().getObsByUuid(note.getUuid())).isNull();
			assertThat(Context.getObsService().getObs(note.getObsId())).isNull();
		}
		signInAsSuperuser();
		assertThat(Context.getObsService().getObsByUuid(note.getUuid())).isNull();
		Context.becomeUser(AUTHOR);
		assertThat(Context.getObsService().getObsByUuid(note.getUuid())).isNull();
		assertThat(service.getNote(note.getUuid())).isEmpty();
	}
}
