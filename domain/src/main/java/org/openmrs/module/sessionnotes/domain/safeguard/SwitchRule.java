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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule for a setting that is either on or off. For each setting of this type, either "on" or "off" is the stricter
 * value.
 */
final class SwitchRule implements SettingRule {

	private static final String ON = "true";

	private static final String OFF = "false";

	/** The words that mean "on". The platform accepts the same words for a global property that is either on or off. */
	private static final List<String> MEANS_ON = Arrays.asList(ON, "on", "yes", "y", "t", "1");

	private static final List<String> MEANS_OFF = Arrays.asList(OFF, "off", "no", "n", "f", "0");

	private static final int LONGEST = 100;

	private final String stricter;

	private SwitchRule(String stricter) {
		this.stricter = stricter;
	}

	static SwitchRule onIsStricter() {
		return new SwitchRule(ON);
	}

	static SwitchRule offIsStricter() {
		return new SwitchRule(OFF);
	}

	@Override
	public Optional<String> read(String raw) {
		String word = raw == null || raw.length() > LONGEST ? "" : raw.trim().toLowerCase(Locale.ROOT);
		if (MEANS_ON.contains(word)) {
			return Optional.of(ON);
		}
		return MEANS_OFF.contains(word) ? Optional.of(OFF) : Optional.empty();
	}

	@Override
	public SettingChange decide(String inForce, String asked) {
		return stricter.equals(asked) || asked.equals(inForce)
				? new SettingChange(asked, null)
				: new SettingChange(inForce, asked);
	}

	@Override
	public String getFloor() {
		return null;
	}

	@Override
	public String getCeiling() {
		return null;
	}

	@Override
	public String getUsual() {
		return OFF;
	}

	@Override
	public String getStrictest() {
		return stricter;
	}

	@Override
	public List<String> describe(String before, String after) {
		return Collections.singletonList(before + " -> " + after);
	}
}
