/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

/** What is said to require a disclosure by law. */
public enum LegalInstrument {

	/** An order of a court, a court-ordered warrant included. */
	COURT_ORDER,

	/** A law that demands the disclosure itself. */
	STATUTE,

	/**
	 * A subpoena without an order: 45 CFR 164.512(e), which is not among the exceptions of 164.508(a)(2)(ii). It can be
	 * named only to be refused with that reason.
	 */
	SUBPOENA;

	/** @return the instrument of that name, or null if there is none */
	static LegalInstrument named(String name) {
		for (LegalInstrument instrument : values()) {
			if (instrument.name().equals(name)) {
				return instrument;
			}
		}
		return null;
	}
}
