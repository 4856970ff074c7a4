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
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.openmrs.User;
import org.openmrs.UserSessionListener;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.UserContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends each session of a user whose account has changed since the user signed in. If a user's account is retired,
 * removed, given a new password, or assigned to a different person, the user's sessions end at their next request. If a
 * user changes their own password, the session in which the user made the change continues, and all other sessions of
 * that user end. Each server compares the account with the database, so a change to an account ends the user's sessions
 * on every server of a cluster.
 * <p>
 * For a session that began before the module was started, the first state that the module sees counts as the account's
 * state at the sign-in.
 * <p>
 * Source: NIST SP 800-63B 7.1; OWASP ASVS 5.0 V7.4.
 */
public class OpenSessions implements UserSessionListener {

	private static final String UNKNOWN = "unknown";

	private static final Logger log = LoggerFactory.getLogger(OpenSessions.class);

	private final Map<UserContext, Beginning> beginnings = Collections.synchronizedMap(new WeakHashMap<>());

	private final Accounts accounts;

	OpenSessions(Accounts accounts) {
		this.accounts = accounts;
	}

	/**
	 * Handles a sign-in or sign-out that the platform reports. Platform: reports sign-ins to any {@link UserContext},
	 * see {@link SignIns}. An error in this method must not make a sign-in fail.
	 */
	@Override
	public void loggedInOrOut(User user, Event event, Status status) {
		if (status != Status.SUCCESS) {
			return;
		}
		UserContext session = Context.getUserContext();
		if (event == Event.LOGOUT) {
			beginnings.remove(session);
		} else if (user == session.getAuthenticatedUser()) {
			beginnings.put(session, beginning(user));
		}
	}

	private Beginning beginning(User user) {
		try {
			return new Beginning(user.getUserId(), accounts.find(user.getUserId()).map(Account::getStamp).orElse(UNKNOWN));
		} catch (RuntimeException e) {
			log.error("The account of user {} could not be read at the sign-in: the session will end", user.getUuid(), e);
			return new Beginning(user.getUserId(), UNKNOWN);
		}
	}

	/** Records that the signed-in user has changed their own password in this session. */
	void passwordChanged(User user) {
		UserContext session = Context.getUserContext();
		Beginning beginning = beginnings.get(session);
		if (beginning != null && user.getUserId().equals(beginning.userId)) {
			beginnings.put(session, beginning(user));
		}
	}

	/**
	 * Ends the current session if the user's account has changed since the user signed in.
	 *
	 * @return true if this method ended the session, after which no user is signed in any longer
	 */
	public boolean endIfAccountChanged() {
		User user = Context.isSessionOpen() && !Daemon.isDaemonThread() ? Context.getAuthenticatedUser() : null;
		if (user == null || accountInForce(user).isPresent()) {
			return false;
		}
		log.info("The account of user {} is not what it was when this session began: the session ends", user.getUuid());
		Context.logout();
		return true;
	}

	/**
	 * @param user the user of the current session
	 * @param privileges the privileges to check
	 * @return the user's account in its current state; empty if the account has changed since the user signed in to
	 *         this session
	 */
	Optional<Account> accountInForce(User user, String... privileges) {
		return accounts.find(user.getUserId(), Arrays.asList(privileges)).filter(account -> isInForce(user, account));
	}

	private boolean isInForce(User user, Account account) {
		if (account.isRetired() || !account.getUuid().equals(user.getUuid())) {
			return false;
		}
		Beginning beginning = beginnings.computeIfAbsent(Context.getUserContext(),
				session -> new Beginning(account.getUserId(), account.getStamp()));
		if (beginning.userId.equals(account.getUserId())) {
			return beginning.stamp.equals(account.getStamp());
		}
		// a superuser acts as another user: the account that signed in must also be in force
		return accounts.find(beginning.userId)
				.filter(signedIn -> !signedIn.isRetired() && beginning.stamp.equals(signedIn.getStamp())).isPresent();
	}

	private static final class Beginning {

		private final Integer userId;

		private final String stamp;

		private Beginning(Integer userId, String stamp) {
			this.userId = userId;
			this.stamp = stamp;
		}
	}
}
