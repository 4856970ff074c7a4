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
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.ConceptService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.RiskLevel;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The concepts with which the clinic writes progress notes. Each question uses the shipped concept, unless a global
 * property names a concept of the clinic for the question. Answers that were written earlier with a shipped concept can
 * still be read after the clinic has replaced the concept.
 * <p>
 * No two questions may share a concept. If two questions shared a concept, the answer to one question would be shown as
 * the answer to the other. A global property's value is refused if it names no concept, several concepts, a different
 * question's concept, a restricted concept, or a concept with the wrong datatype. An invalid value that was set without
 * the platform's service, or that became invalid later, has no effect. The log reports such a value.
 * <p>
 * The global properties are read again immediately after a change on this server. If a global property changes on a
 * different server, the change takes effect on this server after one second.
 */
public class ProgressNoteConcepts implements GlobalPropertyListener {

	private static final Logger log = LoggerFactory.getLogger(ProgressNoteConcepts.class);

	private static final long FRESH_NANOS = 1_000_000_000;

	private final ConceptService conceptService;

	private final AdministrationService administrationService;

	private final RestrictedConcepts restrictedConcepts;

	private volatile Known known;

	private volatile Set<String> ignored = Collections.emptySet();

	/**
	 * The values of the global properties, together with the concepts that were read at the same time as the values.
	 */
	private static final class Known {

		private final long readAt = System.nanoTime();

		private final Map<String, String> properties = new HashMap<>();

		private final Map<Integer, ProgressNoteConcept> byConceptId = new HashMap<>();

		private final Map<String, String> keysByUuid = new HashMap<>();

		/** A map from a question to the clinic's own concept for the question. */
		private final Map<ProgressNoteConcept, String> own = new EnumMap<>(ProgressNoteConcept.class);

		private void add(Concept concept, ProgressNoteConcept question) {
			if (concept != null && !byConceptId.containsKey(concept.getConceptId())) {
				byConceptId.put(concept.getConceptId(), question);
				keysByUuid.put(concept.getUuid(), question.getKey());
			}
		}
	}

	public ProgressNoteConcepts(ConceptService conceptService, AdministrationService administrationService,
			RestrictedConcepts restrictedConcepts) {
		this.conceptService = conceptService;
		this.administrationService = administrationService;
		this.restrictedConcepts = restrictedConcepts;
	}

