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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rule for a setting that is a list of concepts. The value of such a setting consists of the concepts' uuids in
 * sorted order, separated by commas.
 */
final class ConceptsRule implements SettingRule {

	/** The maximum number of concepts in a list. */
	static final int MOST = 200;

	private static final int LONGEST = 20_000;

	private static final int DESCRIBED_ONE_BY_ONE = 20;

	private static final Pattern UUID = Pattern.compile("[A-Za-z0-9-]{1,38}");

	private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

	private final boolean addingIsStricter;

	/**
	 * @param addingIsStricter true if adding a concept is stricter, so that an added concept takes effect at once; false if
	 *        any change counts as looser
	 */
	ConceptsRule(boolean addingIsStricter) {
		this.addingIsStricter = addingIsStricter;
	}

	@Override
	public Optional<String> read(String raw) {
		if (raw == null || raw.length() > LONGEST) {
			return Optional.empty();
		}
		Set<String> uuids = set(raw);
		boolean valid = uuids.size() <= MOST && uuids.stream().allMatch(uuid -> UUID.matcher(uuid).matches());
		return valid ? Optional.of(String.join(",", uuids)) : Optional.empty();
	}

	@Override
	public SettingChange decide(String inForce, String asked) {
		if (inForce.equals(asked)) {
			return new SettingChange(inForce, null);
		}
		if (!addingIsStricter) {
			return new SettingChange(inForce, asked);
		}
		Set<String> both = set(inForce);
		both.addAll(set(asked));
		String inForceNow = String.join(",", both);
		return new SettingChange(inForceNow, inForceNow.equals(asked) ? null : asked);
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
		return "";
	}

	@Override
	public String getStrictest() {
		return "";
	}

	@Override
	public List<String> describe(String before, String after) {
		List<String> added = without(after, before);
		List<String> removed = without(before, after);
		if (added.size() + removed.size() > DESCRIBED_ONE_BY_ONE) {
			return Collections.singletonList(added.size() + " added, " + removed.size() + " taken out");
		}
		List<String> described = new ArrayList<>();
		added.forEach(uuid -> described.add("+" + uuid));
		removed.forEach(uuid -> described.add("-" + uuid));
		return described.isEmpty() ? Collections.singletonList("unchanged") : described;
	}

	private static List<String> without(String all, String some) {
		Collection<String> left = set(all);
		left.removeAll(set(some));
		return new ArrayList<>(left);
	}

	static Set<String> set(String list) {
		Set<String> uuids = new TreeSet<>(Arrays.asList(SEPARATOR.split(list)));
		uuids.remove("");
		return uuids;
	}
}
