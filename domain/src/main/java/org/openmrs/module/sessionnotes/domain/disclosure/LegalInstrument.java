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

/**
 * The instrument that is said to require a disclosure by law: the list of "required by law" in 45 CFR 164.103. A lawyer's
 * subpoena is not on that list. A user can name it only so that the refusal can give that reason.
 */
public enum LegalInstrument {

	/** An order of a court. */
	COURT_ORDER,

	/** A warrant that a court ordered. */
	COURT_ORDERED_WARRANT,

	/** An order of an administrative tribunal. */
	TRIBUNAL_ORDER,

	/** A subpoena or summons that a court issued and a judicial officer signed. */
	COURT_SUBPOENA,

	/** A subpoena that a grand jury issued. */
	GRAND_JURY_SUBPOENA,

	/** A subpoena or summons of an inspector general of a government. */
	IG_SUBPOENA,

	/** A subpoena, summons or investigative demand of an administrative body that a law authorizes to require it. */
	ADMINISTRATIVE_DEMAND,

	/** A law or regulation that itself demands the disclosure, such as a mandated report. */
	STATUTE_OR_REGULATION,

	/** A subpoena of a lawyer or a party, without an order: 45 CFR 164.512(e)(1)(ii), which 164.508(a)(2)(ii) does not name. */
	ATTORNEY_SUBPOENA;

	/** @return true if a court or tribunal itself ordered it */
	boolean isOrder() {
		return this == COURT_ORDER || this == COURT_ORDERED_WARRANT || this == TRIBUNAL_ORDER;
	}

	/** @return true if it is a subpoena or demand, against which a privilege may apply */
	boolean isSubpoena() {
		return this == COURT_SUBPOENA || this == GRAND_JURY_SUBPOENA || this == IG_SUBPOENA || this == ADMINISTRATIVE_DEMAND;
	}

	/**
	 * @param name the recorded name, which may be one of the three that an earlier version knew
	 * @return the instrument of that name, or null if there is no such instrument
	 */
	static LegalInstrument named(String name) {
		for (LegalInstrument instrument : values()) {
			if (instrument.name().equals(name)) {
				return instrument;
			}
		}
		if ("STATUTE".equals(name)) {
			return STATUTE_OR_REGULATION;
		}
		return "SUBPOENA".equals(name) ? ATTORNEY_SUBPOENA : null;
	}
}
