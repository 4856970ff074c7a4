/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** An element that a letter must have, the case in which it must have the element, and the law that requires it. */
public final class RequiredElement {

	private final LetterElement element;

	private final LetterCase when;

	private final RuleSource source;

	/**
	 * @param element the element
	 * @param when the case in which the letter needs the element; null if the letter always needs the element
	 * @param source the section of law that requires the element
	 */
	public RequiredElement(LetterElement element, LetterCase when, RuleSource source) {
		this.element = Objects.requireNonNull(element, "element");
		this.when = when;
		this.source = Objects.requireNonNull(source, "source");
	}

	public LetterElement getElement() {
		return element;
	}

	/** @return the case in which the letter needs the element; null if the letter always needs the element */
	public LetterCase getWhen() {
		return when;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return true if a letter in these cases needs the element */
	public boolean appliesTo(Set<LetterCase> cases) {
		return when == null || cases.contains(when);
	}
}
