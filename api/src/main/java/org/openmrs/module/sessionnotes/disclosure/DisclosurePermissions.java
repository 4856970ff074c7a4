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

import java.util.function.Supplier;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** Checks what the current user may do with disclosures, and records refusals. */
final class DisclosurePermissions {

	/** The message code of a refusal; the findings of the error say what is missing or wrong. */
	static final String REFUSED = "sessionnotes.error.disclosure.refused";

	/** The value to pass as the required privilege if any signed-in user is allowed. */
	static final String NO_PRIVILEGE = "";

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	DisclosurePermissions(CurrentRequest currentRequest, AccessLog accessLog) {
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
	}

	boolean mayRecordOrders() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.RECORD_ORDERS);
	}

	boolean mayWriteNotes() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
	}

	boolean mayApproveOrders() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.APPROVE_ORDERS);
	}

	/** Checks whether the user may be the second person for emergency readings: in an emergency, any
	 * user who may approve orders, record orders or write psychotherapy notes. */
	boolean mayDecideOnEmergencies() {
		return mayApproveOrders() || mayRecordOrders() || mayWriteNotes();
	}

	/**
	 * Checks whether the user's privileges permit a decision on the disclosure. {@link
	 * DisclosureChanges#refusalOfSecondPerson} checks whether the user is a second person.
	 */
	boolean mayDecideOn(Disclosure disclosure) {
		return mayApproveOrders() || disclosure.isEmergency() && mayDecideOnEmergencies();
	}

	boolean isPrivileged(String privilege) {
		return currentRequest.isPrivileged(privilege);
	}

	AccessRequest requireThemselves(String privilege) {
		return themselves.require(privilege, DisclosurePermissions::refusal);
	}

	static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, ErrorCodes.MAY_NOT_DISCLOSE);
	}

	/**
	 * Performs a step on a disclosure. If the step is refused, this method records the attempt in the log and throws an
	 * error with the reasons.
	 */
	<T> T refusing(AccessRequest request, Supplier<T> step) {
		try {
			return step.get();
		} catch (RefusedException e) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw e.getMessageCodes().stream().anyMatch(DisclosureLifecycle::isOfState)
					? new ConflictException(REFUSED, e.getMessageCodes())
					: new InvalidRequestException(REFUSED, e.getMessageCodes());
		} catch (NotAllowedException e) {
			if (e.is(ErrorCodes.MAY_NOT_DISCLOSE)) {
				accessLog.denied(request, DenialReason.NO_PRIVILEGE, null);
			}
			throw e;
		}
	}
}
