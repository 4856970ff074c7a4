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
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;

/**
 * Describes the current session to the {@link AccessPolicy}. For each request, the class reads from the database
 * whether the user's account is in force and which privileges the account's roles grant. The user object that a session
 * holds may be outdated.
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
	 * @return true if the user's own roles in the database grant the privilege, and the account has not changed since
	 *         the user signed in. Proxy privileges do not count as granted.
	 */
	public boolean isPrivileged(String privilege) {
		User user = user();
		return user != null
				&& openSessions.accountInForce(user, privilege).filter(account -> account.isGranted(privilege)).isPresent();
	}

	/** @throws APIAuthenticationException if {@link #isPrivileged} is false */
	public void requirePrivilege(String privilege) {
		if (!isPrivileged(privilege)) {
			throw new APIAuthenticationException("Privileges required: " + privilege);
		}
	}

	/**
	 * Checks in the database what the platform's {@link Context#hasPrivilege} checks in the session: whether the
	 * current user has a privilege. If the user's account is in force, proxy privileges also count, because the code of
	 * other modules grants proxy privileges.
	 *
	 * @param anyOf the privileges, of which the user needs at least one; if no privileges are given, the user only has
	 *         to be signed in
	 * @return true if the current user now has at least one of the privileges, or if a system thread makes the call
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
	 * Checks whether the current user may look up data in the record. The platform's services check the roles in the
	 * session. The session may still hold a role that was removed after the user signed in. The session may also lack a
	 * role that was added after the user signed in, and the platform's services then refuse the user.
	 *
	 * @return true if the privilege is granted both in the session and in the database, each time through the user's
	 *         roles or through a proxy
	 */
	public boolean isAuthorizedInSession(String privilege) {
		return Context.hasPrivilege(privilege) && isAuthorized(privilege);
	}

	private static User user() {
		return Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
	}

	/**
	 * @return a request that names the user who acts in this session, but does not hold the user's privileges; this
	 *         method does not query the database
	 */
	public AccessRequest actor() {
		User user = user();
		return new AccessRequest(user == null ? null : user.getUuid(),
				Context.isSessionOpen() ? signIns.getSignedInUserUuid() : null, Daemon.isDaemonThread(), false)
				.from(RequestOrigin.address());
	}

	/**
	 * @param privilege the privilege that the feature requires; proxy privileges do not count
	 * @return a description of the current user's request, with the user's privileges as they are now
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
