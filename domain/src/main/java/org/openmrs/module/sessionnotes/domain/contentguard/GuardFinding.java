/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import java.util.Objects;

/** Words of a text that a rule hints at. A finding never quotes the text. */
public final class GuardFinding {

	private final GuardRule rule;

	private final int start;

	private final int end;

	public GuardFinding(GuardRule rule, int start, int end) {
		this.rule = Objects.requireNonNull(rule, "rule");
		this.start = start;
		this.end = end;
	}

	public GuardRule getRule() {
		return rule;
	}

	/** @return the index of the first character, in UTF-16 units */
	public int getStart() {
		return start;
	}

	/** @return the index after the last character, in UTF-16 units */
	public int getEnd() {
		return end;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof GuardFinding && rule == ((GuardFinding) other).rule
				&& start == ((GuardFinding) other).start && end == ((GuardFinding) other).end;
	}

	@Override
	public int hashCode() {
		return Objects.hash(rule, start, end);
	}

	@Override
	public String toString() {
		return rule + " " + start + "-" + end;
	}
}
