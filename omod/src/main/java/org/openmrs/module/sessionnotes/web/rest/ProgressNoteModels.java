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

import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.IntegerProperty;
import io.swagger.models.properties.LongProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;

/** Describes the properties of a progress note for the REST documentation that the platform generates. */
final class ProgressNoteModels {

	private ProgressNoteModels() {
	}

	static ModelImpl response() {
		return new ModelImpl().property("uuid", new StringProperty()).property("display", new StringProperty())
				.property("state", new StringProperty()).property("unsigned", new BooleanProperty())
				.property("voided", new BooleanProperty())
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("author", new ObjectProperty()).property("therapist", new ObjectProperty())
				.property("therapists", new ArrayProperty(new ObjectProperty()))
				.property("dateCreated", new DateTimeProperty()).property("dateChanged", new DateTimeProperty())
				.property("dateSigned", new DateTimeProperty())
				.property("content", new ObjectProperty())
				.property(ProgressNoteResource.CONTENT_DIGEST, new StringProperty())
				.property("shownFrom", new StringProperty())
				.property("questions", new ArrayProperty(new ObjectProperty()))
				.property("otherAnswers", new ArrayProperty(new ObjectProperty()))
				.property("format", new StringProperty())
				.property("sections", new ArrayProperty(new ObjectProperty()))
				.property("addenda", new ArrayProperty(new ObjectProperty()))
				.property("steps", new ArrayProperty(new ObjectProperty()));
	}

	/** @return the properties of a request that creates a note */
	static ModelImpl creation() {
		return change().property("uuid", new StringProperty()).property("patient", new StringProperty().example("uuid"))
				.property("visit", new StringProperty().example("uuid"))
				.property("location", new StringProperty().example("uuid"))
				.property("carryForward", new BooleanProperty()).required("patient");
	}

	/** @return the properties of a request that changes a note */
	static ModelImpl change() {
		ModelImpl model = new ModelImpl().property(ProgressNoteResource.CONTENT_DIGEST, new StringProperty())
				.property(RequestProperties.DRAFT_REVISION, new LongProperty())
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("start", new DateTimeProperty()).property("end", new DateTimeProperty())
				.property("duration", new IntegerProperty().description("minutes"))
				.property("techniques", new ArrayProperty(new StringProperty().example("uuid")))
				.property("goals", new ArrayProperty(new ObjectProperty().property("goal", new StringProperty())
						.property("rating", new StringProperty().example("uuid"))
						.property("comment", new StringProperty())));
		ProgressNoteRequest.FIELDS.stream().filter(ProgressNoteField::isOneString)
				.forEach(field -> model.property(field.getProperty(),
						field.getType() == ProgressNoteField.Type.TEXT
								? new StringProperty()
								: new StringProperty().example("uuid")));
		return model;
	}
}
