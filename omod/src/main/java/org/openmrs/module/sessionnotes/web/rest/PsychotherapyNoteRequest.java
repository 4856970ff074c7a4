/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.util.Date;

import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;

/** Reads a new psychotherapy note from a request. */
final class PsychotherapyNoteRequest {

	private PsychotherapyNoteRequest() {
	}

	static NewNote newNote(SimpleObject sent) {
		Patient patient = converted(sent, "patient", Patient.class);
		Encounter encounter = converted(sent, "encounter", Encounter.class);
		Concept concept = converted(sent, "concept", Concept.class);
		if (encounter != null && !encounter.getPatient().equals(patient)) {
			throw new InvalidRequestException("sessionnotes.error.encounterOfOtherPatient");
		}
		RequestProperties created = new RequestProperties(sent, PsychotherapyNoteResource.CREATABLE);
		Instant session = created.time("sessionDate");
		Date sessionDate = session == null ? null : Date.from(session);
		Bounded.number("sessionDate", Bound.MOMENT, sessionDate == null ? null : sessionDate.getTime());
		if (sessionDate == null && encounter != null) {
			sessionDate = encounter.getEncounterDatetime();
		}
		String uuid = created.id("uuid");
		return new NewNote(uuid, patient == null ? null : patient.getUuid(),
				encounter == null ? null : encounter.getUuid(),
				concept == null ? SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID : concept.getUuid(),
				sessionDate,
				PsychotherapyNoteViews.content(sent)).heldAt(created.offset("sessionDate"))
				.takingAlong(created.draftRevision(uuid));
	}

	private static <T> T converted(SimpleObject sent, String property, Class<T> type) {
		Object value = sent.get(property);
		if (value == null) {
			return null;
		}
		Object converted = ConversionUtil.convert(RequestProperties.reference(property, value), type);
		if (converted == null) {
			throw new InvalidRequestException("sessionnotes.error.unknown." + property);
		}
		return type.cast(converted);
	}
}
