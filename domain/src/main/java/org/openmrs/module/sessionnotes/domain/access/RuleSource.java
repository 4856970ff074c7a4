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

/** Where a rule comes from: a section of the law, and whether its text was read for this rule; or the product itself. */
public final class RuleSource {

	/** How sure the rule is. */
	public enum Check {

		/** The section's own text was read. */
		READ,

		/** The section's text in force could not be read: the rule is the stricter reading of what is known of it. */
		UNCHECKED,

		/** A rule of this product, which no section demands; the section is the one that it serves. */
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

	/** @return a section whose text in force could not be read */
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

	/** The section and how sure it is, as documents have it. */
	@Override
	public String toString() {
		return citation + ", " + check;
	}
}
