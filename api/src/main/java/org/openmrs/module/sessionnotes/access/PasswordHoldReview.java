/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Lets a second person reopen notes that are closed because someone other than the author has set the password. In a
 * way that the clinic chooses, the second person verifies that it is the author who signs in to the account. The second
 * person then ends the waiting time, which opens the notes.
 */
public class PasswordHoldReview {

	private final AccessPolicy policy = new AccessPolicy();

	private final PasswordResetHolds holds;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	public PasswordHoldReview(PasswordResetHolds holds, CurrentRequest currentRequest, AccessLog accessLog) {
		this.holds = holds;
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
	}

	/** @return the state of the current user's password; empty if nothing is recorded about the password yet */
	public Optional<PasswordHold> own() {
		User user = Context.getAuthenticatedUser();
		if (user == null || !currentRequest.isAuthorized()) {
			throw new APIAuthenticationException();
		}
		return holds.of(user.getUuid());
	}

	/**
	 * @return the password states of all users who cannot currently open their notes; empty if the current user may not
	 *         reopen other users' notes
	 */
	public List<PasswordHold> closed() {
		return policy.reasonAgainstOpening(request()) == null ? holds.closed() : Collections.emptyList();
	}

	/**
	 * Ends the waiting time of a user who has chosen a new password and has signed in with that password. While a
	 * password that someone else has set is in force, no one can end the waiting time, because that person could sign
	 * in.
	 *
	 * @param userUuid the user whose notes become accessible again
	 * @throws NotAllowedException if the current user lacks the privilege, is the user whose waiting time would end, or
	 *         has set that user's password. If a password was set through a link or by plain SQL, the person who set
	 *         the password is unknown. If the person who set the password is unknown, every user who may set other
	 *         users' passwords is also refused.
	 * @throws ReauthenticationRequiredException if the current user has not re-authenticated with this request
	 * @throws ConflictException if the user has no waiting time to end, or if the waiting time has not begun
	 */
	public void lift(String userUuid) {
		AccessRequest request = request();
		DenialReason against = policy.reasonAgainstOpening(request);
		PasswordHold hold = against != null ? null : holds.of(userUuid).orElse(null);
		if (against == null && hold != null && !isSecondPerson(request.getUserUuid(), hold)) {
			against = DenialReason.NOT_ENTITLED;
		}
		if (against != null) {
			accessLog.denied(request, against, null);
			throw new NotAllowedException("sessionnotes.error.passwordHold.mayNotLift");
		}
		if (!request.isPasswordConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
		if (hold == null || !holds.lift(hold, AccessLog.event(AccessEventType.PASSWORD_HOLD_LIFTED, request))) {
			throw new ConflictException("sessionnotes.error.passwordHold.notWaiting");
		}
	}

	private AccessRequest request() {
		return currentRequest.describe(SessionNotesPrivileges.APPROVE_ORDERS);
	}

	private boolean isSecondPerson(String lifterUuid, PasswordHold hold) {
		if (SamePerson.isSame(lifterUuid, hold.getUserUuid())) {
			return false;
		}
		// if it is unknown who set the password, a user who could have set it may not end the waiting time
		return hold.getSetByUuid() == null
				? !currentRequest.isPrivileged(PrivilegeConstants.EDIT_USER_PASSWORDS)
				: !SamePerson.isSame(lifterUuid, hold.getSetByUuid());
	}
}
