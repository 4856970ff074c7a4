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
 * What is known of a user's password, and whether the user's notes are closed for that reason. Who sets an author's
 * password could sign in as the author; so the notes stay closed until the author has signed in with a new password of
 * their own and a waiting time has passed, in which the author notices that theirs does not work any more. A second
 * person may end the waiting.
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
	 * @param userUuid whose password it is
	 * @param state whose doing it is
	 * @param setByUuid who has set the one that closed the notes; null if nobody has, or that is not known
	 * @param since when it came to that, in milliseconds since 1970-01-01 UTC
	 * @param waitingHours how long the clinic waited when it came to that
	 * @param opensAt when the waiting is over; null unless it has begun
	 */
	public PasswordHold(String userUuid, PasswordState state, String setByUuid, long since, int waitingHours, Long opensAt) {
		this.userUuid = Objects.requireNonNull(userUuid, "userUuid");
		this.state = Objects.requireNonNull(state, "state");
		this.setByUuid = setByUuid;
		this.since = since;
		this.waitingHours = waitingHours;
		this.opensAt = opensAt;
	}

	/** @return what holds for a password that is taken as the user's own */
	public static PasswordHold own(String userUuid, long now) {
		return new PasswordHold(userUuid, PasswordState.OWN, null, now, 0, null);
	}

	/**
	 * Somebody else has set the password.
	 *
	 * @param byUuid who; null if that is not known
	 * @param now in milliseconds since 1970-01-01 UTC
	 * @param hours the clinic's waiting time
	 */
	public static PasswordHold setByOther(String userUuid, String byUuid, long now, int hours) {
		return new PasswordHold(userUuid, PasswordState.SET_BY_OTHER, byUuid, now, hours, null);
	}

	/** Somebody who is not signed in has chosen the password, with a link that the platform has sent to the user. */
	public static PasswordHold setByLink(String userUuid, long now, int hours) {
		return new PasswordHold(userUuid, PasswordState.CHOSEN, null, now, hours, null);
	}

	/** The user has chosen another password, signed in as themselves. Where theirs was their own, it still is. */
	public PasswordHold changedByUser() {
		return state == PasswordState.SET_BY_OTHER ? with(PasswordState.CHOSEN, waitingHours, null) : this;
	}

	/** @return true if the next sign-in begins the waiting */
	public boolean awaitsSignIn() {
		return state == PasswordState.CHOSEN;
	}

	/**
	 * The user has signed in. Making the clinic's waiting time shorter does not help who has set a password already: the
	 * longer one of then and now counts.
	 *
	 * @param now in milliseconds since 1970-01-01 UTC
	 * @param hours the clinic's waiting time now
	 */
	public PasswordHold signedIn(long now, int hours) {
		if (!awaitsSignIn()) {
			return this;
		}
		int waiting = Math.max(waitingHours, hours);
		return with(PasswordState.CONFIRMED, waiting, now + TimeUnit.HOURS.toMillis(waiting));
	}

	/** A second person ended the waiting. */
	public PasswordHold lifted(long now) {
		return own(userUuid, now);
	}

	/** @return true if the user's notes are closed at that moment, in milliseconds since 1970-01-01 UTC */
	public boolean isClosed(long now) {
		return state != PasswordState.OWN && (opensAt == null || now < opensAt);
	}

	/** @return true if there is a waiting that somebody could end */
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

	/** @return who has set the password that closed the notes; null if nobody has, or that is not known */
	public String getSetByUuid() {
		return setByUuid;
	}

	/** @return when it came to that, in milliseconds since 1970-01-01 UTC */
	public long getSince() {
		return since;
	}

	public int getWaitingHours() {
		return waitingHours;
	}

	/** @return when the waiting is over, in milliseconds since 1970-01-01 UTC; null unless it has begun */
	public Long getOpensAt() {
		return opensAt;
	}

	/**
	 * @param password the platform's digest of the password that all this is known of
	 * @param salt its salt
	 * @return what a seal over all this is bound to: it opens for the same password alone
	 */
	public byte[] sealedWith(String password, String salt) {
		return new CanonicalForm("sessionnotes/password/1").add(userUuid).add(state.name()).add(setByUuid).add(since)
				.add(waitingHours).add(opensAt).add(password).add(salt).toBytes();
	}
}
