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
 * The patients under whom a note was filed earlier, each with the moment at which the note was moved away from that
 * patient. A merge of patients or a transfer of an encounter moves notes to a different patient. Whether a disclosure
 * covers a note depends on the patient to whom the note belonged when the disclosure was made. Instances are immutable.
 * The history of a note's patients is sealed together with the other facts about the note.
 */
public final class FormerPatients {

	/**
	 * The maximum number of moves that the history of a note keeps. The history drops older moves; for the time before
	 * the remaining moves, the note does not count as filed under any patient.
	 */
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
	 * @param moment the moment of the adoption, in milliseconds since 1970-01-01 UTC @return the history of a note that
	 *        was adopted from the record at the given moment. Before the adoption, the note did not belong to any
	 *        patient.
	 */
	public static FormerPatients noneBefore(long moment) {
		return NONE.left(NOWHERE, moment);
	}

	/**
	 * @param patientUuid the patient from whom the note is moved away
	 * @param moment the moment of the move, in milliseconds since 1970-01-01 UTC @return a history with all patients of
	 *        this history, followed by the given patient
	 */
	public FormerPatients left(String patientUuid, long moment) {
		List<Stay> longer = new ArrayList<>(stays);
		// even if the clock was set back, a move must not be dated before an earlier move
		long last = longer.isEmpty() ? moment : Math.max(moment, longer.get(longer.size() - 1).until);
		longer.add(new Stay(Objects.requireNonNull(patientUuid, "patientUuid"), last));
		if (longer.size() > MOST) {
			longer.remove(0);
			longer.set(0, new Stay(NOWHERE, longer.get(0).until));
		}
		return new FormerPatients(Collections.unmodifiableList(longer));
	}

	/**
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC; for a moment before the note was written, the note's
	 *        first patient is returned
	 * @param current the patient under whom the note is filed now
	 * @return the patient under whom the note was filed at the given moment; an empty text if there was no patient, or the
	 *         patient is not known
	 */
	public String at(long moment, String current) {
		return stays.stream().filter(stay -> moment <= stay.until).map(stay -> stay.patientUuid).findFirst().orElse(current);
	}

	/** @return the history as text for the database: at most 4,000 characters */
	public String encode() {
		return stays.stream().map(stay -> stay.until + "=" + stay.patientUuid).collect(Collectors.joining("\n"));
	}

	/**
	 * @param encoded a text that {@link #encode} returned
	 * @return the history that the text contains
	 * @throws IllegalArgumentException if {@link #encode} did not return the text
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

	/** A patient, and the last moment at which the note was filed under that patient. */
	private static final class Stay {

		private final String patientUuid;

		private final long until;

		private Stay(String patientUuid, long until) {
			this.patientUuid = patientUuid;
			this.until = until;
		}
	}
}