	/**
	 * @return the concept that the question's global property names, either by uuid or as "SOURCE:code". If the global
	 *         property is not set, or if its value has no effect, the shipped concept is returned.
	 * @throws InvalidRequestException if the question has no concept. A question without a concept of the clinic has no
	 *         concept if the dictionary is locked.
	 */
	Concept of(ProgressNoteConcept question) {
		Concept concept = find(question);
		if (concept == null) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.conceptMissing");
		}
		return concept;
	}

	private Concept find(ProgressNoteConcept question) {
		return byUuid(known().own.getOrDefault(question, question.getUuid()));
	}

	/**
	 * @return a map from each question's key to the question in the form that the clinic uses; questions without a
	 *         concept are left out
	 */
	Map<String, ProgressNoteQuestion> questions() {
		Map<String, ProgressNoteQuestion> questions = new LinkedHashMap<>();
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			Concept concept = find(question);
			if (concept == null) {
				log.debug("No concept for the question {}", question.getKey());
			} else {
				questions.put(question.getKey(), asAsked(question, concept));
			}
		}
		return questions;
	}

	/** @return the number of questions that a note cannot ask, because these questions have no concept */
	public int countMissing() {
		return ProgressNoteConcept.values().length - questions().size();
	}

	private ProgressNoteQuestion asAsked(ProgressNoteConcept question, Concept concept) {
		List<Concept> answers = concept.getAnswers(false).stream().filter(answer -> answer.getAnswerConcept() != null)
				.sorted(Comparator.comparing(ConceptAnswer::getSortWeight, Comparator.nullsLast(Comparator.naturalOrder()))
						.thenComparing(ConceptAnswer::getConceptAnswerId))
				.map(ConceptAnswer::getAnswerConcept).collect(Collectors.toList());
		List<String> askingForAction = question == ProgressNoteConcept.RISK
				? answers.stream().map(Concept::getUuid).filter(this::asksForAction).collect(Collectors.toList())
				: Collections.emptyList();
		return new ProgressNoteQuestion(concept, !concept.getUuid().equals(question.getUuid()), answers, askingForAction);
	}

	private Concept byUuid(String uuid) {
		return ProxyPrivileges.with(() -> conceptService.getConceptByUuid(uuid), PrivilegeConstants.GET_CONCEPTS);
	}

	private Concept concept(ProgressNoteConcept question, Map<String, String> properties) {
		String own = properties.getOrDefault(question.getGlobalProperty(), "");
		return ProxyPrivileges.with(() -> own.contains(":")
				? conceptService.getConceptByMapping(StringUtils.substringAfter(own, ":"),
						StringUtils.substringBefore(own, ":"))
				: conceptService.getConceptByUuid(own.isEmpty() ? question.getUuid() : own),
				PrivilegeConstants.GET_CONCEPTS);
	}

	/**
	 * Checks whether a concept mapping names several concepts. Platform: among the concepts of a mapping, retired
	 * concepts come after concepts in use. If a mapping names any concept in use, the retired concepts of the mapping
	 * do not count.
	 */
	private boolean namesSeveral(String own) {
		if (!own.contains(":")) {
			return false;
		}
		List<Concept> mapped = ProxyPrivileges.with(
				() -> conceptService.getConceptsByMapping(StringUtils.substringAfter(own, ":"),
						StringUtils.substringBefore(own, ":")),
				PrivilegeConstants.GET_CONCEPTS);
		return mapped.size() > 1 && !mapped.get(1).getRetired();
	}

	/**
	 * @return a map from the ids of the shipped concepts and of the clinic's own concepts to the questions; questions
	 *         without a concept are left out
	 */
	Map<Integer, ProgressNoteConcept> byConceptId() {
		return known().byConceptId;
	}

	/**
	 * @return the key of the question that the concept represents; {@code null} if the concept represents no question
	 */
	String keyOf(String conceptUuid) {
		return known().keysByUuid.get(conceptUuid);
	}

	/**
	 * @return {@code true} if the given answer to {@link ProgressNoteConcept#RISK} requires the note to state the
	 *         action taken
	 */
	boolean asksForAction(String riskUuid) {
		String own = known().properties.getOrDefault(SessionNotesProperties.ACUTE_RISKS, "");
		return Arrays.asList(StringUtils.split(own, ", ")).contains(riskUuid)
				|| Arrays.stream(RiskLevel.values()).filter(RiskLevel::asksForAction)
						.anyMatch(level -> ProgressNoteAnswer.of(level).getUuid().equals(riskUuid));
	}

	private Known known() {
		Known current = known;
		if (current == null || System.nanoTime() - current.readAt >= FRESH_NANOS) {
			current = read();
			known = current;
		}
		return current;
	}

	private Map<String, String> properties() {
		Map<String, String> properties = new HashMap<>();
		for (GlobalProperty property : ProxyPrivileges.with(
				() -> administrationService.getGlobalPropertiesByPrefix(SessionNotesProperties.CONCEPT_PREFIX),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES)) {
			properties.put(property.getProperty(), StringUtils.trimToEmpty(property.getPropertyValue()));
		}
		return properties;
	}

	private Known read() {
		Known read = new Known();
		read.properties.putAll(properties());
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			read.add(concept(question, new HashMap<>()), question);
		}
		Map<ProgressNoteConcept, Concept> named = named(read.properties);
		Set<String> notTaken = new TreeSet<>();
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			Concept concept = named.get(question);
			if (concept != null && reasonAgainst(question, concept, named) == null) {
				read.add(concept, question);
				read.own.put(question, concept.getUuid());
			} else if (isSet(question, read.properties)) {
				notTaken.add(question.getGlobalProperty());
			}
		}
		if (!notTaken.equals(ignored)) {
			notTaken.forEach(property -> log.warn(
					"The global property {} has no effect: it names no concept, several concepts, or a concept that another "
							+ "question has, that is restricted, or that has another datatype. The question keeps the shipped concept.",
					property));
			ignored = notTaken;
		}
		return read;
	}

	private static boolean isSet(ProgressNoteConcept question, Map<String, String> properties) {
		return !properties.getOrDefault(question.getGlobalProperty(), "").isEmpty();
	}

	/**
	 * @return the concepts that the given global properties name; properties that name no concept, or several concepts,
	 *         are left out
	 */
	private Map<ProgressNoteConcept, Concept> named(Map<String, String> properties) {
		Map<ProgressNoteConcept, Concept> named = new EnumMap<>(ProgressNoteConcept.class);
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			if (isSet(question, properties) && !namesSeveral(properties.get(question.getGlobalProperty()))) {
				Concept concept = concept(question, properties);
				if (concept != null) {
					named.put(question, concept);
				}
			}
		}
		return named;
	}

	/**
	 * @return the message code of the reason why the concept cannot represent the question; {@code null} if the concept
	 *         can represent the question
	 */
	private String reasonAgainst(ProgressNoteConcept question, Concept concept, Map<ProgressNoteConcept, Concept> named) {
		boolean shared = Arrays.stream(ProgressNoteConcept.values()).filter(other -> other != question)
				.anyMatch(other -> other.getUuid().equals(concept.getUuid())
						|| named.containsKey(other) && named.get(other).getConceptId().equals(concept.getConceptId()));
		if (shared) {
			return "sessionnotes.error.progressNote.ownConcept.shared";
		}
		if (isRestricted(concept)) {
			return "sessionnotes.error.progressNote.ownConcept.restricted";
		}
		return question.getKind().getDatatypeUuid().equals(concept.getDatatype().getUuid())
				? null
				: "sessionnotes.error.progressNote.ownConcept.datatype";
	}

	/**
	 * Checks whether a concept is restricted. This check runs in every transaction; the Hibernate session therefore
	 * looks up the members of the concept set, without opening a second connection.
	 */
	private boolean isRestricted(Concept concept) {
		Concept set = byUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID);
		return SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID.equals(concept.getUuid())
				|| SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID.equals(concept.getUuid())
				|| set != null && set.getSetMembers().contains(concept);
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return propertyName.startsWith(SessionNotesProperties.CONCEPT_PREFIX);
	}

	/**
	 * Checks a new value of a global property. The platform calls this method within the transaction that saves the
	 * property.
	 *
	 * @throws InvalidRequestException if the value names a concept that cannot represent the property's question
	 */
	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		known = null;
		String value = StringUtils.trimToEmpty(newValue.getPropertyValue());
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			if (question.getGlobalProperty().equalsIgnoreCase(newValue.getProperty()) && !value.isEmpty()) {
				requireOwn(question, value);
			}
		}
		if (SessionNotesProperties.ACUTE_RISKS.equalsIgnoreCase(newValue.getProperty())) {
			requireRisks(value);
		}
	}

	/** Checks that each value is the uuid of an answer to the question about risk. A different value has no effect. */
	private void requireRisks(String value) {
		Concept question = find(ProgressNoteConcept.RISK);
		Set<String> answers = question == null
				? Collections.emptySet()
				: question.getAnswers(true).stream().map(ConceptAnswer::getAnswerConcept).filter(Objects::nonNull)
						.map(Concept::getUuid).collect(Collectors.toSet());
		if (!answers.containsAll(Arrays.asList(StringUtils.split(value, ", ")))) {
			throw new InvalidRequestException("sessionnotes.error.setting.riskAcute");
		}
	}

	private void requireOwn(ProgressNoteConcept question, String value) {
		if (namesSeveral(value)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.ownConcept.several");
		}
		Map<String, String> properties = new HashMap<>(properties());
		properties.put(question.getGlobalProperty(), value);
		Map<ProgressNoteConcept, Concept> named = named(properties);
		Concept concept = named.get(question);
		if (concept == null) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.ownConcept.unknown");
		}
		String against = restrictedConcepts.current().contains(concept)
				? "sessionnotes.error.progressNote.ownConcept.restricted"
				: reasonAgainst(question, concept, named);
		if (against != null) {
			throw new InvalidRequestException(against);
		}
		if (question.getKind() == ProgressNoteConcept.Kind.CODED && concept.getAnswers(false).isEmpty()) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.ownConcept.noAnswers");
		}
	}

	@Override
	public void globalPropertyDeleted(String propertyName) {
		known = null;
	}
}
