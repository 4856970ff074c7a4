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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingColumn;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingOfDisclosures;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;

/**
 * Implements {@link AccountingService} with the events of the log. {@link AccountingOfDisclosures} decides which events
 * count as disclosures and which events form a series of disclosures.
 */
public class AccountingServiceImpl extends BaseOpenmrsService implements AccountingService {

	private final StoreTransactions transactions;

	private final ActualDisclosures actualDisclosures;

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final SinglePractitioner singlePractitioner;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public AccountingServiceImpl(StoreTransactions transactions, DisclosureStore disclosures, NoteDoor door,
			ChainCheck chainCheck, CurrentRequest currentRequest, AccessLog accessLog, SettingsInForce settings,
			Clock clock) {
		this.singlePractitioner = new SinglePractitioner(settings);
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
		if (door.mayHaveNotes(request.getUserUuid(), patientUuid)
				&& !transactions.withWriterOrApart(jdbc -> singlePractitioner.is(jdbc, request.getUserUuid()))) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new NotAllowedException("sessionnotes.error.accounting.ownClient");
		}
		long requestedAt = requestedAt(requestedOn);
		ZoneId zone = clock.getZone();
		DisclosureWording wording = new DisclosureWording(Context.getMessageSourceService(), Context.getLocale(), zone);
		// looked up before the transaction, because a service of the platform would end an open transaction of this connection
		// a mistyped uuid would look like a client without disclosures; a purged patient may still have notes
		boolean exists = KnownPeople.isPatient(patientUuid);
		String client = PeoplesNames.ofPatient(patientUuid);
		return transactions.withWriterOrApart(jdbc -> {
			if (!exists && door.findAllOn(jdbc, patientUuid).isEmpty()) {
				throw new InvalidRequestException("sessionnotes.error.unknown.patient");
			}
			List<AccountingRow> rows = AccountingOfDisclosures.rows(actualDisclosures.of(jdbc, patientUuid, wording),
					requestedAt, zone);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.ACCOUNTING_MADE, request).detail(patientUuid)
					.noteDigest(digest(rows, zone)));
			return new Accounting(patientUuid, client, requestedAt, zone, rows);
		});
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
