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

/** A row of the table of disclosures, together with the full disclosure from that row, before its seal is opened. */
final class WholeDisclosureRow {

	final String uuid;

	final byte[] content;

	final byte[] boundTo;

	WholeDisclosureRow(ResultSet row, int number) throws SQLException {
		this.uuid = row.getString("disclosure_uuid");
		this.content = row.getBytes("content");
		this.boundTo = DisclosureSeal.boundTo(row);
	}
}
