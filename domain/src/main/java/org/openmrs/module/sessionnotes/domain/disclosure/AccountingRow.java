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

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of an accounting of disclosures, 45 CFR 164.528(b)(2). A row is either one disclosure, or the short form of a
 * series of disclosures. All disclosures in a series have the same recipient and a single purpose, 45 CFR
 * 164.528(b)(3). The short form of a series has all details of the first disclosure, the number of disclosures, and the
 * date of the last disclosure.
 */
public final class AccountingRow {

	private final long date;

	private final Recipient recipient;

	private final String description;

	private final String purpose;

	private final DisclosureBasis basis;

	private final String ground;

	private final int number;

	private final Long dateOfLast;

	private AccountingRow(long date, Recipient recipient, String description, String purpose, DisclosureBasis basis,
			String ground, int number, Long dateOfLast) {
		this.date = date;
		this.recipient = Objects.requireNonNull(recipient, "recipient");
		this.description = description;
		this.purpose = purpose;
		this.basis = basis;
		this.ground = ground;
		this.number = number;
		this.dateOfLast = dateOfLast;
	}

	AccountingRow(GivenOut first, int number, Long dateOfLast) {
		this(first.getAt(), first.getDisclosure().getRecipient(), first.getDescription(),
				first.getDisclosure().getPurpose(), first.getDisclosure().getBasis(), groundOf(first.getDisclosure()),
				number,
				dateOfLast);
	}

	/**
	 * @param date when the first disclosure of the row was made, in milliseconds since 1970-01-01 UTC
	 * @param ground the section of law, and what names the order or request
	 * @param number the number of disclosures in the row
	 * @param dateOfLast when the last disclosure of a series was made; null if the row is no series
	 * @return a row about disclosures of any part of the record, on any basis
	 */
	public static AccountingRow of(long date, Recipient recipient, String description, String purpose, String ground,
			int number, Long dateOfLast) {
		return new AccountingRow(date, recipient, description, purpose, null, ground, number, dateOfLast);
	}

	/** @return the section of law, followed by the court or body and the reference of the order or request, if recorded */
	public static String groundOf(Disclosure disclosure) {
		Evidence evidence = disclosure.getEvidence();
		return Stream.of(disclosure.getBasis().getCitation(), evidence.get(EvidenceElement.ISSUER),
				evidence.get(EvidenceElement.REFERENCE)).filter(Objects::nonNull).collect(Collectors.joining(", "));
	}

	/**
	 * @return the date of the first disclosure in the row, in milliseconds since 1970-01-01 UTC: 45 CFR
	 *         164.528(b)(2)(i)
	 */
	public long getDate() {
		return date;
	}

	/** @return the name of the recipient: 45 CFR 164.528(b)(2)(ii) */
	public String getRecipient() {
		return recipient.getName();
	}

	/** @return the recipient's address, or null if no address is recorded: 45 CFR 164.528(b)(2)(ii) */
	public String getAddress() {
		return recipient.getAddress();
	}

	/** @return a brief description of the disclosed information: 45 CFR 164.528(b)(2)(iii) */
	public String getDescription() {
		return description;
	}

	/** @return the purpose of the disclosure: 45 CFR 164.528(b)(2)(iv) */
	public String getPurpose() {
		return purpose;
	}

	/**
	 * @return the section of law that permits the disclosure, followed by the court or body and the reference of the
	 *         order or request, if recorded: 45 CFR 164.528(b)(2)(iv)
	 */
	public String getGround() {
		return ground;
	}

	/** @return the basis of a disclosure of private notes; null if the row is about anything else */
	public DisclosureBasis getBasis() {
		return basis;
	}

	/** @return the number of disclosures in this row: 45 CFR 164.528(b)(3)(ii) */
	public int getNumber() {
		return number;
	}

	/**
	 * @return the date of the last disclosure, or null if the row has only one disclosure: 45 CFR 164.528(b)(3)(iii)
	 */
	public Long getDateOfLast() {
		return dateOfLast;
	}
}
