/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for a setting that is a whole number within bounds. A number outside the bounds is replaced with the nearer
 * bound.
 */
final class NumberRule implements SettingRule {

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}");

	private static final int LONGEST = 100;

	private final int floor;

	private final int ceiling;

	private final int usual;

	private final boolean moreIsStricter;

	private final boolean noneIsMost;

	private NumberRule(int floor, int ceiling, int usual, boolean moreIsStricter, boolean noneIsMost) {
		this.floor = floor;
		this.ceiling = ceiling;
		this.usual = usual;
		this.moreIsStricter = moreIsStricter;
		this.noneIsMost = noneIsMost;
	}

	static NumberRule moreIsStricter(int floor, int ceiling, int usual) {
		return new NumberRule(floor, ceiling, usual, true, false);
	}

	/**
	 * Creates a rule for the time between two actions, where a shorter time is stricter. The value 0, which would mean
	 * that the action is never repeated, is replaced with the longest allowed time.
	 */
	static NumberRule lessIsStricter(int floor, int ceiling, int usual) {
		return new NumberRule(floor, ceiling, usual, false, true);
	}

	@Override
	public Optional<String> read(String raw) {
		if (raw == null || raw.length() > LONGEST || !NUMBER.matcher(raw.trim()).matches()) {
			return Optional.empty();
		}
		BigInteger number = new BigInteger(raw.trim().replace("+", ""));
		if (noneIsMost && number.signum() <= 0) {
			return Optional.of(getCeiling());
		}
		return Optional.of(number.max(BigInteger.valueOf(floor)).min(BigInteger.valueOf(ceiling)).toString());
	}

	@Override
	public SettingChange decide(String inForce, String asked) {
		int difference = Integer.compare(Integer.parseInt(asked), Integer.parseInt(inForce));
		return (moreIsStricter ? difference >= 0 : difference <= 0)
				? new SettingChange(asked, null)
				: new SettingChange(inForce, asked);
	}

	@Override
	public String getFloor() {
		return Integer.toString(floor);
	}

	@Override
	public String getCeiling() {
		return Integer.toString(ceiling);
	}

	@Override
	public String getUsual() {
		return Integer.toString(usual);
	}

	@Override
	public String getStrictest() {
		return moreIsStricter ? getCeiling() : getFloor();
	}

	@Override
	public List<String> describe(String before, String after) {
		return Collections.singletonList(before + " -> " + after);
	}
}
