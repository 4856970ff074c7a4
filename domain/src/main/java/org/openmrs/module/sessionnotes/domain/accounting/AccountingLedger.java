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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;

/** Makes an accounting of disclosures from the ledger of everything that left the clinic: 45 CFR 164.528. */
public final class AccountingLedger {

	private final Collection<LedgerEntry> entries;

	private final Collection<AccountingSuspension> suspensions;

	private final AccountingProfile profile;

	private final ZoneId zone;

	/**
	 * @param entries all entries about the client; entries about others do no harm
	 * @param suspensions all suspensions that agencies asked for
	 * @param zone the clinic's time zone, in which days are counted
	 */
	public AccountingLedger(Collection<LedgerEntry> entries, Collection<AccountingSuspension> suspensions,
			AccountingProfile profile, ZoneId zone) {
		this.entries = entries;
		this.suspensions = suspensions;
		this.profile = profile;
		this.zone = zone;
	}

	/**
	 * @param day the day on which the accounting is made
	 * @return the rows of the accounting, ordered by the first disclosure of each
	 */
	public List<AccountingRow> rows(AccountingRequest request, LocalDate day) {
		return rows(request, entry -> !isSuspended(entry, day));
	}

	/**
	 * @param given the day on which the accounting was given
	 * @param today the current day of the clinic
	 * @return the rows that a suspension kept out of the accounting and that no suspension keeps out any more. The clinic
	 *         sends them to the client as a supplement.
	 */
	public List<AccountingRow> supplement(AccountingRequest request, LocalDate given, LocalDate today) {
		return rows(request, entry -> isSuspended(entry, given) && !isSuspended(entry, today));
	}

	/** @return true if an accounting must list the entry: 45 CFR 164.528(a)(1) */
	public boolean isAccountable(LedgerEntry entry) {
		boolean counted = entry.getBasis().getExemption() == null
				|| entry.getBasis() == LedgerBasis.PART2_CONSENT && profile.isPart2ConsentCounted(dayOf(entry));
		return counted && entry.isDisclosure();
	}

	/** @return the copies of requests that replace a purpose, and that the clinic encloses with the accounting */
	public List<String> requestDocuments(AccountingRequest request, LocalDate day) {
		return entries.stream().filter(entry -> isIn(entry, request) && !isSuspended(entry, day))
				.map(LedgerEntry::getRequestDocument).filter(Objects::nonNull).distinct().collect(Collectors.toList());
	}

	private List<AccountingRow> rows(AccountingRequest request, Predicate<LedgerEntry> wanted) {
		Map<List<Object>, List<LedgerEntry>> series = entries.stream()
				.filter(entry -> isIn(entry, request) && wanted.test(entry))
				.sorted(Comparator.comparingLong(LedgerEntry::getAt))
				.collect(Collectors.groupingBy(AccountingLedger::seriesOf, LinkedHashMap::new, Collectors.toList()));
		List<AccountingRow> rows = new ArrayList<>();
		series.values().forEach(each -> rows.add(row(each)));
		return rows;
	}

	private boolean isIn(LedgerEntry entry, AccountingRequest request) {
		LocalDate day = dayOf(entry);
		return entry.getClientUuid().equals(request.getClientUuid()) && isAccountable(entry)
				&& !day.isBefore(request.getFrom(profile)) && !day.isAfter(request.getUntil());
	}

	private boolean isSuspended(LedgerEntry entry, LocalDate day) {
		return suspensions.stream().anyMatch(suspension -> suspension.hides(entry, day, profile));
	}

	private LocalDate dayOf(LedgerEntry entry) {
		return Instant.ofEpochMilli(entry.getAt()).atZone(zone).toLocalDate();
	}

	/** Returns a key that is equal for disclosures to one recipient for a single purpose on one basis. */
	private static List<Object> seriesOf(LedgerEntry entry) {
		return entry.getBasis().mayBeSeries() && entry.getPurpose() != null
				? Arrays.asList(entry.getRecipient(), entry.getBasis(), entry.getGround(), entry.getPurpose())
				: Arrays.asList(entry.getUuid());
	}

	private static AccountingRow row(List<LedgerEntry> series) {
		LedgerEntry first = series.get(0);
		int number = series.size();
		return AccountingRow.of(first.getAt(), first.getRecipient(), first.getDescription(), first.getPurpose(),
				first.getGround(), number, number == 1 ? null : series.get(number - 1).getAt());
	}
}
