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

/** The facts that make two refusals equal: the user, the signed-in user, the address, the reason and the note. */
public final class Refusal {

	/** Separates the reason and the number of times in the log. */
	private static final char TIMES = '*';

	private final String userUuid;

	private final String signedInUserUuid;

	private final String address;

	private final DenialReason reason;

	private final Integer noteId;

	/**
	 * @param userUuid the user who made the request, or null
	 * @param signedInUserUuid the user who had signed in, or null
	 * @param address the address from which the request came, or null
	 * @param reason the reason for the refusal
	 * @param noteId the note, or null if there is no note
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

	/** @return a copy without address and note, which counts refusals from any address and about any note */
	Refusal ofAnyNote() {
		return new Refusal(userUuid, signedInUserUuid, null, reason, null);
	}

	/**
	 * @param times the number of times, 1 or more
	 * @return the text in the log: NOT_ENTITLED, or NOT_ENTITLED*57
	 */
	public String detail(long times) {
		return times == 1 ? reason.name() : reason.name() + TIMES + times;
	}

	/**
	 * @param detail a text that {@link #detail} returned
	 * @return the reason alone; the same text if no number follows it
	 */
	public static String reasonIn(String detail) {
		int at = detail == null ? -1 : detail.indexOf(TIMES);
		return at < 0 ? detail : detail.substring(0, at);
	}

	/**
	 * @param detail a text that {@link #detail} returned
	 * @return the number of times; 1 if the text has no number
	 */
	public static long timesIn(String detail) {
		int at = detail == null ? -1 : detail.indexOf(TIMES);
		try {
			return at < 0 ? 1 : Long.parseLong(detail.substring(at + 1));
		} catch (NumberFormatException e) {
			// the text was altered in storage, which the check of the chain reports
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
