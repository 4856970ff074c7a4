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
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.input.Bounded;

/**
 * Requires re-authentication for actions that cannot be undone or that reach the most private data. A re-authentication
 * is valid only for the request in which the password was given, and only for the signed-in user. The following classes
 * require re-authentication:
 * <ul>
 * <li>{@code DisclosureMaking}: making a disclosure; {@code DisclosureChanges}: confirming, deciding on and reviewing a
 * disclosure; {@code ExternalFileMaking}: making the file of a disclosure; {@code DisclosureServiceImpl}: listing the
 * notes that an approved disclosure opens
 * <li>{@link org.openmrs.module.sessionnotes.domain.access.AccessPolicy}: reading under an approved disclosure
 * <li>{@code ProgressNoteAuthors}: signing, approving, co-signing and returning a note, adding to a signed note and
 * voiding a signed note
 * <li>{@code SettingReview}: deciding on a safeguard
 * <li>{@code Adoption}: starting an adoption
 * <li>{@code KeyRotation}: changing keys and resealing notes; {@code KeyEscrow}: copying the keyset
 * <li>{@code LogReviewServiceImpl}: proposing and deciding a deletion of events, ending a hold on events
 * <li>{@code DocumentServiceImpl}: deleting a paper; {@code LegalHoldServiceImpl}: releasing a legal hold
 * <li>{@link PasswordHoldReview}: ending the waiting time after a different user has set a password
 * </ul>
 * <p>
 * The platform's authentication scheme checks the password that a user gives to re-authenticate. As for any sign-in,
 * the authentication scheme counts wrong passwords and locks the account after too many. A re-authentication is not a
 * sign-in, and it leaves the session unchanged. An authentication scheme that does not use passwords cannot check a
 * password.
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
	 * Lets the platform check the password that the user gave to re-authenticate. The check runs outside of
	 * transactions, so that no rollback resets the platform's count of wrong passwords. A user who acts as a different
	 * user is refused before any password is checked. Without that refusal, a user who acts as a different user could
	 * try to guess that user's password.
	 *
	 * @throws NotAllowedException if the given password is not the password of the signed-in user; the log records the
	 *         failure
	 */
	public void confirm(String password) {
		clear();
		// checks the length before the password is hashed
		Bounded.text("password", Bound.PASSWORD, password);
		User user = Context.getAuthenticatedUser();
		if (user == null || Daemon.isDaemonThread()) {
			throw new NotAllowedException("sessionnotes.error.passwordWrong");
		}
		if (!user.getUuid().equals(signIns.getSignedInUserUuid())) {
			throw refused(user, DenialReason.NOT_SIGNED_IN_AS_USER);
		}
		if (!isPasswordOf(user, password)) {
			throw refused(user, DenialReason.PASSWORD_WRONG);
		}
		confirmedUser.set(user.getUuid());
	}

	/** Ends the re-authentication that {@link #confirm} began. This method runs when the request has ended. */
	public void clear() {
		confirmedUser.remove();
	}

	public boolean isConfirmed() {
		User user = Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
		return user != null && user.getUuid().equals(confirmedUser.get());
	}

	/** @throws ReauthenticationRequiredException if the password was not given with this request */
	public void require() {
		if (!isConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
	}

	private NotAllowedException refused(User user, DenialReason reason) {
		accessLog.denied(new AccessRequest(user.getUuid(), signIns.getSignedInUserUuid(), false, false)
				.from(RequestOrigin.address()), reason, null);
		return new NotAllowedException("sessionnotes.error.passwordWrong");
	}

	/**
	 * Checks whether a password is the password of an account.
	 * <p>
	 * Platform: an account without a username signs in by its system id. The username of one account may equal the
	 * system id of a different account.
	 */
	private static boolean isPasswordOf(User user, String password) {
		String login = user.getUsername() == null || user.getUsername().isEmpty() ? user.getSystemId() : user.getUsername();
		return user.getUuid().equals(userWith(login, password));
	}

	/**
	 * @return the uuid of the user who signs in with the given name and password; null if there is no such user, or the
	 *         account is locked
	 */
	static String userWith(String login, String password) {
		try {
			Authenticated authenticated = Context.getAuthenticationScheme()
					.authenticate(new UsernamePasswordCredentials(login, password));
			return authenticated.getUser().getUuid();
		} catch (ContextAuthenticationException e) {
			return null;
		}
	}
}
