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

import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.contentguard.ContentGuard;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardFinding;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.domain.contentguard.NoteSide;
import org.openmrs.module.sessionnotes.input.Bounded;

/** Checks texts for names that the clinic uses and for names of the client. */
public class ContentGuardServiceImpl extends BaseOpenmrsService implements ContentGuardService {

	private final ClinicNames clinicNames;

	private final ClientNames clientNames;

	private final ContentGuardSettings settings;

	public ContentGuardServiceImpl(ClinicNames clinicNames, ClientNames clientNames, ContentGuardSettings settings) {
		this.clinicNames = clinicNames;
		this.clientNames = clientNames;
		this.settings = settings;
	}

	@Override
	public List<GuardFinding> checkPsychotherapyNote(String text, String patientUuid, String encounterUuid) {
		return check(NoteSide.PSYCHOTHERAPY_NOTE, Bounded.text("text", Bound.NOTE_TEXT, text), patientUuid, encounterUuid);
	}

	@Override
	public List<GuardFinding> checkProgressNote(String text, String patientUuid, String encounterUuid) {
		return check(NoteSide.PROGRESS_NOTE, Bounded.text("text", Bound.PROGRESS_NOTE_TEXT, text), patientUuid,
				encounterUuid);
	}

	@Override
	public Set<GuardRule> getRules() {
		return settings.getRules();
	}

	private List<GuardFinding> check(NoteSide side, String text, String patientUuid, String encounterUuid) {
		if (text == null || text.isEmpty()) {
			return Collections.emptyList();
		}
		return ContentGuard.english().check(side, text, settings.getRules(), clinicNames.get(),
				clientNames.of(patientUuid, encounterUuid));
	}
}
