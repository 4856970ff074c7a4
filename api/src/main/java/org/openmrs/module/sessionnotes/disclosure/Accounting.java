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

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;

/**
 * An accounting of the disclosures of a client's notes, as of the moment when the accounting was made: 45 CFR 164.528.
 * The accounting of disclosures holds no text of any note.
 */
public final class Accounting {

	private final String patientUuid;

	private final String client;

	private final long requestedAt;

	private final ZoneId zone;

	private final List<AccountingRow> rows;

	Accounting(String patientUuid, String client, long requestedAt, ZoneId zone, List<AccountingRow> rows) {
		this.patientUuid = patientUuid;
		this.client = client;
		this.requestedAt = requestedAt;
		this.zone = zone;
		this.rows = Collections.unmodifiableList(new ArrayList<>(rows));
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the name of the client to whom the accounting belongs */
	public String getClient() {
		return client;
	}

	/** @return when the accounting was made, in milliseconds since 1970-01-01 UTC */
	public long getRequestedAt() {
		return requestedAt;
	}

	/** @return the clinic's time zone, which determines to which day a disclosure in the accounting belongs */
	public ZoneId getZone() {
		return zone;
	}

	public List<AccountingRow> getRows() {
		return rows;
	}
}
