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

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingLedger;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingProfile;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingRequest;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingColumn;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingOfDisclosures;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.OthersClients;

/**
 * Implements {@link AccountingService} with the events of the log and the ledger's entries by hand. {@link
 * AccountingOfDisclosures} decides which events count as disclosures and which events form a series of disclosures, and
 * {@link AccountingLedger} decides it for the entries.
 */
public class AccountingServiceImpl extends BaseOpenmrsService implements AccountingService {

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final ActualDisclosures actualDisclosures;

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final OthersClients othersClients;

	private final OtherDisclosures otherDisclosures;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public AccountingServiceImpl(StoreTransactions transactions, DisclosureStore disclosures, NoteDoor door,
			ChainCheck chainCheck, CurrentRequest currentRequest, AccessLog accessLog, OthersClients othersClients,
			OtherDisclosures otherDisclosures, Clock clock) {
		this.othersClients = othersClients;
		this.otherDisclosures = otherDisclosures;
		this.transactions = transactions;
		this.actualDisclosures = new ActualDisclosures(door, disclosures, chainCheck);
		this.door = door;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.clock = clock;
	}

	@Override
	public Accounting makeAccounting(String patientUuid, LocalDate requestedOn) {
		AccessRequest request = requireThemselves();
		othersClients.require(request, patientUuid, "sessionnotes.error.accounting.ownClient");
		long requestedAt = requestedAt(requestedOn);
		ZoneId zone = clock.getZone();
		DisclosureWording wording = new DisclosureWording(Context.getMessageSourceService(), Context.getLocale(), zone);
		// looked up before the transaction, because a service of the platform would end an open transaction of this connection
		// a mistyped uuid would look like a client without disclosures; a purged patient may still have notes
		boolean exists = KnownPeople.isPatient(patientUuid);
		String client = PeoplesNames.ofPatient(patientUuid);
		return transactions.withWriterOrApart(jdbc -> {
			String remaining = patients.remainingOrSame(jdbc, patientUuid);
			List<LedgerEntry> others = otherDisclosures.of(jdbc, remaining);
			if (!exists && others.isEmpty() && door.findAllOn(jdbc, patientUuid).isEmpty()) {
				throw new InvalidRequestException("sessionnotes.error.unknown.patient");
			}
			List<AccountingRow> rows = new ArrayList<>(AccountingOfDisclosures
					.rows(actualDisclosures.of(jdbc, patientUuid, wording), requestedAt, zone));
			rows.addAll(rows(others, AccountingRequest.of(UUID.randomUUID().toString(), remaining,
					Instant.ofEpochMilli(requestedAt).atZone(zone).toLocalDate(), request.getUserUuid()).build(), zone));
			rows.sort(Comparator.comparingLong(AccountingRow::getDate));
			accessLog.record(jdbc, AccessLog.event(AccessEventType.ACCOUNTING_MADE, request).detail(patientUuid)
					.noteDigest(digest(rows, zone)));
			return new Accounting(patientUuid, client, requestedAt, zone, rows);
		});
	}

	/** @return the rows of the disclosures that were made outside this module */
	private static List<AccountingRow> rows(List<LedgerEntry> others, AccountingRequest asked, ZoneId zone) {
		return new AccountingLedger(others, Collections.emptyList(), AccountingProfile.unitedStates(), zone).rows(asked,
				asked.getReceivedOn());
	}

	/** @return the end of the day of the request; the current moment if the client asked today */
	private long requestedAt(LocalDate requestedOn) {
		LocalDate today = LocalDate.now(clock);
		if (requestedOn == null || requestedOn.equals(today)) {
			return clock.millis();
		}
		if (requestedOn.isAfter(today)) {
			throw new InvalidRequestException("sessionnotes.error.accounting.future", "requestedOn", null);
		}
		long end = requestedOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant().toEpochMilli() - 1;
		Bounded.number("requestedOn", Bound.MOMENT, end);
		return end;
	}

	private static String digest(List<AccountingRow> rows, ZoneId zone) {
		CanonicalForm form = new CanonicalForm("sessionnotes/accounting/2").add(rows.size());
		for (AccountingRow row : rows) {
			for (AccountingColumn column : AccountingColumn.values()) {
				form.add(column.getCell(row, zone));
			}
		}
		return form.sha256();
	}

	private AccessRequest requireThemselves() {
		return themselves.require(SessionNotesPrivileges.RECORD_ORDERS, DisclosurePermissions::refusal);
	}
}
