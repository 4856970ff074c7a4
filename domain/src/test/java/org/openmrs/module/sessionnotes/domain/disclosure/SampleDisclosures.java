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

/** Complete disclosures for the tests of other packages. */
public final class SampleDisclosures {

	private SampleDisclosures() {
	}

	/** What was given on the basis at the moment. */
	public static GivenOut given(DisclosureBasis basis, long at) {
		return new GivenOut(Disclosures.live(basis).build(), at, "one note");
	}

	/** A disclosure that a law requires and that meets another rule, too. */
	public static Disclosure requiredByLaw(String meets) {
		return Disclosures.live(DisclosureBasis.REQUIRED_BY_LAW)
				.evidence(Disclosures.evidence().with(EvidenceElement.ALSO_MEETS, meets)).build();
	}
}
