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
import org.openmrs.api.context.ContextAuthenticationException;

/**
 * The password given again for what matters most: opening under a legal order, disclosing. It holds for the request in
 * which it was given, and for nobody but the user who is signed in.
 * <p>
 * Source: 45 CFR 164.312(d).
 */
public class PasswordAgain {

	private final ThreadLocal<String> confirmedUser = new ThreadLocal<>();

	/**
	 * Has the platform's own authentication check the password: it counts failures and locks as with any sign-in. Called
	 * outside of transactions, so that no rollback takes the count back.
	 *
	 * @throws WrongPasswordException if the platform refuses it
	 */
	public void confirm(String password) {
		clear();
		User user = Context.getAuthenticatedUser();
		if (user == null) {
			throw new WrongPasswordException();
		}
		try {
			Context.authenticate(user.getUsername(), password);
		} catch (ContextAuthenticationException e) {
			throw new WrongPasswordException();
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

	/** @throws PasswordNeededException if it was not given with this request */
	public void require() {
		if (!isConfirmed()) {
			throw new PasswordNeededException();
		}
	}
}
