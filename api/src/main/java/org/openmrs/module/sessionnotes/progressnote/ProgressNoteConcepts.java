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
import java.util.function.Supplier;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.ConceptService;
import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;

/** The concepts that progress notes are written with in this clinic: those shipped, or those put in their place. */
public class ProgressNoteConcepts {

	/** Global property: the answers to risk that ask for the action taken, as uuids separated by commas. */
	public static final String ACUTE_RISKS = "sessionnotes.concept.riskAcute";

	private final ConceptService conceptService;

	private final AdministrationService administrationService;

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
		String own = property(question.getGlobalProperty());
		return withPrivilege(PrivilegeConstants.GET_CONCEPTS, () -> {
			Concept concept = own.contains(":")
					? conceptService.getConceptByMapping(StringUtils.substringAfter(own, ":"),
							StringUtils.substringBefore(own, ":"))
					: conceptService.getConceptByUuid(own.isEmpty() ? question.getUuid() : own);
			if (concept == null) {
				throw new InvalidProgressNoteException("sessionnotes.error.progressNote.conceptMissing");
			}
			return concept;
		});
	}

	/** @return the questions by the ids of their concepts; those without a concept are left out */
	Map<Integer, ProgressNoteConcept> byConceptId() {
		Map<Integer, ProgressNoteConcept> questions = new HashMap<>();
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			try {
				questions.put(of(question).getConceptId(), question);
			} catch (InvalidProgressNoteException e) {
				// such an answer can't be asked for, and is shown and signed under its concept's uuid
				continue;
			}
		}
		return questions;
	}

	/** @return true if an answer to {@link ProgressNoteConcept#RISK} asks for the action taken */
	boolean isAcute(String riskUuid) {
		String acute = property(ACUTE_RISKS);
		List<String> uuids = Arrays
				.asList(StringUtils.split(acute.isEmpty() ? ProgressNoteAnswer.RISK_ACUTE.getUuid() : acute, ", "));
		return uuids.contains(riskUuid);
	}

	private String property(String name) {
		return withPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES,
				() -> StringUtils.trimToEmpty(administrationService.getGlobalProperty(name)));
	}

	/** What the note's own code looks up is no question of who is signed in. */
	private static <T> T withPrivilege(String privilege, Supplier<T> work) {
		Context.addProxyPrivilege(privilege);
		try {
			return work.get();
		} finally {
			Context.removeProxyPrivilege(privilege);
		}
	}
}
