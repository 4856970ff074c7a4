/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.GlobalProperty;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.ConceptService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.module.sessionnotes.SessionNotesProperties;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * The concepts that progress notes are written with in this clinic: those shipped, or those put in their place by global
 * properties. What was written with the shipped ones before is read all the same.
 * <p>
 * The global properties are read again after a change on this server, and after a second for one on another.
 */
public class ProgressNoteConcepts implements GlobalPropertyListener {

	private static final long FRESH_NANOS = 1_000_000_000;

	private final ConceptService conceptService;

	private final AdministrationService administrationService;

	private volatile Known known;

	/** What was read together. */
	private static final class Known {

		private final long readAt = System.nanoTime();

		private final Map<String, String> properties = new HashMap<>();

		private final Map<Integer, ProgressNoteConcept> byConceptId = new HashMap<>();

		private final Map<String, String> keysByUuid = new HashMap<>();

		private void add(Concept concept, ProgressNoteConcept question) {
			if (concept != null) {
				byConceptId.put(concept.getConceptId(), question);
				keysByUuid.put(concept.getUuid(), question.getKey());
			}
		}
	}

	public ProgressNoteConcepts(ConceptService conceptService, AdministrationService administrationService) {
		this.conceptService = conceptService;
		this.administrationService = administrationService;
	}

	/**
	 * @return the concept for a question: the one named by its global property, by uuid or as "SOURCE:code", else the
	 *         shipped one
	 * @throws InvalidProgressNoteException if there is none: a locked dictionary, or a wrong global property
	 */
	Concept of(ProgressNoteConcept question) {
		Concept concept = concept(question, known().properties);
		if (concept == null) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.conceptMissing");
		}
		return concept;
	}

	private Concept concept(ProgressNoteConcept question, Map<String, String> properties) {
		String own = properties.getOrDefault(question.getGlobalProperty(), "");
		return ProxyPrivileges.with(() -> own.contains(":")
				? conceptService.getConceptByMapping(StringUtils.substringAfter(own, ":"),
						StringUtils.substringBefore(own, ":"))
				: conceptService.getConceptByUuid(own.isEmpty() ? question.getUuid() : own),
				PrivilegeConstants.GET_CONCEPTS);
	}

	/** @return the questions by the ids of their concepts, shipped or the clinic's own; those without one are left out */
	Map<Integer, ProgressNoteConcept> byConceptId() {
		return known().byConceptId;
	}

	/** @return the key of the question that a concept stands for, or null */
	String keyOf(String conceptUuid) {
		return known().keysByUuid.get(conceptUuid);
	}

	/** @return true if an answer to {@link ProgressNoteConcept#RISK} asks for the action taken */
	boolean isAcute(String riskUuid) {
		String acute = known().properties.getOrDefault(SessionNotesProperties.ACUTE_RISKS, "");
		List<String> uuids = Arrays
				.asList(StringUtils.split(acute.isEmpty() ? ProgressNoteAnswer.RISK_ACUTE.getUuid() : acute, ", "));
		return uuids.contains(riskUuid);
	}

	private Known known() {
		Known current = known;
		if (current == null || System.nanoTime() - current.readAt >= FRESH_NANOS) {
			current = read();
			known = current;
		}
		return current;
	}

	private Known read() {
		Known read = new Known();
		for (GlobalProperty property : ProxyPrivileges.with(
				() -> administrationService.getGlobalPropertiesByPrefix(SessionNotesProperties.CONCEPT_PREFIX),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES)) {
			read.properties.put(property.getProperty(), StringUtils.trimToEmpty(property.getPropertyValue()));
		}
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			read.add(concept(question, new HashMap<>()), question);
		}
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			if (!read.properties.getOrDefault(question.getGlobalProperty(), "").isEmpty()) {
				try {
					read.add(concept(question, read.properties), question);
				} catch (APIException e) {
					// a mapping to several concepts: such a question can't be asked, and what was answered is read all the same
					continue;
				}
			}
		}
		return read;
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return propertyName.startsWith(SessionNotesProperties.CONCEPT_PREFIX);
	}

	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		known = null;
	}

	@Override
	public void globalPropertyDeleted(String propertyName) {
		known = null;
	}
}
