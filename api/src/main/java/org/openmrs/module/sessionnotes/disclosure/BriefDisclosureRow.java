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

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the table of disclosures as stored, with the summary, before any of its seals is opened. */
final class BriefDisclosureRow {

	final String uuid;

	final String state;

	final byte[] summary;

	final byte[] boundTo;

	BriefDisclosureRow(ResultSet row, int number) throws SQLException {
		this.uuid = row.getString("disclosure_uuid");
		this.state = row.getString("state");
		this.summary = row.getBytes("summary");
		this.boundTo = DisclosureSeal.summaryBoundTo(row);
	}
}
