/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One question of the form for a disclosure: an element of evidence, and when and how the form asks for that element.
 */
public final class EvidenceQuestion {

	/** The kind of input with which a user answers the question. */
	public enum Answer {
		TEXT,
		DATE,
		CONFIRMATION,
		CHOICE,

		/** The answer is the uuid of a user of this system. */
		USER
	}

	/** How a date relates to the moment at which the disclosure is made. */
	public enum Time {
		PAST,
		FUTURE
	}

	private final EvidenceElement element;

	private final boolean required;

	private final List<QuestionCase> cases;

	private final EvidenceElement replacement;

	private final Time time;

	private final Map<String, DisclosureCondition> refusals;

	private EvidenceQuestion(EvidenceElement element, boolean required, List<QuestionCase> cases,
			EvidenceElement replacement, Time time, Map<String, DisclosureCondition> refusals) {
		this.element = element;
		this.required = required;
		this.cases = Collections.unmodifiableList(cases);
		this.replacement = replacement;
		this.time = time;
		this.refusals = Collections.unmodifiableMap(refusals);
	}

	static EvidenceQuestion required(EvidenceElement element, QuestionCase... cases) {
		return new EvidenceQuestion(element, true, Arrays.asList(cases), null, null,
				Collections.emptyMap());
	}

	static EvidenceQuestion optional(EvidenceElement element) {
		return new EvidenceQuestion(element, false, Collections.emptyList(), null, null, Collections.emptyMap());
	}

	EvidenceQuestion unless(EvidenceElement other) {
		return new EvidenceQuestion(element, required, cases, other, time, refusals);
	}

	EvidenceQuestion in(Time newTime) {
		return new EvidenceQuestion(element, required, cases, replacement, newTime, refusals);
	}

	/** @param condition the condition that refuses the choices */
	EvidenceQuestion refusing(DisclosureCondition condition, List<String> choices) {
		Map<String, DisclosureCondition> all = new LinkedHashMap<>(refusals);
		choices.forEach(choice -> all.putIfAbsent(choice, condition));
		return new EvidenceQuestion(element, required, cases, replacement, time, all);
	}

	public EvidenceElement getElement() {
		return element;
	}

	/**
	 * @return true if, in each of the {@link #getCases cases}, the user must give either the element or its replacement
	 */
	public boolean isRequired() {
		return required;
	}

	/**
	 * @return the cases in which the form asks the question, each of which is enough by itself; empty if the form
	 *         always asks the question
	 */
	public List<QuestionCase> getCases() {
		return cases;
	}

	/** @return true if the answer for the element decides whether this question is asked */
	boolean isDecidedBy(EvidenceElement other) {
		return cases.stream().anyMatch(each -> each.getDecider() == other);
	}

	/**
	 * @return the element that a user may give instead of the element of this question, or null if there is no such
	 *         element
	 */
	public EvidenceElement getReplacement() {
		return replacement;
	}

	/**
	 * @return how the date in the answer must relate to the present; null if any date is allowed or the answer is not a
	 *         date
	 */
	public Time getTime() {
		return time;
	}

	/**
	 * @return the choices for which the basis does not permit the disclosure, each with the condition that explains the
	 *         refusal
	 */
	public Map<String, DisclosureCondition> getRefusals() {
		return refusals;
	}

	public Answer getAnswer() {
		if (element == EvidenceElement.INSTRUMENT) {
			return Answer.CHOICE;
		}
		return element == EvidenceElement.OVERSEEN_USER ? Answer.USER : Answer.valueOf(element.getForm().name());
	}

	/** @return the values that the form offers for the answer; empty if the answer is not a choice */
	public List<String> getChoices() {
		return element == EvidenceElement.INSTRUMENT
				? Arrays.stream(LegalInstrument.values()).map(Enum::name).collect(Collectors.toList())
				: element.getChoices();
	}

	/** @return true if the form asks this question about a new disclosure */
	boolean isAsked(Disclosure disclosure) {
		return cases.isEmpty() || cases.stream().anyMatch(each -> each.isIn(disclosure));
	}
}
