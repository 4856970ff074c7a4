/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;

/**
 * The stored row of one setting. The row has the value that was last accepted, and the requested value that is meant to
 * replace the accepted value. Instances are immutable.
 */
public final class AcceptedSetting {

	/** A second person's decision on the requested value. */
	public enum AskedState {
		/** No second person has decided yet. */
		WAITING,
		/** A second person refused the requested value. */
		REFUSED
	}

	private final Safeguard safeguard;

	private final String value;

	private final String setBy;

	private final String approvedBy;

	private final long setAt;

	private final String asked;

	private final AskedState askedState;

	private final String askedBy;

	private final Long askedAt;

	private final String ignored;

	AcceptedSetting(Safeguard safeguard, String value, String setBy, String approvedBy, long setAt, String asked,
			AskedState askedState, String askedBy, Long askedAt, String ignored) {
		this.safeguard = safeguard;
		this.value = value;
		this.setBy = setBy;
		this.approvedBy = approvedBy;
		this.setAt = setAt;
		this.asked = asked;
		this.askedState = askedState;
		this.askedBy = askedBy;
		this.askedAt = askedAt;
		this.ignored = ignored;
	}

	/** @return a setting without a requested value, whose accepted value was set by one person or by an unknown user */
	static AcceptedSetting of(Safeguard safeguard, String value, String setBy, long now) {
		return new AcceptedSetting(safeguard, value, setBy, null, now, null, null, null, null, null);
	}

	/**
	 * @return a copy of this row with the given value as the accepted value, which one person set; the requested value
	 *         stays unchanged
	 */
	AcceptedSetting with(String anotherValue, String by, long now) {
		return new AcceptedSetting(safeguard, anotherValue, by, null, now, asked, askedState, askedBy, askedAt, ignored);
	}

	AcceptedSetting asking(String anotherValue, String by, long now) {
		return new AcceptedSetting(safeguard, value, setBy, approvedBy, setAt, anotherValue, AskedState.WAITING, by, now,
				ignored);
	}

	AcceptedSetting askingNothing() {
		return new AcceptedSetting(safeguard, value, setBy, approvedBy, setAt, null, null, null, null, ignored);
	}

	AcceptedSetting ignoring(String what) {
		return new AcceptedSetting(safeguard, value, setBy, approvedBy, setAt, asked, askedState, askedBy, askedAt, what);
	}

	AcceptedSetting approved(String by, long now) {
		return new AcceptedSetting(safeguard, asked, askedBy, by, now, null, null, null, null, ignored);
	}

	AcceptedSetting refused() {
		return new AcceptedSetting(safeguard, value, setBy, approvedBy, setAt, asked, AskedState.REFUSED, askedBy, askedAt,
				ignored);
	}

	public Safeguard getSafeguard() {
		return safeguard;
	}

	/** @return the value that was last accepted */
	public String getValue() {
		return value;
	}

	/** @return the uuid of the user who set or proposed the accepted value; null if the user is not known */
	public String getSetBy() {
		return setBy;
	}

	/** @return the uuid of the second person who approved the value; null if no second person was needed */
	public String getApprovedBy() {
		return approvedBy;
	}

	/** @return the time when the accepted value took effect, in milliseconds since 1970-01-01 UTC */
	public long getSetAt() {
		return setAt;
	}

	/** @return the requested value that is meant to replace the accepted value; null if no value is requested */
	public String getAsked() {
		return asked;
	}

	/** @return the state of the requested value; null if no value is requested */
	public AskedState getAskedState() {
		return askedState;
	}

	/** @return the uuid of the user who requested the value; null if the user is not known */
	public String getAskedBy() {
		return askedBy;
	}

	/**
	 * @return the time when the requested value was found, in milliseconds since 1970-01-01 UTC; null if no value is
	 *          requested
	 */
	public Long getAskedAt() {
		return askedAt;
	}

	/**
	 * @return content that was found but ignored, because the content is neither a valid value nor part of a valid
	 *         value; null if there is no such content
	 */
	String getIgnored() {
		return ignored;
	}

	boolean isWaitingFor(String anotherValue) {
		return askedState == AskedState.WAITING && asked.equals(anotherValue);
	}

	/** @return true if a second person refused the given value, and no other value was requested since */
	boolean isRefused(String anotherValue) {
		return askedState == AskedState.REFUSED && asked.equals(anotherValue);
	}

	byte[] seal(Keyset keyset) {
		return keyset.seal(new byte[0], form());
	}

	boolean isSealedWith(byte[] seal, Keyset keyset) {
		try {
			keyset.open(seal, form());
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	byte[] form() {
		return new CanonicalForm("sessionnotes/setting/1").add(safeguard.getName()).add(value).add(setBy).add(approvedBy)
				.add(setAt).add(asked).add(askedState == null ? null : askedState.name()).add(askedBy).add(askedAt)
				.add(ignored).toBytes();
	}
}
