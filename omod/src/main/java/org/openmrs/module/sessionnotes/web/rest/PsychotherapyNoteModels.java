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

/** Describes the properties of a psychotherapy note for the REST documentation that the platform generates. */
final class PsychotherapyNoteModels {

	private PsychotherapyNoteModels() {
	}

	static ModelImpl response() {
		return new ModelImpl().property("uuid", new StringProperty()).property("display", new StringProperty())
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("version", new IntegerProperty())
				.property("voided", new BooleanProperty()).property("dateCreated", new DateTimeProperty())
				.property("dateChanged", new DateTimeProperty()).property("text", new StringProperty())
				.property("sections", sectionsProperty()).property("reason", new StringProperty())
				.property("intact", new BooleanProperty())
				.property("passwordHeld", new BooleanProperty()).property("disclosure",
						new ObjectProperty().property("uuid", new StringProperty()).property("basis", new StringProperty())
								.property("end", new DateTimeProperty()).property("readOnly", new BooleanProperty()));
	}

	/** @return the properties of a request that creates a note */
	static ModelImpl creation() {
		return new ModelImpl().property("uuid", new StringProperty())
				.property("patient", new StringProperty().example("uuid"))
				.property("encounter", new StringProperty().example("uuid"))
				.property("concept", new StringProperty().example("uuid"))
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("text", new StringProperty()).property("sections", sectionsProperty())
				.property(RequestProperties.DRAFT_REVISION, new LongProperty()).required("patient");
	}

	/** @return the properties of a request that changes a note */
	static ModelImpl change() {
		return new ModelImpl().property("version", new IntegerProperty()).property("text", new StringProperty())
				.property("sections", sectionsProperty()).property(RequestProperties.DRAFT_REVISION, new LongProperty())
				.required("version");
	}

	private static ArrayProperty sectionsProperty() {
		return new ArrayProperty(
				new ObjectProperty().property("part", new StringProperty()).property("text", new StringProperty()));
	}
}
