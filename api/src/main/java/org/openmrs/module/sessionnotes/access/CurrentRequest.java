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
 * Describes the current session to the {@link AccessPolicy}. The database is queried each time for whether the account is in
 * force and which privileges its roles grant. The user object of a session may be outdated.
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
	 * @return true if the user's own roles in the database grant the privilege and the account is unchanged since the
	 *         sign-in. Proxy privileges do not count.
	 */
	public boolean isPrivileged(String privilege) {
		User user = user();
		return user != null
				&& openSessions.accountInForce(user, privilege).filter(account -> account.isGranted(privilege)).isPresent();
	}

	/**
	 * Answers the same question as the platform's {@link Context#hasPrivilege}, but from the database. If the account is in
	 * force, proxy privileges also count, because another module's code grants them.
	 *
	 * @param anyOf the privileges, one of which is enough; no privileges to require only a signed-in user
	 * @return true if the current user now has one of the privileges; also true for a system thread
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
						// a proxy grants a privilege that the roles of the session do not grant
						privilege -> account.isGrantedAsPlatform(privilege)
								|| !user.hasPrivilege(privilege) && Context.hasPrivilege(privilege)))
				.isPresent();
	}

	/**
	 * Checks whether the current user may look up data in the record. The platform's services check the session, which may
	 * still hold a role that was removed after the sign-in. The platform's services refuse a privilege that the session does
	 * not have yet.
	 *
	 * @return true if both the session and the database grant the privilege, through the user's roles or through a proxy
	 */
	public boolean isAuthorizedInSession(String privilege) {
		return Context.hasPrivilege(privilege) && isAuthorized(privilege);
	}

	private static User user() {
		return Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
	}

	/** @return the user who acts in this session, without the user's privileges; this method does not query the database */
	public AccessRequest actor() {
		User user = user();
		return new AccessRequest(user == null ? null : user.getUuid(),
				Context.isSessionOpen() ? signIns.getSignedInUserUuid() : null, Daemon.isDaemonThread(), false)
				.from(RequestOrigin.address());
	}

	/**
	 * @param privilege the privilege that the feature requires; proxy privileges do not count
	 * @return the current user's request, as of now
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
		// any other request is already refused for another reason
		return policy.reasonAgainst(request) == null
				? request.held(passwordResetHolds.isHeld(request.getUserUuid()))
				: request;
	}
}
