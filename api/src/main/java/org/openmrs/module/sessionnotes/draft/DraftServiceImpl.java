/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;

/**
 * Implements {@link DraftService}. The platform checks the privileges before each call. This class checks the input and
 * then calls the {@link DraftDoor}.
 */
public class DraftServiceImpl extends BaseOpenmrsService implements DraftService {

	/**
	 * The pattern for uuids. The pattern allows the unusual uuids of some platform rows, but most ordinary texts do not
	 * match the pattern.
	 */
	private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,38}");

	private final DraftDoor door;

	public DraftServiceImpl(DraftDoor door) {
		this.door = door;
	}

	@Override
	public List<DraftFacts> getDrafts(String patientUuid) {
		return door.list(patientUuid);
	}

	@Override
	public Optional<Draft> getDraft(String noteUuid) {
		return door.open(noteUuid);
	}

	@Override
	public DraftFacts saveDraft(Draft draft, long seen) {
		DraftFacts facts = draft.getFacts();
		if (facts.getKind() == null) {
			throw new InvalidRequestException("sessionnotes.error.draft.kindMissing");
		}
		if (facts.getPatientUuid() == null) {
			throw new InvalidRequestException("sessionnotes.error.patientMissing");
		}
		requireUuid(facts.getNoteUuid());
		requireUuid(facts.getPatientUuid());
		requireUuid(facts.getEncounterUuid());
		requireUuid(facts.getVisitUuid());
		Bounded.text("sessionDate", Bound.CODE, facts.getSessionDate());
		Bounded.text("basedOn", Bound.CODE, facts.getBasedOn());
		Bounded.text("content", Bound.DRAFT_CONTENT, draft.getContent());
		return door.save(draft, seen);
	}

	private static void requireUuid(String uuid) {
		if (uuid != null && !UUID.matcher(uuid).matches()) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
	}

	@Override
	public void discardDraft(String noteUuid, long seen) {
		door.discard(noteUuid, seen);
	}
}
