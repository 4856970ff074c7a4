/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;

/**
 * Collects the events about the reading of notes that are stored while a web request is served. The log stores the
 * event about a reading before the server sends the response. If the response then becomes an error, {@link
 * AccessLog#notAnswered} records in the log that the text did not reach the client.
 */
public final class ReadingsOfRequest {

	private static final ThreadLocal<List<Reading>> CURRENT = new ThreadLocal<>();

	private ReadingsOfRequest() {
	}

	/** Begins to collect the readings of the web request that this thread serves. */
	public static void begin() {
		CURRENT.set(new ArrayList<>());
	}

	/**
	 * @return the readings that were collected since the call of {@link #begin}; empty if {@link #begin} was not called
	 */
	public static List<Reading> end() {
		List<Reading> readings = CURRENT.get();
		CURRENT.remove();
		return readings == null ? Collections.emptyList() : readings;
	}

	static void add(int noteId, AccessEvent event) {
		if (CURRENT.get() != null) {
			CURRENT.get().add(new Reading(noteId, event));
		}
	}

	/** An event about the reading of a note. */
	public static final class Reading {

		private final int noteId;

		private final AccessEvent event;

		private Reading(int noteId, AccessEvent event) {
			this.noteId = noteId;
			this.event = event;
		}

		int getNoteId() {
			return noteId;
		}

		AccessEvent getEvent() {
			return event;
		}
	}
}
