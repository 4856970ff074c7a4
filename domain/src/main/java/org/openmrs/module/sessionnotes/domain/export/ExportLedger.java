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

import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;

/** Enters an export into the ledger, once for each client whose notes the clinic sent. */
public final class ExportLedger {

	private ExportLedger() {
	}

	/**
	 * @param uuid the identifier of the entry
	 * @param clientUuid a client with at least one note in the export
	 * @param description a brief description of the export, without any text of a note
	 * @param purpose the name of the purpose in the language of the clinic
	 * @param by the user who made the export
	 * @param at the current time, in milliseconds since 1970-01-01 UTC
	 */
	public static LedgerEntry entry(String uuid, String clientUuid, ExportContext context, String description,
			String purpose, String by, long at) {
		return LedgerEntry.of(uuid, clientUuid, at, context.getRecipient(), basisOf(context.getPurpose()))
				.description(description).purpose(purpose).entered(LedgerWay.MODULE, by, at).build();
	}

	/** @return the basis that the ledger shows for an export with this purpose */
	static LedgerBasis basisOf(ExportPurpose purpose) {
		if (purpose.isAccountable()) {
			return LedgerBasis.HEALTH_OVERSIGHT;
		}
		return purpose.isAuthorizationNeeded() ? LedgerBasis.AUTHORIZATION : LedgerBasis.PAYMENT_OR_OPERATIONS;
	}
}
