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

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Confirms a second person who is beside the user and gives their own password in the user's request. This is for actions that
 * no person takes alone and that leave nothing for which the second person could sign in later.
 */
public class SecondPerson {

	private final StoreTransactions transactions;

	private final PasswordResetHolds holds;

	private final AccessLog accessLog;

	public SecondPerson(StoreTransactions transactions, PasswordResetHolds holds, AccessLog accessLog) {
		this.transactions = transactions;
		this.holds = holds;
		this.accessLog = accessLog;
	}

	/**
	 * Lets the platform check the second person's password, which counts failures as for a sign-in. The user's session does not
	 * change.
	 *
	 * @param first the request of the user, who must already be confirmed
	 * @param privilege the privilege that the second person needs
	 * @param login the name with which the second person signs in
	 * @return the uuid of the second person's account
	 * @throws NotAllowedException if the password is wrong, or if that user lacks the privilege, is the same person, or has a
	 *         password that someone else has set
	 */
	public String confirm(AccessRequest first, String privilege, String login, String password) {
		Bounded.text("username", Bound.CODE, login);
		Bounded.text("password", Bound.PASSWORD, password);
		String second = login == null || password == null ? null : Reauthentication.userWith(login, password);
		if (second == null) {
			throw refused(first, DenialReason.PASSWORD_WRONG);
		}
		if (SamePerson.isSame(first.getUserUuid(), second)) {
			throw refused(first, DenialReason.SAME_PERSON);
		}
		if (holds.isHeld(second)) {
			throw refused(first, DenialReason.PASSWORD_HELD);
		}
		if (!transactions.reading(jdbc -> PersonPrivileges.isGranted(jdbc, second, privilege))) {
			throw refused(first, DenialReason.NO_PRIVILEGE);
		}
		return second;
	}

	/** The error does not tell which of it was wrong, so that it tells of no account. */
	private NotAllowedException refused(AccessRequest first, DenialReason reason) {
		accessLog.denied(first, reason, null);
		return new NotAllowedException("sessionnotes.error.secondPerson");
	}
}
