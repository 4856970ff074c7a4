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
 * Checks the password of a second person who is present and enters their own password in the user's request. A second
 * person must be present for actions that no one may perform alone and that leave nothing to approve later.
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
	 * Lets the platform check the second person's password. As for any sign-in, the platform counts wrong passwords of
	 * the second person. The check does not change the user's session.
	 *
	 * @param first the request of the first person, who must already have re-authenticated
	 * @param privilege the privilege that the second person must have
	 * @param login the name with which the second person signs in
	 * @return the uuid of the second person's account
	 * @throws NotAllowedException if the password is wrong. The same exception is thrown if the second person lacks the
	 *         privilege, is the user, or has a password that someone else has set.
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

	/**
	 * Returns the error for a refused second person. The error does not say why the second person was refused, so that
	 * the error reveals nothing about any account.
	 */
	private NotAllowedException refused(AccessRequest first, DenialReason reason) {
		accessLog.denied(first, reason, null);
		return new NotAllowedException("sessionnotes.error.secondPerson");
	}
}
