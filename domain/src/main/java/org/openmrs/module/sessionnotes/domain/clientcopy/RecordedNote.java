/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** The facts about a progress note that a copy needs: uuid, day of the session, state, and whether it is voided. */
public final class RecordedNote {

	private final String uuid;

	private final LocalDate day;

	private final Instant start;

	private final ProgressNoteState state;

	private final boolean voided;

	/**
	 * @param uuid the uuid of the note
	 * @param day the day of the session
	 * @param start when the session began; null if only the day is known
	 * @param state the state of the note
	 * @param voided true if the note is voided
	 */
	public RecordedNote(String uuid, LocalDate day, Instant start, ProgressNoteState state, boolean voided) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.day = Objects.requireNonNull(day, "day");
		this.start = start;
		this.state = Objects.requireNonNull(state, "state");
		this.voided = voided;
	}

	public String getUuid() {
		return uuid;
	}

	public LocalDate getDay() {
		return day;
	}

	/** @return when the session began; null if only the day is known */
	Instant getStart() {
		return start;
	}

	public ProgressNoteState getState() {
		return state;
	}

	public boolean isVoided() {
		return voided;
	}

	/** @return true if the supervisor has not signed yet; the copy has the note and says so */
	public boolean isAwaitingSupervisor() {
		return state.isFixed() && state != ProgressNoteState.FINAL;
	}
}
