/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The patients under whom a note was filed before, and until when. A merge of patients or a transfer of an encounter moves
 * notes. For disclosures made before the move, the note's patient at that time decides. It is immutable, and sealed with the
 * note's other facts.
 */
public final class FormerPatients {

	/** The maximum number of moves. Older moves are dropped: for their time, the note counts as filed under no patient. */
	static final int MOST = 64;

	private static final FormerPatients NONE = new FormerPatients(Collections.emptyList());

	private static final String NOWHERE = "";

	private final List<Stay> stays;

	private FormerPatients(List<Stay> stays) {
		this.stays = stays;
	}

	/** @return the history of a note that was never moved */
	public static FormerPatients none() {
		return NONE;
	}

	/**
	 * @param moment the time, in milliseconds since 1970-01-01 UTC
	 * @return the history of a note that was adopted from the record at that moment; before that, it belonged to no patient
	 */
	public static FormerPatients noneBefore(long moment) {
		return NONE.left(NOWHERE, moment);
	}

	/**
	 * @param patientUuid the patient from whom the note is moved away
	 * @param moment the time, in milliseconds since 1970-01-01 UTC
	 * @return these patients and that one
	 */
	public FormerPatients left(String patientUuid, long moment) {
		List<Stay> longer = new ArrayList<>(stays);
		// a clock that was set back must not put a move before an earlier one
		long last = longer.isEmpty() ? moment : Math.max(moment, longer.get(longer.size() - 1).until);
		longer.add(new Stay(Objects.requireNonNull(patientUuid, "patientUuid"), last));
		if (longer.size() > MOST) {
			longer.remove(0);
			longer.set(0, new Stay(NOWHERE, longer.get(0).until));
		}
		return new FormerPatients(Collections.unmodifiableList(longer));
	}

	/**
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC; before the note was written, its first patient counts
	 * @param current the patient under whom the note is filed now
	 * @return the patient under whom it was filed at that moment; an empty text if there was none, or that is no longer
	 *         known
	 */
	public String at(long moment, String current) {
		return stays.stream().filter(stay -> moment <= stay.until).map(stay -> stay.patientUuid).findFirst().orElse(current);
	}

	/** @return the history as text for the store: at most 4,000 characters */
	public String encode() {
		return stays.stream().map(stay -> stay.until + "=" + stay.patientUuid).collect(Collectors.joining("\n"));
	}

	/**
	 * @param encoded a text that {@link #encode} returned
	 * @return the same patients
	 * @throws IllegalArgumentException if it is not such a text
	 */
	public static FormerPatients decode(String encoded) {
		if (encoded == null || encoded.isEmpty()) {
			return NONE;
		}
		return new FormerPatients(Collections.unmodifiableList(
				Arrays.stream(encoded.split("\n")).map(FormerPatients::stay).collect(Collectors.toList())));
	}

	private static Stay stay(String encoded) {
		int equals = encoded.indexOf('=');
		if (equals < 0) {
			throw new IllegalArgumentException("no former patient");
		}
		return new Stay(encoded.substring(equals + 1), Long.parseLong(encoded.substring(0, equals)));
	}

	/** A patient, and the last moment at which the note was filed under them. */
	private static final class Stay {

		private final String patientUuid;

		private final long until;

		private Stay(String patientUuid, long until) {
			this.patientUuid = patientUuid;
			this.until = until;
		}
	}
}
