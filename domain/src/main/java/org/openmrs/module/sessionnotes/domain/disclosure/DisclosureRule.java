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

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** A rule that a disclosure must follow before the disclosure can be made. */
public interface DisclosureRule {

	/** @return the code of the message that tells the user what is missing or wrong */
	String getMessageCode();

	/** @return the section of law that requires the rule for the given kind of note */
	RuleSource getSource(RestrictedKind kind);

	/**
	 * @param disclosure the new disclosure, before it is made
	 * @param disclosureContext the facts that the rule needs in addition to the disclosure
	 * @return true if the disclosure breaks the rule
	 */
	boolean isBrokenBy(Disclosure disclosure, DisclosureContext disclosureContext);
}
