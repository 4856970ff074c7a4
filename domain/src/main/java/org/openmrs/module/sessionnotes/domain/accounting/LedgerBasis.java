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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingExemption;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;

/**
 * The bases on which any part of a record leaves the clinic. Each basis says whether an accounting of disclosures lists
 * disclosures on that basis. Psychotherapy notes leave only on the bases of
 * {@link org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis}.
 */
public enum LedgerBasis {

	PAYMENT_OR_OPERATIONS(read("45 CFR 164.506(c)"), AccountingExemption.OPERATIONS),

	TREATMENT(read("45 CFR 164.506(c)"), AccountingExemption.OPERATIONS),

	TO_CLIENT(read("45 CFR 164.502(a)(1)(i)"), AccountingExemption.INDIVIDUAL),

	INCIDENTAL(read("45 CFR 164.502(a)(1)(iii)"), AccountingExemption.INCIDENTAL),

	AUTHORIZATION(read("45 CFR 164.508"), AccountingExemption.AUTHORIZATION),

	/** A consent under 42 CFR part 2. An accounting lists its disclosures from the day on that the profile names, if any. */
	PART2_CONSENT(unchecked("42 CFR 2.31"), AccountingExemption.AUTHORIZATION),

	INVOLVED_PERSONS(read("45 CFR 164.510"), AccountingExemption.INVOLVED_PERSONS),

	NATIONAL_SECURITY(read("45 CFR 164.512(k)(2)"), AccountingExemption.NATIONAL_SECURITY),

	CUSTODY(read("45 CFR 164.512(k)(5)"), AccountingExemption.CUSTODY),

	LIMITED_DATA_SET(read("45 CFR 164.514(e)"), AccountingExemption.LIMITED_DATA_SET),

	SECRETARY(read("45 CFR 164.502(a)(2)(ii)")),

	REQUIRED_BY_LAW(read("45 CFR 164.512(a)")),

	PUBLIC_HEALTH(read("45 CFR 164.512(b)")),

	ABUSE_OR_NEGLECT(read("45 CFR 164.512(b)(1)(ii), (c)")),

	HEALTH_OVERSIGHT(read("45 CFR 164.512(d)")),

	PROCEEDING(read("45 CFR 164.512(e)")),

	LAW_ENFORCEMENT(read("45 CFR 164.512(f)")),

	DEATH(read("45 CFR 164.512(g)")),

	ORGAN_DONATION(read("45 CFR 164.512(h)")),

	RESEARCH(read("45 CFR 164.512(i)")),

	SERIOUS_THREAT(read("45 CFR 164.512(j)")),

	GOVERNMENT(read("45 CFR 164.512(k)")),

	WORKERS_COMPENSATION(read("45 CFR 164.512(l)")),

	/** A disclosure that no rule permitted. An accounting tells the client about it, too. */
	NOT_PERMITTED(read("45 CFR 164.528(a)(1)"));

	private final RuleSource source;

	private final AccountingExemption exemption;

	LedgerBasis(RuleSource source) {
		this(source, null);
	}

	LedgerBasis(RuleSource source, AccountingExemption exemption) {
		this.source = source;
		this.exemption = exemption;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the reason why an accounting does not list the disclosure; null if it must list it */
	public AccountingExemption getExemption() {
		return exemption;
	}

	/** @return true if an agency may suspend the client's right to learn of the disclosure: 45 CFR 164.528(a)(2)(i) */
	public boolean isSuspendable() {
		return this == HEALTH_OVERSIGHT || this == LAW_ENFORCEMENT;
	}

	/** @return true if one row may list several disclosures to a recipient for the same purpose: 45 CFR 164.528(b)(3) */
	boolean mayBeSeries() {
		return exemption == null && this != NOT_PERMITTED;
	}

	/** @return the basis, in the ledger, of a disclosure of private notes */
	public static LedgerBasis of(Disclosure disclosure) {
		switch (disclosure.getBasis()) {
			case AUTHORIZATION :
				return AUTHORIZATION;
			case SUD_CONSENT :
				return PART2_CONSENT;
			case TO_CLIENT :
				return TO_CLIENT;
			case HHS_COMPLIANCE :
			case SUD_SECRETARY :
				return SECRETARY;
			case OVERSIGHT_OF_ORIGINATOR :
			case SUD_AUDIT_OF_ORIGINATOR :
				return HEALTH_OVERSIGHT;
			case CORONER :
			case SUD_DECEASED :
				return DEATH;
			case SERIOUS_THREAT :
				return SERIOUS_THREAT;
			case REQUIRED_BY_LAW :
				return "LAW_ENFORCEMENT".equals(disclosure.getEvidence().get(EvidenceElement.ALSO_MEETS))
						? LAW_ENFORCEMENT
						: REQUIRED_BY_LAW;
			case MANDATED_REPORT :
			case SUD_COURT_ORDER :
				return REQUIRED_BY_LAW;
			default :
				return PAYMENT_OR_OPERATIONS;
		}
	}

	/** @return the code of the message that is the basis's name for the user */
	public String getMessageCode() {
		return "sessionnotes.ledger.basis." + name();
	}
}
