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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.Concept;
import org.openmrs.ConceptName;
import org.openmrs.api.ConceptService;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.platform.ModuleResources;

/**
 * Adds French and Spanish names to the module's concepts. An existing name in French or Spanish stays, even if an
 * administrator has voided the name. A concept that an administrator has renamed is not translated, because the renamed
 * concept may mean something else.
 */
public class ConceptTranslations {

	static final List<Locale> LANGUAGES = Arrays.asList(Locale.FRENCH, new Locale("es"));

	private final ConceptService conceptService;

	private final Map<Locale, Map<String, String>> translations = new LinkedHashMap<>();

	public ConceptTranslations(ConceptService conceptService) {
		this.conceptService = conceptService;
		LANGUAGES.forEach(language -> translations.put(language, read(language)));
	}

	private static Map<String, String> read(Locale language) {
		try {
			return new ObjectMapper().readValue(
					ModuleResources.text(ConceptTranslations.class, "/sessionnotes/concept-names-" + language + ".json"),
					new TypeReference<Map<String, String>>() {
					});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Adds missing French and Spanish names to the concepts that an earlier version of the module created. */
	void install() {
		englishNames().forEach((uuid, english) -> {
			Concept concept = conceptService.getConceptByUuid(uuid);
			if (concept != null && !concept.getRetired() && addNames(concept, english)) {
				conceptService.saveConcept(concept);
			}
		});
	}

	/** @return the shipped names of the module's concepts, each under the uuid of its concept */
	static Map<String, String> englishNames() {
		Map<String, String> names = new LinkedHashMap<>(PsychotherapyNoteConcepts.NAMES);
		for (ProgressNoteAnswer answer : ProgressNoteAnswer.values()) {
			names.put(answer.getUuid(), answer.getConceptName());
		}
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			names.put(question.getUuid(), question.getConceptName());
		}
		return names;
	}

	/**
	 * @param english the English name of the concept, as shipped with the module
	 * @return true if a French or Spanish name was missing and the concept must be saved
	 */
	boolean addNames(Concept concept, String english) {
		ConceptName current = concept.getFullySpecifiedName(Locale.ENGLISH);
		if (current == null || !NewConcepts.isShipped(current.getName(), english)) {
			return false;
		}
		// look up all names before adding the first name, because a later query would store an incomplete concept
		List<ConceptName> missing = new ArrayList<>();
		translations.forEach((language, names) -> {
			if (names.containsKey(english) && !isNamed(concept, language)) {
				missing.add(new ConceptName(freeName(names.get(english), language), language));
			}
		});
		missing.forEach(concept::setFullySpecifiedName);
		return !missing.isEmpty();
	}

	private static boolean isNamed(Concept concept, Locale language) {
		return concept.getNames(true).stream()
				.anyMatch(name -> name.getLocale().getLanguage().equals(language.getLanguage()));
	}

	private String freeName(String name, Locale language) {
		return conceptService.isConceptNameDuplicate(new ConceptName(name, language)) ? NewConcepts.ofModule(name) : name;
	}
}
