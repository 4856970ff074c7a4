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

import java.util.Objects;

/** The source of a rule. It is a section of law, with whether its text was read for this rule, or the product itself. */
public final class RuleSource {

	/** How certain the rule is. */
	public enum Check {

		/** The section's own text was read. */
		READ,

		/**
		 * The current text of the section was not available to read. The rule is the stricter reading of the facts known
		 * about it.
		 */
		UNCHECKED,

		/** A rule of this product that no section requires. The section is the one that the rule serves. */
		PRODUCT
	}

	private final String citation;

	private final Check check;

	private RuleSource(String citation, Check check) {
		this.citation = Objects.requireNonNull(citation, "citation");
		this.check = check;
	}

	/** @return a section whose text was read */
	public static RuleSource read(String citation) {
		return new RuleSource(citation, Check.READ);
	}

	/** @return a section whose current text was not available to read */
	public static RuleSource unchecked(String citation) {
		return new RuleSource(citation, Check.UNCHECKED);
	}

	/** @return a rule of the product, with the section that it serves */
	public static RuleSource product(String citation) {
		return new RuleSource(citation, Check.PRODUCT);
	}

	public String getCitation() {
		return citation;
	}

	public Check getCheck() {
		return check;
	}

	/** Returns the section and how certain it is, in the form that documents use. */
	@Override
	public String toString() {
		return citation + ", " + check;
	}
}
