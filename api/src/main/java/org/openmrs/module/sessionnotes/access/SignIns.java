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
import java.util.Map;
import java.util.WeakHashMap;

import org.openmrs.User;
import org.openmrs.UserSessionListener;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UserContext;

/**
 * Remembers who signed in to each session. The platform lets a superuser become another user without a sign-in
 * ({@link UserContext#becomeUser}); such a session's user differs from the one who signed in. A session whose
 * sign-in this module has not seen (it began before the module was started) counts as nobody's.
 */
public class SignIns implements UserSessionListener {

	private final Map<UserContext, String> userUuids = Collections.synchronizedMap(new WeakHashMap<>());

	@Override
	public void loggedInOrOut(User user, Event event, Status status) {
		if (status != Status.SUCCESS) {
			return;
		}
		if (event == Event.LOGIN) {
			userUuids.put(Context.getUserContext(), user.getUuid());
		} else {
			userUuids.remove(Context.getUserContext());
		}
	}

	/** @return the uuid of the user who signed in to the current session, or null if that is not known */
	public String getSignedInUserUuid() {
		return userUuids.get(Context.getUserContext());
	}
}
