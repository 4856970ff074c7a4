/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import java.util.Locale;
import java.util.Objects;

/**
 * The source of a rule: the section of law that requires the rule, or that the rule serves. The source of a rule also
 * records whether the developers have read the text of the section of law.
 */
public final class RuleSource {

	/** The certainty with which a rule follows from a section of law. */
	public enum Check {

		/** The developers have read the text of the section of law. */
		READ,

		/**
		 * The current text of the section of law was not available to the developers. The rule is the stricter
		 * interpretation of what is known about the section.
		 */
		UNCHECKED,

		/** A rule of this product that no section requires. The source names the section of law that the rule serves. */
		PRODUCT
	}

	private final String citation;

	private final Check check;

	private RuleSource(String citation, Check check) {
		this.citation = Objects.requireNonNull(citation, "citation");
		this.check = check;
	}

	/** @return the source of a rule that follows from a section of law whose text the developers have read */
	public static RuleSource read(String citation) {
		return new RuleSource(citation, Check.READ);
	}

	/**
	 * @return the source of a rule that follows from a section of law whose current text was not available to the
	 *         developers
	 */
	public static RuleSource unchecked(String citation) {
		return new RuleSource(citation, Check.UNCHECKED);
	}

	/** @return the source of a rule that this product adds on its own, with the section of law that the rule serves */
	public static RuleSource product(String citation) {
		return new RuleSource(citation, Check.PRODUCT);
	}

	/**
	 * @param check the name of the check in lower-case letters, as data files write it
	 * @param citation the section of law
	 * @return the source of a rule that a data file states
	 * @throws IllegalArgumentException if no check has this name, or the citation is empty
	 */
	public static RuleSource of(String check, String citation) {
		if (citation.trim().isEmpty()) {
			throw new IllegalArgumentException("a rule has a citation");
		}
		return new RuleSource(citation.trim(), Check.valueOf(check.toUpperCase(Locale.ROOT)));
	}

	public String getCitation() {
		return citation;
	}

	public Check getCheck() {
		return check;
	}

	/** Returns the section and the certainty of the rule, in the form that the documentation uses. */
	@Override
	public String toString() {
		return citation + ", " + check;
	}
}
