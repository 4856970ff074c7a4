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

import java.util.Locale;

import org.openmrs.Concept;
import org.openmrs.ConceptClass;
import org.openmrs.ConceptDescription;
import org.openmrs.ConceptName;
import org.openmrs.api.ConceptService;

/** Creates concepts that fit into a clinic's dictionary. */
class NewConcepts {

	private static final String OF_MODULE = " (Session Notes)";

	private final ConceptService conceptService;

	private final ConceptTranslations translations;

	NewConcepts(ConceptService conceptService) {
		this.conceptService = conceptService;
		this.translations = new ConceptTranslations(conceptService);
	}

	/** @return the concept with its names; the concept is not yet saved */
	<T extends Concept> T describe(T concept, String uuid, String name, String description, String datatypeUuid,
			String className) {
		concept.setUuid(uuid);
		concept.setFullySpecifiedName(new ConceptName(freeName(name), Locale.ENGLISH));
		concept.addDescription(new ConceptDescription(description, Locale.ENGLISH));
		concept.setDatatype(conceptService.getConceptDatatypeByUuid(datatypeUuid));
		concept.setConceptClass(conceptClass(className));
		translations.addNames(concept, name);
		return concept;
	}

	/**
	 * Returns the class of a concept. The class of a concept only helps people who browse the dictionary. If the clinic
	 * has renamed the given class, any other class can be used.
	 */
	private ConceptClass conceptClass(String name) {
		ConceptClass named = conceptService.getConceptClassByName(name);
		return named != null ? named : conceptService.getAllConceptClasses(false).get(0);
	}

	/**
	 * Returns a name for a new concept that no other concept uses. A dictionary allows each name only once. If a
	 * concept of the clinic already has the shipped name, the clinic's concept keeps that name.
	 */
	private String freeName(String name) {
		return conceptService.getConceptByName(name) == null ? name : ofModule(name);
	}

	/** @return the name that the module uses if a concept of the clinic already has the shipped name */
	static String ofModule(String name) {
		return name + OF_MODULE;
	}

	/** @return true if a concept still has the name that the module gave the concept */
	static boolean isShipped(String current, String name) {
		return current.equals(name) || current.equals(ofModule(name));
	}
}
