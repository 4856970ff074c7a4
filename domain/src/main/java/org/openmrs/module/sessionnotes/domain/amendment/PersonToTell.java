/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A person who has the note and should learn of the correction: named by the client, or known to the clinic. The clinic tells
 * only persons to whom the client agreed. Source: 45 CFR 164.526(c)(2), (3).
 */
public final class PersonToTell {

	/** The source from which the clinic knows the person. */
	public enum Origin {

		/** The client named the person, (c)(3)(i). */
		CLIENT,

		/** The ledger of disclosures shows that the person got the note, (c)(3)(ii). */
		LEDGER
	}

	/** The client did not agree that the clinic tells this person. */
	static final String NOT_AGREED = "sessionnotes.clientRequest.personToTell.notAgreed";

	private final String name;

	private final Origin origin;

	private final boolean agreed;

	private final LocalDate toldOn;

	/**
	 * @param name the person
	 * @param origin the source from which the clinic knows the person
	 * @param agreed true if the client agreed that the clinic tells the person
	 * @param toldOn the day on which the letter went out; null if it has not gone out yet
	 */
	public PersonToTell(String name, Origin origin, boolean agreed, LocalDate toldOn) {
		this.name = Objects.requireNonNull(name, "name");
		this.origin = Objects.requireNonNull(origin, "origin");
		this.agreed = agreed;
		this.toldOn = toldOn;
	}

	public String getName() {
		return name;
	}

	public Origin getOrigin() {
		return origin;
	}

	public boolean isAgreed() {
		return agreed;
	}

	public LocalDate getToldOn() {
		return toldOn;
	}

	/** @return true if the letter must still go out */
	public boolean isOpen() {
		return agreed && toldOn == null;
	}

	/**
	 * @param on the day on which the letter went out
	 * @return a copy that is done
	 * @throws RefusedException if the client did not agree
	 */
	public PersonToTell told(LocalDate on) {
		if (!agreed) {
			throw new RefusedException(NOT_AGREED);
		}
		return new PersonToTell(name, origin, true, on);
	}
}
