/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import org.openmrs.module.sessionnotes.domain.disclosure.AccountingExemption;

/**
 * The purpose of an export. It decides the fields of the recipe and the conditions of the export. It also decides whether
 * the client's accounting of disclosures lists the export: 45 CFR 164.528(a)(1).
 */
public enum ExportPurpose {

	/** A claim for payment by a health plan. */
	CLAIM(true, false, AccountingExemption.OPERATIONS),

	/** A health plan's review of the treatment while it goes on. */
	UTILIZATION_REVIEW(true, false, AccountingExemption.OPERATIONS),

	/** A health plan's audit of whether sessions on given dates were necessary. */
	NECESSITY_AUDIT(true, false, AccountingExemption.OPERATIONS),

	/** A review under New Jersey's cap, which also needs the client's authorization. */
	NJ_REVIEW(true, true, AccountingExemption.AUTHORIZATION),

	/** A government's oversight, such as that of a Medicaid integrity unit, an inspector general or a board. */
	OVERSIGHT(false, false, null),

	/** A recipient that the client authorizes: a disability or life insurer, an employer, an assistance program. */
	AUTHORIZED(false, true, AccountingExemption.AUTHORIZATION);

	private final boolean forPlan;

	private final boolean authorizationNeeded;

	private final AccountingExemption accountingExemption;

	ExportPurpose(boolean forPlan, boolean authorizationNeeded, AccountingExemption accountingExemption) {
		this.forPlan = forPlan;
		this.authorizationNeeded = authorizationNeeded;
		this.accountingExemption = accountingExemption;
	}

	/** @return true if the recipient is a health plan that pays or reviews its payments */
	public boolean isForPlan() {
		return forPlan;
	}

	/** @return true if each client must have authorized the export: 45 CFR 164.508(a)(1) */
	public boolean isAuthorizationNeeded() {
		return authorizationNeeded;
	}

	/** @return true if an accounting of disclosures must list the export */
	public boolean isAccountable() {
		return accountingExemption == null;
	}

	/** @return the reason why the accounting does not list the export; null if the accounting must list the export */
	public AccountingExemption getAccountingExemption() {
		return accountingExemption;
	}

	/** @return true if a consent for treatment, payment and operations covers the purpose: 42 CFR 2.33 */
	public boolean isPaymentOrOperations() {
		return accountingExemption == AccountingExemption.OPERATIONS;
	}

	/**
	 * @return true if agreed restrictions do not prevent the export, as with disclosures under 164.512: 45 CFR
	 *         164.522(a)(1)(v)
	 */
	public boolean isBeyondAgreedRestrictions() {
		return this == OVERSIGHT;
	}

	/** @return the code of the message that is the purpose's name for the user */
	public String getMessageCode() {
		return "sessionnotes.export.purpose." + name();
	}
}
