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

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredLegalHolds;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

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
		return transactions.reading(holds::all);
	}

	@Override
	public boolean maySeeReference(LegalHold hold) {
		String user = currentRequest.actor().getUserUuid();
		return hold.isReasonToldToAuthor() || transactions
				.reading(jdbc -> !door.haveNotes(jdbc, users.accountsOfSamePerson(jdbc, user)));
	}

	@Override
	public LegalHold placeLegalHold(HoldTarget target, String targetUuid, String reference, boolean reasonToldToAuthor) {
		AccessRequest request = themselves.require(SessionNotesPrivileges.RECORD_ORDERS, LegalHoldServiceImpl::refusal);
		Bounded.text("reference", Bound.HOLD_REFERENCE, reference);
		Bounded.text("target", Bound.UUID, targetUuid);
		requireTarget(target, targetUuid);
		LegalHold hold;
		try {
			hold = LegalHold.begin(UUID.randomUUID().toString(), target, targetUuid, reference, reasonToldToAuthor,
					request.getUserUuid(), System.currentTimeMillis());
		} catch (RefusedException refused) {
			throw new InvalidRequestException(refused.getMessageCodes().get(0));
		}
		return transactions.withWriterOrApart(jdbc -> {
			Optional<LegalHold> same = findSame(jdbc, hold);
			if (same.isPresent()) {
				return same.get();
			}
			holds.begin(jdbc, hold, request);
			return hold;
		});
	}

	/** Finds the same hold where it was placed before. A hold that was tampered with keeps nobody from placing another one. */
	private Optional<LegalHold> findSame(JdbcOperations jdbc, LegalHold hold) {
		try {
			return holds.all(jdbc).stream().filter(each -> isSame(hold, each)).findFirst();
		} catch (TamperedException e) {
			return Optional.empty();
		}
	}

	private static boolean isSame(LegalHold hold, LegalHold other) {
		return other.getEndedAt() == null && hold.getTarget() == other.getTarget()
				&& hold.getTargetUuid().equals(other.getTargetUuid()) && hold.getReference().equals(other.getReference())
				&& hold.isReasonToldToAuthor() == other.isReasonToldToAuthor() && hold.getBy().equals(other.getBy());
	}

	private static void requireTarget(HoldTarget target, String uuid) {
		if (target == HoldTarget.CLIENT && ProxyPrivileges
				.with(() -> Context.getPatientService().getPatientByUuid(uuid), PrivilegeConstants.GET_PATIENTS) == null) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		if (target == HoldTarget.AUTHOR && ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid),
				PrivilegeConstants.GET_USERS) == null) {
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
		return against == DenialReason.PASSWORD_HELD
				? new NotesOnHoldException()
				: new NotAllowedException("sessionnotes.error.legalHold.notYourself");
	}
}
