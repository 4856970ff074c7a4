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

import java.util.Arrays;
import java.util.Optional;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;

/**
 * Describes the current session to the {@link AccessPolicy}. Whether the account is in force and what its roles grant is
 * asked of the database each time: the user object of a session is as old as the session.
 */
public class CurrentRequest {

	private final AccessPolicy policy = new AccessPolicy();

	private final SignIns signIns;

	private final Reauthentication reauthentication;

	private final PasswordResetHolds passwordResetHolds;

	private final OpenSessions openSessions;

	public CurrentRequest(SignIns signIns, Reauthentication reauthentication, PasswordResetHolds passwordResetHolds,
			OpenSessions openSessions) {
		this.signIns = signIns;
		this.reauthentication = reauthentication;
		this.passwordResetHolds = passwordResetHolds;
		this.openSessions = openSessions;
	}

	/**
	 * @return true if the current user has a privilege by their own roles, as the database has them now, and the account is
	 *         what it was at the sign-in; proxy privileges do not count
	 */
	public boolean isPrivileged(String privilege) {
		User user = user();
		return user != null
				&& openSessions.accountInForce(user, privilege).filter(account -> account.isGranted(privilege)).isPresent();
	}

	/**
	 * Answers what the platform's {@link Context#hasPrivilege} answers, but from the database. Proxy privileges count here,
	 * for an account in force: they are another module's code at work.
	 *
	 * @param anyOf privileges, of which one is enough; none for what everybody has who is signed in
	 * @return true for a thread of the system, and if the current user has one of them now
	 */
	public boolean isAuthorized(String... anyOf) {
		if (Daemon.isDaemonThread()) {
			return true;
		}
		User user = user();
		if (user == null) {
			return Arrays.stream(anyOf).anyMatch(Context::hasPrivilege);
		}
		return openSessions.accountInForce(user, anyOf)
				.filter(account -> anyOf.length == 0 || Arrays.stream(anyOf).anyMatch(
						// beyond the roles of the session: by a proxy
						privilege -> account.isGrantedAsPlatform(privilege)
								|| !user.hasPrivilege(privilege) && Context.hasPrivilege(privilege)))
				.isPresent();
	}

	/**
	 * Whether the record may be looked up for the current user. The platform's services ask the session, which may remember
	 * a role that was taken away since; they refuse what the session does not know yet.
	 *
	 * @return true if session and database both have the privilege, by the user's roles or by a proxy
	 */
	public boolean isAuthorizedInSession(String privilege) {
		return Context.hasPrivilege(privilege) && isAuthorized(privilege);
	}

	private static User user() {
		return Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
	}

	/** @return who acts in this session, without a look at what they may do; asks no database */
	public AccessRequest actor() {
		User user = user();
		return new AccessRequest(user == null ? null : user.getUuid(),
				Context.isSessionOpen() ? signIns.getSignedInUserUuid() : null, Daemon.isDaemonThread(), false)
				.from(RequestOrigin.address());
	}

	/**
	 * @param privilege the privilege that the feature asks for; proxy privileges do not count
	 * @return who asks, right now
	 */
	public AccessRequest describe(String privilege) {
		User user = user();
		Optional<Account> account = user == null || Daemon.isDaemonThread()
				? Optional.empty()
				: openSessions.accountInForce(user, privilege);
		AccessRequest request = new AccessRequest(user == null ? null : user.getUuid(),
				user == null ? signIns.getSignedOutUserUuid() : signIns.getSignedInUserUuid(), Daemon.isDaemonThread(),
				account.filter(now -> now.isGranted(privilege)).isPresent()).from(RequestOrigin.address())
				.passwordConfirmed(reauthentication.isConfirmed()).inForce(user == null || account.isPresent());
		// for anybody else there is another reason against it
		return policy.reasonAgainst(request) == null
				? request.held(passwordResetHolds.isHeld(request.getUserUuid()))
				: request;
	}
}
