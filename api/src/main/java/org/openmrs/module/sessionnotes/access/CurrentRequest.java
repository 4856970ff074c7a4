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
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;

/** Describes the current session to the {@link AccessPolicy}. */
public class CurrentRequest {

	private final AccessPolicy policy = new AccessPolicy();

	private final SignIns signIns;

	private final PasswordAgain passwordAgain;

	private final PasswordHolds passwordHolds;

	public CurrentRequest(SignIns signIns, PasswordAgain passwordAgain, PasswordHolds passwordHolds) {
		this.signIns = signIns;
		this.passwordAgain = passwordAgain;
		this.passwordHolds = passwordHolds;
	}

	/** @return true if the current user has a privilege by their own roles; proxy privileges do not count */
	public boolean isPrivileged(String privilege) {
		User user = user();
		return user != null && user.hasPrivilege(privilege);
	}

	private static User user() {
		return Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
	}

	/** @return who acts in this session, without a look at what they may do; asks no database */
	public AccessRequest actor() {
		User user = user();
		return new AccessRequest(user == null ? null : user.getUuid(),
				Context.isSessionOpen() ? signIns.getSignedInUserUuid() : null, Daemon.isDaemonThread(), false)
				.from(ServedRequest.address());
	}

	/**
	 * @param privilege the privilege that the feature asks for; proxy privileges do not count
	 * @return who asks, right now
	 */
	public AccessRequest describe(String privilege) {
		User user = user();
		AccessRequest request = new AccessRequest(user == null ? null : user.getUuid(),
				user == null ? signIns.getSignedOutUserUuid() : signIns.getSignedInUserUuid(), Daemon.isDaemonThread(),
				user != null && user.hasPrivilege(privilege)).from(ServedRequest.address())
				.passwordConfirmed(passwordAgain.isConfirmed());
		// for anybody else there is another reason against it
		return policy.reasonAgainst(request) == null
				? request.held(passwordHolds.isHeld(request.getUserUuid()))
				: request;
	}
}
