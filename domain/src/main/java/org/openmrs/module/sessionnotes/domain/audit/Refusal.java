/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.access.DenialReason;

/** A refused request. Two refusals are equal if they have the same user, signed-in user, address, reason and note. */
public final class Refusal {

	/** The character that separates the reason from the number of refusals in the text for the log. */
	private static final char TIMES = '*';

	private final String userUuid;

	private final String signedInUserUuid;

	private final String address;

	private final DenialReason reason;

	private final Integer noteId;

	/**
	 * @param userUuid the user in whose name the request was made, or null if no one was signed in
	 * @param signedInUserUuid the user who had signed in to the session, or null if that user is not known
	 * @param address the network address from which the request came, or null if there is no such address
	 * @param reason the reason for the refusal
	 * @param noteId the requested note, or null if there is no such note
	 */
	public Refusal(String userUuid, String signedInUserUuid, String address, DenialReason reason, Integer noteId) {
		this.userUuid = userUuid;
		this.signedInUserUuid = signedInUserUuid;
		this.address = address;
		this.reason = Objects.requireNonNull(reason);
		this.noteId = noteId;
	}

	public String getUserUuid() {
		return userUuid;
	}

	public String getSignedInUserUuid() {
		return signedInUserUuid;
	}

	public String getAddress() {
		return address;
	}

	public DenialReason getReason() {
		return reason;
	}

	public Integer getNoteId() {
		return noteId;
	}

	/**
	 * @return a copy of the refusal without the address and the note, used to count refusals regardless of address and
	 *         note
	 */
	Refusal ofAnyNote() {
		return new Refusal(userUuid, signedInUserUuid, null, reason, null);
	}

	/**
	 * @param times the number of equal refusals, 1 or more
	 * @return the text for the log, such as NOT_ENTITLED for one refusal, or NOT_ENTITLED*57 for 57 equal refusals
	 */
	public String detail(long times) {
		return times == 1 ? reason.name() : reason.name() + TIMES + times;
	}

	/**
	 * @param detail a text that {@link #detail} returned
	 * @return the part of the text before the number of refusals; the whole text if the text does not contain a number
	 */
	public static String reasonIn(String detail) {
		int at = detail == null ? -1 : detail.indexOf(TIMES);
		return at < 0 ? detail : detail.substring(0, at);
	}

	/**
	 * @param detail a text that {@link #detail} returned
	 * @return the number of equal refusals; 1 if the text does not contain a number
	 */
	public static long timesIn(String detail) {
		int at = detail == null ? -1 : detail.indexOf(TIMES);
		try {
			return at < 0 ? 1 : Long.parseLong(detail.substring(at + 1));
		} catch (NumberFormatException e) {
			// the text was altered in storage; the verification of the chain reports the alteration
			return 1;
		}
	}

	@Override
	public boolean equals(Object other) {
		if (!(other instanceof Refusal)) {
			return false;
		}
		Refusal that = (Refusal) other;
		return Objects.equals(userUuid, that.userUuid) && Objects.equals(signedInUserUuid, that.signedInUserUuid)
				&& Objects.equals(address, that.address) && reason == that.reason && Objects.equals(noteId, that.noteId);
	}

	@Override
	public int hashCode() {
		return Objects.hash(userUuid, signedInUserUuid, address, reason, noteId);
	}
}
