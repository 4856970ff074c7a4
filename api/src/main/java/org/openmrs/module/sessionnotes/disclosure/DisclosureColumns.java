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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.platform.Rows;

/**
 * The database columns by which rows of disclosures are selected before any seal is opened. This class does not contain
 * the columns for the people whom a disclosure concerns.
 */
final class DisclosureColumns {

	private final String state;

	private final Long openUntil;

	private final Long toldFrom;

	private final Long boundAt;

	private DisclosureColumns(String state, Long openUntil, Long toldFrom, Long boundAt) {
		this.state = state;
		this.openUntil = openUntil;
		this.toldFrom = toldFrom;
		this.boundAt = boundAt;
	}

	static DisclosureColumns of(Disclosure disclosure) {
		return new DisclosureColumns(stateOf(disclosure), disclosure.getOpenUntil(),
				disclosure.getToldFrom() == null ? 0 : disclosure.getToldFrom(), disclosure.getBoundAt());
	}

	static DisclosureColumns of(ResultSet row) throws SQLException {
		return new DisclosureColumns(row.getString("state"), Rows.number(row, "open_until"), Rows.number(row, "told_from"),
				Rows.number(row, "bound_at"));
	}

	/**
	 * Returns the state of a disclosure, as stored in the column for the state. A disclosure that was revoked before
	 * its approval counts as refused, so that the recipient never learns of the disclosure.
	 */
	private static String stateOf(Disclosure disclosure) {
		boolean decided = !disclosure.needsApproval() || disclosure.getApproval() != null;
		if (!decided) {
			return disclosure.getRevocation() == null ? "WAITING" : "REFUSED";
		}
		if (disclosure.getApproval() != null && !disclosure.getApproval().isGranted()) {
			return "REFUSED";
		}
		return disclosure.getRevocation() == null ? "OPEN" : "REVOKED";
	}

	CanonicalForm addTo(CanonicalForm form) {
		return form.add(state).add(openUntil).add(toldFrom).add(boundAt);
	}

	String getState() {
		return state;
	}

	Long getOpenUntil() {
		return openUntil;
	}

	Long getToldFrom() {
		return toldFrom;
	}

	Long getBoundAt() {
		return boundAt;
	}
}
