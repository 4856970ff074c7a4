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

import org.openmrs.User;
import org.openmrs.api.context.Authenticated;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.input.Bounded;

/**
 * The password given again for what matters most: opening under a legal order, disclosing. It holds for the request in
 * which it was given, and for nobody but the user who is signed in.
 * <p>
 * The authentication scheme of the platform checks it, which counts failures and locks the account as with any
 * sign-in. It is no sign-in: the session stays as it is. A scheme that knows no passwords confirms nothing.
 * <p>
 * Source: 45 CFR 164.312(d).
 */
public class Reauthentication {

	private final ThreadLocal<String> confirmedUser = new ThreadLocal<>();

	private final SignIns signIns;

	private final AccessLog accessLog;

	public Reauthentication(SignIns signIns, AccessLog accessLog) {
		this.signIns = signIns;
		this.accessLog = accessLog;
	}

	/**
	 * Has the platform check the password. Called outside of transactions, so that no rollback takes the count of
	 * failures back. Whoever became another user is refused before any password is looked at: in that session there is
	 * none to confirm, and it is no place to try out the other's.
	 *
	 * @throws WrongPasswordException if it is not the password of the user who is signed in; that is stored in the log
	 */
	public void confirm(String password) {
		clear();
		// before it is hashed
		Bounded.text("password", Bound.PASSWORD, password);
		User user = Context.getAuthenticatedUser();
		if (user == null || Daemon.isDaemonThread()) {
			throw new WrongPasswordException();
		}
		if (!user.getUuid().equals(signIns.getSignedInUserUuid())) {
			throw refused(user, DenialReason.NOT_SIGNED_IN_AS_USER);
		}
		if (!isPasswordOf(user, password)) {
			throw refused(user, DenialReason.PASSWORD_WRONG);
		}
		confirmedUser.set(user.getUuid());
	}

	/** Ends what {@link #confirm} began: called when the request is over. */
	public void clear() {
		confirmedUser.remove();
	}

	public boolean isConfirmed() {
		User user = Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
		return user != null && user.getUuid().equals(confirmedUser.get());
	}

	/** @throws ReauthenticationRequiredException if it was not given with this request */
	public void require() {
		if (!isConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
	}

	private WrongPasswordException refused(User user, DenialReason reason) {
		accessLog.denied(new AccessRequest(user.getUuid(), signIns.getSignedInUserUuid(), false, false)
				.from(RequestOrigin.address()), reason, null);
		return new WrongPasswordException();
	}

	/** Platform: an account without a username signs in by its system id, and the name of one may be the id of another. */
	private static boolean isPasswordOf(User user, String password) {
		String login = user.getUsername() == null || user.getUsername().isEmpty() ? user.getSystemId() : user.getUsername();
		try {
			Authenticated authenticated = Context.getAuthenticationScheme()
					.authenticate(new UsernamePasswordCredentials(login, password));
			return user.getUuid().equals(authenticated.getUser().getUuid());
		} catch (ContextAuthenticationException e) {
			return false;
		}
	}
}
