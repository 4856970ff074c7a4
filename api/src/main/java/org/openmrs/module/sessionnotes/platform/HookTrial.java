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

import java.util.ArrayList;
import java.util.List;

/**
 * Reports which hooks of the module a call to the platform reaches, and in which order. While no trial runs, this class
 * costs a hook only the reading of a thread-local variable. A hook does its usual work even during a trial.
 */
public final class HookTrial {

	private static final ThreadLocal<List<Object>> REACHED = new ThreadLocal<>();

	private HookTrial() {
	}

	/**
	 * Records that a call reached a hook. Every hook calls this method before the hook does anything else.
	 *
	 * @param hook the advice, interceptor or filter that was reached
	 */
	public static void reached(Object hook) {
		List<Object> reached = REACHED.get();
		if (reached != null) {
			reached.add(hook);
		}
	}

	/**
	 * @param call a call to the platform that runs in the current thread; an exception ends the call
	 * @return the hooks that the call reached, in the order in which it reached them, and the exception that the call
	 *         threw
	 */
	public static Outcome of(Runnable call) {
		List<Object> reached = new ArrayList<>();
		REACHED.set(reached);
		try {
			call.run();
			return new Outcome(reached, null);
		} catch (RuntimeException e) {
			return new Outcome(reached, e);
		} finally {
			REACHED.remove();
		}
	}

	/** The outcome of a trial: the hooks that the call reached, and the exception that the call threw, if any. */
	public static final class Outcome {

		private final List<Object> reached;

		private final RuntimeException thrown;

		private Outcome(List<Object> reached, RuntimeException thrown) {
			this.reached = reached;
			this.thrown = thrown;
		}

		public List<Object> getReached() {
			return reached;
		}

		/** @return the exception that the call threw; {@code null} if the call returned normally */
		public RuntimeException getThrown() {
			return thrown;
		}
	}
}
