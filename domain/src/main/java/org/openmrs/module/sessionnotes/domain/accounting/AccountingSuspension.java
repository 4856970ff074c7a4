/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.accounting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The suspension of a client's right to learn of disclosures to an agency: 45 CFR 164.528(a)(2). The agency states for how
 * long the knowledge would impede it. An oral statement holds for thirty days at most. Instances are immutable.
 */
public final class AccountingSuspension {

	static final String AGENCY_MISSING = "sessionnotes.error.suspension.agencyMissing";

	static final String NOT_SUSPENDABLE = "sessionnotes.error.suspension.notSuspendable";

	static final String STATEMENT_MISSING = "sessionnotes.error.suspension.statementMissing";

	static final String OFFICIAL_MISSING = "sessionnotes.error.suspension.officialMissing";

	static final String ENDS_BEFORE_START = "sessionnotes.error.suspension.endsBeforeStart";

	static final String ORAL_TOO_LONG = "sessionnotes.error.suspension.oralTooLong";

	private final String uuid;

	private final LedgerBasis basis;

	private final String agency;

	private final String official;

	private final String document;

	private final String oralStatement;

	private final LocalDate from;

	private final LocalDate until;

	private AccountingSuspension(String uuid, LedgerBasis basis, String agency, String official, String document,
			String oralStatement, LocalDate from, LocalDate until) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.basis = Objects.requireNonNull(basis, "basis");
		this.agency = agency;
		this.official = official;
		this.document = document;
		this.oralStatement = oralStatement;
		this.from = Objects.requireNonNull(from, "from");
		this.until = Objects.requireNonNull(until, "until");
	}

	/**
	 * @param basis health oversight or law enforcement
	 * @param agency the agency, as the ledger names it as a recipient
	 * @param document the sealed statement, which says why an accounting would impede the agency
	 * @param from the first day
	 * @param until the last day, which the statement must name
	 */
	public static AccountingSuspension written(String uuid, LedgerBasis basis, String agency, String document,
			LocalDate from, LocalDate until) {
		return new AccountingSuspension(uuid, basis, agency, null, document, null, from, until);
	}

	/**
	 * @param official the name and office of the official who spoke, and the proof of the official's identity
	 * @param statement the words of the official
	 */
	public static AccountingSuspension oral(String uuid, LedgerBasis basis, String agency, String official,
			String statement, LocalDate from, LocalDate until) {
		return new AccountingSuspension(uuid, basis, agency, Objects.requireNonNull(official, "official"), null, statement,
				from, until);
	}

	/** @return the message codes of everything that is missing or wrong; empty if the user may record the suspension */
	public List<String> findings(AccountingProfile profile) {
		List<String> findings = new ArrayList<>();
		if (!basis.isSuspendable()) {
			findings.add(NOT_SUSPENDABLE);
		}
		if (Words.isBlank(agency)) {
			findings.add(AGENCY_MISSING);
		}
		if (Words.isBlank(isOral() ? oralStatement : document)) {
			findings.add(STATEMENT_MISSING);
		}
		if (isOral() && Words.isBlank(official)) {
			findings.add(OFFICIAL_MISSING);
		}
		if (until.isBefore(from)) {
			findings.add(ENDS_BEFORE_START);
		}
		if (isOral() && until.isAfter(from.plusDays(profile.getOralSuspensionDays()))) {
			findings.add(ORAL_TOO_LONG);
		}
		return findings;
	}

	/**
	 * @return a copy of this oral suspension that a written statement prolongs
	 * @throws RefusedException if the statement is missing or ends before the suspension began
	 */
	public AccountingSuspension confirmedInWriting(String statement, LocalDate last) {
		AccountingSuspension written = new AccountingSuspension(uuid, basis, agency, null, statement, null, from, last);
		if (Words.isBlank(statement)) {
			throw new RefusedException(STATEMENT_MISSING);
		}
		if (last.isBefore(from)) {
			throw new RefusedException(ENDS_BEFORE_START);
		}
		return written;
	}

	/** @return true if an accounting of the given day leaves the entry out */
	boolean hides(LedgerEntry entry, LocalDate day, AccountingProfile profile) {
		return findings(profile).isEmpty() && !day.isBefore(from) && !day.isAfter(until) && entry.getBasis() == basis
				&& entry.getRecipient().isNamed(agency);
	}

	public String getUuid() {
		return uuid;
	}

	public LedgerBasis getBasis() {
		return basis;
	}

	public String getAgency() {
		return agency;
	}

	/** @return the official who spoke; null if the statement is in writing */
	public String getOfficial() {
		return official;
	}

	/** @return the sealed statement; null if the statement is oral */
	public String getDocument() {
		return document;
	}

	public String getOralStatement() {
		return oralStatement;
	}

	public boolean isOral() {
		return official != null;
	}

	public LocalDate getFrom() {
		return from;
	}

	/** @return the last day of the suspension */
	public LocalDate getUntil() {
		return until;
	}
}
