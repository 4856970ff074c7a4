/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

/** Remembers, for each thread that serves a web request, whether the request showed a psychotherapy note as an obs. */
public final class NotesAsObs {

	private static final ThreadLocal<Boolean> SHOWN = new ThreadLocal<>();

	private NotesAsObs() {
	}

	static void add() {
		SHOWN.set(true);
	}

	/** @return true if a note was shown as an obs in this thread after the last call of {@link #clear()} */
	public static boolean areShown() {
		return SHOWN.get() != null;
	}

	public static void clear() {
		SHOWN.remove();
	}
}
