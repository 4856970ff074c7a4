/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.legalhold;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredLegalHolds;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;

/** Implements {@link LegalHoldService} with the holds that {@link StoredLegalHolds} stores. */
public class LegalHoldServiceImpl extends BaseOpenmrsService implements LegalHoldService {

	private final UserRecords users = new UserRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final StoredLegalHolds holds;

	private final NoteDoor door;

	private final ImpersonationCheck themselves;

	public LegalHoldServiceImpl(StoreTransactions transactions, CurrentRequest currentRequest, AccessLog accessLog,
			StoredLegalHolds holds, NoteDoor door) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.holds = holds;
		this.door = door;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
	}

	@Override
	public List<LegalHold> getLegalHolds() {
		requireThemselves();
		return transactions.reading(holds::all);
	}

	@Override
	public boolean maySeeReference(LegalHold hold) {
		String user = requireThemselves().getUserUuid();
		return hold.isReasonToldToAuthor() || transactions.reading(jdbc -> {
			Collection<String> accounts = users.accountsOfSamePerson(jdbc, user);
			return !accounts.contains(hold.getTargetUuid()) && !door.haveNotes(jdbc, accounts);
		});
	}

	private AccessRequest requireThemselves() {
		return themselves.require(currentRequest.isPrivileged(SessionNotesPrivileges.RECORD_ORDERS)
				? SessionNotesPrivileges.RECORD_ORDERS
				: SessionNotesPrivileges.APPROVE_ORDERS, LegalHoldServiceImpl::refusal);
	}

	@Override
	public LegalHold placeLegalHold(String uuid, HoldTarget target, String targetUuid, String reference,
			boolean reasonToldToAuthor) {
		AccessRequest request = themselves.require(SessionNotesPrivileges.RECORD_ORDERS, LegalHoldServiceImpl::refusal);
		Bounded.text("reference", Bound.HOLD_REFERENCE, reference);
		Bounded.text("target", Bound.UUID, targetUuid);
		requireTarget(target, targetUuid);
		LegalHold hold;
		try {
			hold = LegalHold.begin(uuid == null ? UUID.randomUUID().toString() : uuid, target, targetUuid, reference,
					reasonToldToAuthor,
					request.getUserUuid(), System.currentTimeMillis());
		} catch (RefusedException refused) {
			throw new InvalidRequestException(refused.getMessageCodes().get(0));
		}
		return transactions.withWriterOrApart(jdbc -> holds.begin(jdbc, hold, uuid != null, request));
	}

	private static void requireTarget(HoldTarget target, String uuid) {
		if (target == HoldTarget.CLIENT && !KnownPeople.isPatient(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		if (target == HoldTarget.AUTHOR && !KnownPeople.isUser(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.user");
		}
	}

	@Override
	public LegalHold releaseLegalHold(String uuid) {
		AccessRequest request = themselves.requireConfirmed(SessionNotesPrivileges.APPROVE_ORDERS,
				LegalHoldServiceImpl::refusal);
		return transactions.withWriterOrApart(jdbc -> holds.end(jdbc, uuid, request));
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.legalHold.notYourself");
	}
}
