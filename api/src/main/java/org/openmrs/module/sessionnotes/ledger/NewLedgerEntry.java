/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.time.LocalDate;

import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;

/** The facts that a user gives about a disclosure that was made outside this module. Quote no note in any of them. */
public final class NewLedgerEntry {

	private String uuid;

	private String patientUuid;

	private LocalDate day;

	private String recipient;

	private String address;

	private boolean addressUnknown;

	private String description;

	private String purpose;

	private LedgerBasis basis;

	private String reference;

	private LedgerWay way;

	/** @param value the uuid of the entry; null to let the module choose the uuid */
	public NewLedgerEntry uuid(String value) {
		this.uuid = value;
		return this;
	}

	public NewLedgerEntry patient(String value) {
		this.patientUuid = value;
		return this;
	}

	/** @param value the day on which the information left the clinic: 45 CFR 164.528(b)(2)(i) */
	public NewLedgerEntry day(LocalDate value) {
		this.day = value;
		return this;
	}

	/**
	 * @param name the person or organization that received the information: 45 CFR 164.528(b)(2)(ii)
	 * @param place the address, or null
	 * @param unknown true if the address is not known
	 */
	public NewLedgerEntry recipient(String name, String place, boolean unknown) {
		this.recipient = name;
		this.address = place;
		this.addressUnknown = unknown;
		return this;
	}

	/** @param value a brief description of the information: 45 CFR 164.528(b)(2)(iii) */
	public NewLedgerEntry description(String value) {
		this.description = value;
		return this;
	}

	/** @param value why the information was disclosed: 45 CFR 164.528(b)(2)(iv) */
	public NewLedgerEntry purpose(String value) {
		this.purpose = value;
		return this;
	}

	/** @param named the court or body and the reference of its order or request, or null */
	public NewLedgerEntry basis(LedgerBasis value, String named) {
		this.basis = value;
		this.reference = named;
		return this;
	}

	public NewLedgerEntry way(LedgerWay value) {
		this.way = value;
		return this;
	}

	String getUuid() {
		return uuid;
	}

	String getPatientUuid() {
		return patientUuid;
	}

	LocalDate getDay() {
		return day;
	}

	String getRecipient() {
		return recipient;
	}

	String getAddress() {
		return address;
	}

	boolean isAddressUnknown() {
		return addressUnknown;
	}

	String getDescription() {
		return description;
	}

	String getPurpose() {
		return purpose;
	}

	LedgerBasis getBasis() {
		return basis;
	}

	String getReference() {
		return reference;
	}

	LedgerWay getWay() {
		return way;
	}
}
