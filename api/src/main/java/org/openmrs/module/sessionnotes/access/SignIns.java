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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.openmrs.User;
import org.openmrs.UserSessionListener;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UserContext;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * Remembers which user signed in to each session. The platform lets a superuser act as a different user without signing
 * in as that user, see {@link UserContext#becomeUser}. In a session in which a superuser acts as a different user, the
 * current user differs from the user who signed in. If a session began before the module was started, this module has
 * not seen the sign-in, and the session counts as belonging to no one.
 * <p>
 * The class also remembers the users who signed out, so that the log can name the former user if an ended session is
 * used again.
 */
public class SignIns implements UserSessionListener {

	private static final int ENDED_SESSIONS = 10_000;

	private final Map<UserContext, SignIn> signIns = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * The users whose sessions have ended; each user is stored under a digest of the id of the ended session. The map
	 * holds no session ids, because anyone who knows a session's id could use the session as long as a server accepts
	 * that id.
	 */
	private final Map<String, String> usersOfEndedSessions = Collections
			.synchronizedMap(new LinkedHashMap<String, String>() {

				private static final long serialVersionUID = 1L;

				@Override
				protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
					return size() > ENDED_SESSIONS;
				}
			});

	/**
	 * Handles a sign-in or sign-out that the platform reports. Platform: reports sign-ins to any {@link UserContext},
	 * including a context that some code created only to check a password. If a context was created only to check a
	 * password, the current thread's session belongs to a different user.
	 */
	@Override
	public void loggedInOrOut(User user, Event event, Status status) {
		if (status != Status.SUCCESS) {
			return;
		}
		UserContext session = Context.getUserContext();
		if (event == Event.LOGOUT) {
			rememberEnded(signIns.remove(session));
		} else if (user == session.getAuthenticatedUser()) {
			signIns.put(session, new SignIn(user.getUuid()));
		}
	}

	/** @return the uuid of the user who signed in to the current session, or null if that user is not known */
	public String getSignedInUserUuid() {
		SignIn signIn = signIns.get(Context.getUserContext());
		return signIn == null ? null : signIn.userUuid;
	}

	/**
	 * @return the uuid of the user who signed in to the current session; null if that user is unknown, or if an earlier
	 *         call returned this sign-in
	 */
	String takeNewSignIn() {
		SignIn signIn = signIns.get(Context.getUserContext());
		return signIn != null && signIn.isNew.getAndSet(false) ? signIn.userUuid : null;
	}

	/**
	 * @return the uuid of the user who signed out of the session that this request still names; null if there is no
	 *         such user
	 */
	String getSignedOutUserUuid() {
		String session = RequestOrigin.sessionId();
		return session == null ? null : usersOfEndedSessions.get(digest(session));
	}

	private void rememberEnded(SignIn signIn) {
		String session = RequestOrigin.sessionId();
		if (signIn != null && session != null) {
			usersOfEndedSessions.put(digest(session), signIn.userUuid);
		}
	}

	private static String digest(String session) {
		return new CanonicalForm("sessionnotes/session/1").add(session).sha256();
	}

	private static final class SignIn {

		private final String userUuid;

		private final AtomicBoolean isNew = new AtomicBoolean(true);

		private SignIn(String userUuid) {
			this.userUuid = userUuid;
		}
	}
}
