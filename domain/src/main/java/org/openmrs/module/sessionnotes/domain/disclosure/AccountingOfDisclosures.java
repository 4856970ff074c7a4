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

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The accounting of disclosures that a client may request: 45 CFR 164.528. The accounting lists the notes that were
 * disclosed in the six years before the client's request. The law does not require listing disclosures for treatment,
 * training or operations, disclosures under an authorization, or disclosures to the client. The accounting leaves out every disclosure that the
 * law does not require, but such a disclosure stays in the log.
 */
public final class AccountingOfDisclosures {

	private static final int YEARS = 6;

	private AccountingOfDisclosures() {
	}

	/** @return true if an accounting must list the disclosure, 45 CFR 164.528(a)(1) */
	public static boolean isAccountable(GivenOut givenOut) {
		return givenOut.getDisclosure().getBasis().isAccountable();
	}

	/**
	 * @param givenOut all actual disclosures of one client's notes, in any order
	 * @param requestedAt the moment at which the client requested the accounting, in milliseconds since 1970-01-01 UTC
	 * @param zone the clinic's time zone, in which the six years before the request are counted
	 * @return the rows of the accounting, ordered by the date of the first disclosure in each row
	 */
	public static List<AccountingRow> rows(Collection<GivenOut> givenOut, long requestedAt, ZoneId zone) {
		long earliest = earliest(requestedAt, zone);
		Map<List<Object>, List<GivenOut>> series = givenOut.stream().filter(AccountingOfDisclosures::isAccountable)
				.filter(each -> earliest <= each.getAt() && each.getAt() <= requestedAt)
				.sorted(Comparator.comparingLong(GivenOut::getAt))
				.collect(Collectors.groupingBy(AccountingOfDisclosures::seriesOf, LinkedHashMap::new, Collectors.toList()));
		List<AccountingRow> rows = new ArrayList<>();
		series.values().forEach(each -> rows.add(row(each)));
		return rows;
	}

	/**
	 * @param requestedAt the moment at which the client requested the accounting
	 * @param zone the clinic's time zone, in which the six years before the request are counted
	 * @return the moment at which the six years before the request begin, in milliseconds since 1970-01-01 UTC: 45 CFR
	 *         164.528(a)(1)
	 */
	public static long earliest(long requestedAt, ZoneId zone) {
		return Instant.ofEpochMilli(requestedAt).atZone(zone).minusYears(YEARS).toInstant().toEpochMilli();
	}

	/**
	 * Returns a key that is equal for all disclosures to the same recipient for a single purpose: 45 CFR 164.528(b)(3).
	 */
	private static List<Object> seriesOf(GivenOut givenOut) {
		Disclosure disclosure = givenOut.getDisclosure();
		return Arrays.asList(disclosure.getRecipient(), disclosure.getBasis(), disclosure.getPurpose());
	}

	private static AccountingRow row(List<GivenOut> series) {
		int number = series.size();
		return new AccountingRow(series.get(0), number, number == 1 ? null : series.get(number - 1).getAt());
	}
}
