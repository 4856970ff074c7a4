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
import java.util.List;
import java.util.Objects;

/**
 * A case in which a form asks for an element of evidence: a {@link Circumstance} of the disclosure, or a different
 * element of evidence.
 */
public final class QuestionCase {

	/** A circumstance that follows from the disclosure itself and is not an element of evidence. */
	public enum Circumstance {

		/** The recipient is outside the clinic. */
		RECIPIENT_OUTSIDE,

		/** The recipient is outside the clinic, and no address is given. */
		NO_ADDRESS,

		/** The document names the recipient in words that differ from the words in the disclosure. */
		RECIPIENT_NAMED_OTHERWISE,

		/** The disclosure opens whole notes. */
		WHOLE_NOTES,

		/** The disclosure opens more than an excerpt. */
		NO_EXCERPT,

		/** A user other than the author asks for emergency access. */
		EMERGENCY,

		/** The notice to the author of the notes is delayed. */
		TOLD_LATER
	}

	private final Circumstance circumstance;

	private final EvidenceElement element;

	private final List<String> values;

	private QuestionCase(Circumstance circumstance, EvidenceElement element, List<String> values) {
		this.circumstance = circumstance;
		this.element = element;
		this.values = values;
	}

	static QuestionCase of(Circumstance circumstance) {
		return new QuestionCase(Objects.requireNonNull(circumstance), null, Collections.emptyList());
	}

	/**
	 * @return a case that applies if the element has one of the given values, or any value at all if no values are
	 *         given
	 */
	static QuestionCase given(EvidenceElement element, String... values) {
		return new QuestionCase(null, Objects.requireNonNull(element),
				Collections.unmodifiableList(Arrays.asList(values)));
	}

	/** @return the circumstance, or null if the case depends on an element of evidence */
	public Circumstance getCircumstance() {
		return circumstance;
	}

	/** @return the element of evidence on which the case depends, or null if the case is a circumstance */
	public EvidenceElement getElement() {
		return element;
	}

	/** @return the values of the element for which the case applies; empty if the case applies for any value */
	public List<String> getValues() {
		return values;
	}

	/** @return the element of evidence that decides whether the case applies, or null if no evidence does */
	EvidenceElement getDecider() {
		return circumstance == Circumstance.RECIPIENT_NAMED_OTHERWISE ? EvidenceElement.NAMED_RECIPIENT : element;
	}

	/** @return true if this case applies to the new disclosure */
	boolean isIn(Disclosure disclosure) {
		if (element != null) {
			String value = disclosure.getEvidence().get(element);
			return disclosure.getEvidence().has(element) && (values.isEmpty() || values.contains(value));
		}
		switch (circumstance) {
			case RECIPIENT_OUTSIDE :
				return disclosure.getRecipient().isExternal();
			case NO_ADDRESS :
				return disclosure.getRecipient().isExternal() && disclosure.getRecipient().getAddress() == null;
			case RECIPIENT_NAMED_OTHERWISE :
				return disclosure.getEvidence().has(EvidenceElement.NAMED_RECIPIENT) && !disclosure.getRecipient()
						.isNamed(disclosure.getEvidence().get(EvidenceElement.NAMED_RECIPIENT));
			case WHOLE_NOTES :
				return disclosure.getPortion().isWhole();
			case NO_EXCERPT :
				return disclosure.getPortion().getExcerpt() == null;
			case EMERGENCY :
				return disclosure.getMaker() == MakerRole.EMERGENCY;
			default :
				return disclosure.getTellAuthorFrom() != null;
		}
	}
}
