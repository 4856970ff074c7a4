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
 * The legal instrument that is said to require a disclosure. All instruments except {@link #ATTORNEY_SUBPOENA} come
 * from the definition of "required by law" in 45 CFR 164.103. A lawyer's subpoena does not meet the definition of
 * "required by law". A user can select a lawyer's subpoena, but for one purpose only: the refusal can then name the
 * subpoena as the reason.
 */
public enum LegalInstrument {

	/** An order of a court. */
	COURT_ORDER,

	/** A warrant ordered by a court. */
	COURT_ORDERED_WARRANT,

	/** An order of an administrative tribunal. */
	TRIBUNAL_ORDER,

	/** A subpoena or summons that was issued by a court and signed by a judicial officer. */
	COURT_SUBPOENA,

	/** A subpoena issued by a grand jury. */
	GRAND_JURY_SUBPOENA,

	/** A subpoena or summons issued by the inspector general of a government. */
	IG_SUBPOENA,

	/**
	 * A subpoena, summons or investigative demand issued by an administrative body. The administrative body must be
	 * authorized by law to issue the demand.
	 */
	ADMINISTRATIVE_DEMAND,

	/** A law or regulation that itself requires the disclosure, as a law on mandated reports does. */
	STATUTE_OR_REGULATION,

	/**
	 * A subpoena issued by a lawyer or a party without a court order: 45 CFR 164.512(e)(1)(ii). The exceptions in
	 * 164.508(a)(2)(ii) do not include a subpoena of this kind.
	 */
	ATTORNEY_SUBPOENA;

	/** @return true if a court or tribunal itself issued the instrument as an order */
	boolean isOrder() {
		return this == COURT_ORDER || this == COURT_ORDERED_WARRANT || this == TRIBUNAL_ORDER;
	}

	/** @return true if the instrument is a subpoena or demand, against which a privilege may be claimed */
	boolean isSubpoena() {
		return this == COURT_SUBPOENA || this == GRAND_JURY_SUBPOENA || this == IG_SUBPOENA || this == ADMINISTRATIVE_DEMAND;
	}

	/**
	 * @param name the recorded name, which may also be a name that an earlier version of the module used
	 * @return the instrument with the given name, or null if there is no such instrument
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
