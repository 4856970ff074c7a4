/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.openmrs.api.context.Context;

/**
 * Runs calls of the platform in a separate thread, with a session in which no one is signed in. The session, the user
 * and the transaction of the caller's thread stay unchanged.
 * <p>
 * Platform: services and handlers fail in a thread without a session. Two sessions in one thread also fail, because
 * {@code Context.closeSession} then leaves both sessions partly open.
 */
public final class OwnThread {

	private OwnThread() {
	}

	/**
	 * Runs the given work and waits until the work is done.
	 *
	 * @param work calls to the platform; these calls do not see data that the caller has not committed
	 * @param privileges the only privileges that the work has in the separate thread
	 * @return the return value of the work
	 * @throws RuntimeException if the work throws an exception
	 * @throws IllegalStateException if the caller's thread is interrupted while the caller waits for the work
	 */
	public static <T> T call(Supplier<T> work, String... privileges) {
		FutureTask<T> task = new FutureTask<>(() -> inSession(work, privileges));
		Thread thread = new Thread(task, "sessionnotes-platform-call");
		thread.setDaemon(true);
		thread.start();
		try {
			return task.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the platform was asked", e);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof Error) {
				throw (Error) e.getCause();
			}
			throw (RuntimeException) e.getCause();
		}
	}

	private static <T> T inSession(Supplier<T> work, String... privileges) {
		Context.openSession();
		try {
			for (String privilege : privileges) {
				Context.addProxyPrivilege(privilege);
			}
			return work.get();
		} finally {
			Context.closeSession();
		}
	}
}
