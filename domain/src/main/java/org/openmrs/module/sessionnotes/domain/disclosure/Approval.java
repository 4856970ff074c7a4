/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Objects;

/**
 * A decision on a disclosure that needs approval. Either a second person or the only practitioner of the clinic makes
 * the decision.
 */
public final class Approval {

	private final String by;

	private final long at;

	private final boolean granted;

	private final boolean alone;

	private final String reason;

	/**
	 * @param by the user who decided
	 * @param at the time of the decision, in milliseconds since 1970-01-01 UTC
	 * @param granted true if the user approved the disclosure, false if the user refused the disclosure
	 */
	public Approval(String by, long at, boolean granted) {
		this(by, at, granted, false, null);
	}

	private Approval(String by, long at, boolean granted, boolean alone, String reason) {
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.granted = granted;
		this.alone = alone;
		this.reason = reason;
	}

	/**
	 * @param by the user who refused the disclosure
	 * @param at the time of the decision, in milliseconds since 1970-01-01 UTC
	 * @param reason the reason why the user refused the disclosure; null if no reason is recorded
	 * @return the refusal
	 */
	public static Approval refused(String by, long at, String reason) {
		return new Approval(by, at, false, false, reason);
	}

	/**
	 * @param by the only practitioner of the clinic, who has recorded a disclosure of their own notes
	 * @param at the time of the decision, in milliseconds since 1970-01-01 UTC; at least a day after the disclosure was
	 *        recorded
	 * @return the approval by the only practitioner
	 */
	public static Approval alone(String by, long at) {
		return new Approval(by, at, true, true, null);
	}

	/** @return true if the only practitioner of the clinic approved their own record, because there was no second person */
	public boolean isAlone() {
		return alone;
	}

	public String getBy() {
		return by;
	}

	public long getAt() {
		return at;
	}

	public boolean isGranted() {
		return granted;
	}

	/**
	 * @return the reason why the disclosure was refused; null if the disclosure was approved, or no reason is recorded
	 */
	public String getReason() {
		return reason;
	}
}
