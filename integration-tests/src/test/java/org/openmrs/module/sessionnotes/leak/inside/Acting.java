/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.UsernamePasswordCredentials;

/** Does something within the platform as a user, as a superuser who became another one, as a daemon or as nobody. */
final class Acting {

	private Acting() {
	}

	/**
	 * @param who {@code username} and {@code password}, and {@code become} for whom the user then becomes; or {@code daemon};
	 *            or nothing
	 */
	static <T> T as(JsonNode who, Callable<T> work) {
		try {
			if (who.path("daemon").asBoolean()) {
				return asDaemon(work);
			}
			Context.openSession();
			try {
				if (who.hasNonNull("username")) {
					Context.authenticate(new UsernamePasswordCredentials(who.get("username").asText(),
							who.get("password").asText()));
				}
				if (who.hasNonNull("become")) {
					Context.becomeUser(Context.getUserService().getUserByUsername(who.get("become").asText()).getSystemId());
				}
				return work.call();
			} finally {
				Context.closeSession();
			}
		} catch (RuntimeException e) {
			throw e;
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** Platform: a daemon thread takes a token that only a module's activator is given; this is the way behind that. */
	@SuppressWarnings("unchecked")
	private static <T> T asDaemon(Callable<T> work) throws Exception {
		Method start = Daemon.class.getDeclaredMethod("runInDaemonThreadInternal", Callable.class);
		start.setAccessible(true);
		return ((Future<T>) start.invoke(null, work)).get();
	}
}
