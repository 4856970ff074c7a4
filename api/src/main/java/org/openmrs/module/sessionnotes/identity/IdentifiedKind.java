/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.identity;

import java.util.Arrays;
import java.util.Optional;

import org.openmrs.Concept;
import org.openmrs.ConceptClass;
import org.openmrs.ConceptSource;
import org.openmrs.Encounter;
import org.openmrs.EncounterRole;
import org.openmrs.EncounterType;
import org.openmrs.Form;
import org.openmrs.Location;
import org.openmrs.Obs;
import org.openmrs.Person;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.VisitType;

/**
 * The kinds of platform rows to which the module refers by uuid. The module refers to rows in its code, and in stored,
 * signed or sealed data.
 */
enum IdentifiedKind {

	/** Clients, and the persons to whom user accounts and providers belong. */
	PERSON(Person.class, "person", "person_id"),

	/** Authors, recipients, supervisors, and all other users whom the log names. */
	USER(User.class, "users", "user_id"),

	/** The encounters that represent sessions. */
	ENCOUNTER(Encounter.class, "encounter", "encounter_id"),

	/** Answers in progress notes that were signed. */
	OBS(Obs.class, "obs", "obs_id"),

	/** Restricted concepts, and the concepts of questions and answers. */
	CONCEPT(Concept.class, "concept", "concept_id"),

	/** The concept class of the concepts that the module installs. */
	CONCEPT_CLASS(ConceptClass.class, "concept_class", "concept_class_id"),

	/** The sources of the concept codes that settings may contain. */
	CONCEPT_SOURCE(ConceptSource.class, "concept_reference_source", "concept_source_id"),

	/** Encounter types, in particular "Progress note". */
	ENCOUNTER_TYPE(EncounterType.class, "encounter_type", "encounter_type_id"),

	/** The role in which a provider took part in a session. */
	ENCOUNTER_ROLE(EncounterRole.class, "encounter_role", "encounter_role_id"),

	/** The form of progress notes. */
	FORM(Form.class, "form", "form_id"),

	/** The provider who held a session. */
	PROVIDER(Provider.class, "provider", "provider_id"),

	/** The place of a session. */
	LOCATION(Location.class, "location", "location_id"),

	/** The visit to which a session belongs. */
	VISIT(Visit.class, "visit", "visit_id"),

	/** The type of the visit to which a session belongs. */
	VISIT_TYPE(VisitType.class, "visit_type", "visit_type_id");

	private final Class<?> entity;

	private final String table;

	private final String key;

	IdentifiedKind(Class<?> entity, String table, String key) {
		this.entity = entity;
		this.table = table;
		this.key = key;
	}

	static Optional<IdentifiedKind> of(Object entity) {
		return Arrays.stream(values()).filter(kind -> kind.entity.isInstance(entity)).findFirst();
	}

	/** @return the SQL statement that reads the uuid of a row by the row's id */
	String selectUuid() {
		return "select uuid from " + table + " where " + key + " = ?";
	}

	/**
	 * @return true if notes may still exist after a row of this kind is removed. If notes outlive rows of a kind, the
	 *         uuid of a removed row of that kind must never identify a new row. If notes do not outlive rows of a kind,
	 *         the database itself prevents the removal of a row of that kind that is in use.
	 */
	boolean isOutlived() {
		return this == PERSON || this == USER || this == ENCOUNTER;
	}
}
