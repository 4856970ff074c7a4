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

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * The state of a user's password, and whether that state closes the user's notes. A person who sets an author's
 * password could sign in as the author. After a different person has set the password, the author must first sign in
 * with a new password of their own. A waiting time begins when the author signs in with the new password. The author's
 * notes stay closed until the waiting time has passed. During the waiting time, an author whose password was replaced
 * can notice that the old password no longer works. A second person may end the waiting time of an author early.
 * <p>
 * Instances are immutable. Source: 45 CFR 164.312(d), person authentication.
 */
public final class PasswordHold {

	private final String userUuid;

	private final PasswordState state;

	private final String setByUuid;

	private final long since;

	private final int waitingHours;

	private final Long opensAt;

	/**
	 * @param userUuid the user to whom the password belongs
	 * @param state the state of the password
	 * @param setByUuid the user who closed the notes by setting the password; null if that user is not known, or the
	 *        notes are open
	 * @param since the time at which the notes were closed, or at which the password was accepted as the user's own, in
	 *        milliseconds since 1970-01-01 UTC
	 * @param waitingHours the clinic's waiting time that applies to this password, in hours
	 * @param opensAt the end of the waiting time, in milliseconds since 1970-01-01 UTC; null if no waiting time has
	 *        begun
	 */
	public PasswordHold(String userUuid, PasswordState state, String setByUuid, long since, int waitingHours, Long opensAt) {
		this.userUuid = Objects.requireNonNull(userUuid, "userUuid");
		this.state = Objects.requireNonNull(state, "state");
		this.setByUuid = setByUuid;
		this.since = since;
		this.waitingHours = waitingHours;
		this.opensAt = opensAt;
	}

	/** @return the state of a password that is accepted as the user's own */
	public static PasswordHold own(String userUuid, long now) {
		return new PasswordHold(userUuid, PasswordState.OWN, null, now, 0, null);
	}

	/**
	 * Records that a different user has set the password.
	 *
	 * @param byUuid the user who set the password; null if that user is not known
	 * @param now the current time, in milliseconds since 1970-01-01 UTC
	 * @param hours the clinic's waiting time in hours
	 */
	public static PasswordHold setByOther(String userUuid, String byUuid, long now, int hours) {
		return new PasswordHold(userUuid, PasswordState.SET_BY_OTHER, byUuid, now, hours, null);
	}

	/**
	 * Records that a person who is not signed in has chosen the password through a link that the platform sent to the
	 * user.
	 */
	public static PasswordHold setByLink(String userUuid, long now, int hours) {
		return new PasswordHold(userUuid, PasswordState.CHOSEN, null, now, hours, null);
	}

	/**
	 * Records that the signed-in user has chosen a new password. If the previous password was the user's own, the new
	 * password is also the user's own.
	 */
	public PasswordHold changedByUser() {
		return state == PasswordState.SET_BY_OTHER ? with(PasswordState.CHOSEN, waitingHours, null) : this;
	}

	/** @return true if the next sign-in starts the waiting time */
	public boolean awaitsSignIn() {
		return state == PasswordState.CHOSEN;
	}

	/**
	 * Records that the user has signed in. The waiting time is the longer of two values of the clinic's setting: the
	 * value when the password was set, and the current value. Because the longer value counts, a person who has already
	 * set a password gains nothing by shortening the waiting time.
	 *
	 * @param now the current time, in milliseconds since 1970-01-01 UTC
	 * @param hours the clinic's current waiting time in hours
	 */
	public PasswordHold signedIn(long now, int hours) {
		if (!awaitsSignIn()) {
			return this;
		}
		int waiting = Math.max(waitingHours, hours);
		return with(PasswordState.CONFIRMED, waiting, now + TimeUnit.HOURS.toMillis(waiting));
	}

	/** Records that a second person ended the user's waiting time early. */
	public PasswordHold lifted(long now) {
		return own(userUuid, now);
	}

	/** @return true if the user's notes are closed at the given moment, in milliseconds since 1970-01-01 UTC */
	public boolean isClosed(long now) {
		return state != PasswordState.OWN && (opensAt == null || now < opensAt);
	}

	/** @return true if the waiting time has begun and a second person could end the waiting time */
	public boolean isWaiting(long now) {
		return state == PasswordState.CONFIRMED && isClosed(now);
	}

	private PasswordHold with(PasswordState newState, int hours, Long opening) {
		return new PasswordHold(userUuid, newState, setByUuid, since, hours, opening);
	}

	public String getUserUuid() {
		return userUuid;
	}

	public PasswordState getState() {
		return state;
	}

	/**
	 * @return the user who closed the notes by setting the password; null if that user is not known, or the notes are
	 *         open
	 */
	public String getSetByUuid() {
		return setByUuid;
	}

	/**
	 * @return the time at which the notes were closed, or at which the password was accepted as the user's own, in
	 *         milliseconds since 1970-01-01 UTC
	 */
	public long getSince() {
		return since;
	}

	public int getWaitingHours() {
		return waitingHours;
	}

	/** @return the end of the waiting time, in milliseconds since 1970-01-01 UTC; null if no waiting time has begun */
	public Long getOpensAt() {
		return opensAt;
	}

	/**
	 * @param password the platform's digest of the password to which this state belongs
	 * @param salt the salt of the password's digest
	 * @return the data to which the seal over this state is bound. The seal over the state can be opened only if the
	 *         password is still the same.
	 */
	public byte[] sealedWith(String password, String salt) {
		return new CanonicalForm("sessionnotes/password/1").add(userUuid).add(state.name()).add(setByUuid).add(since)
				.add(waitingHours).add(opensAt).add(password).add(salt).toBytes();
	}
}
