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
 * A case in which a form asks for an element of evidence: a {@link Circumstance} of the disclosure, or other evidence that
 * was given.
 */
public final class QuestionCase {

	/** A circumstance of the disclosure that is not evidence. */
	public enum Circumstance {

		/** The recipient is outside the clinic. */
		RECIPIENT_OUTSIDE,

		/** The recipient is outside the clinic, and no address is given. */
		NO_ADDRESS,

		/** The document names the recipient in other words than the disclosure. */
		RECIPIENT_NAMED_OTHERWISE,

		/** The notes are disclosed as a whole. */
		WHOLE_NOTES,

		/** More than an excerpt is disclosed. */
		NO_EXCERPT,

		/** A user other than the author asks for emergency access. */
		EMERGENCY,

		/** The author is to be told later. */
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

	/** @return the case that the element has one of the values, or any value if none is named */
	static QuestionCase given(EvidenceElement element, String... values) {
		return new QuestionCase(null, Objects.requireNonNull(element),
				Collections.unmodifiableList(Arrays.asList(values)));
	}

	/** @return the circumstance, or null if the case is about other evidence */
	public Circumstance getCircumstance() {
		return circumstance;
	}

	/** @return the other evidence, or null if the case is a circumstance */
	public EvidenceElement getElement() {
		return element;
	}

	/** @return the values of the other evidence; empty if any value will do */
	public List<String> getValues() {
		return values;
	}

	/** @return true if a new disclosure is in this case */
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
