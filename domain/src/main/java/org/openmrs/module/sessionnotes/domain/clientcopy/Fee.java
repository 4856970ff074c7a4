/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.ProfileKey;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;

/**
 * The fee for a copy, line by line. The clinic tells the client the fee before it makes the copy. Payment is never a
 * condition for the copy. Amounts are in hundredths of the currency.
 */
public final class Fee {

	/** A line is for a cost that the law does not name for this copy. */
	static final String LINE_NOT_ALLOWED = "sessionnotes.clientCopy.fee.lineNotAllowed";

	/** An amount is negative. */
	static final String AMOUNT_WRONG = "sessionnotes.clientCopy.fee.amountWrong";

	/** The fee is above the limit that the law of the place sets for a page. */
	static final String ABOVE_PAGE_LIMIT = "sessionnotes.clientCopy.fee.abovePageLimit";

	/** The labor for an electronic copy from this module is above the clinic's price. */
	static final String ABOVE_ELECTRONIC = "sessionnotes.clientCopy.fee.aboveElectronic";

	/** The clinic did not tell the client the fee before it made the copy. */
	static final String NOT_TOLD = "sessionnotes.clientCopy.fee.notTold";

	static final List<String> MESSAGE_CODES = Collections.unmodifiableList(Arrays.asList(LINE_NOT_ALLOWED,
			AMOUNT_WRONG, ABOVE_PAGE_LIMIT, ABOVE_ELECTRONIC, NOT_TOLD));

	private final Map<FeeLine, Integer> lines;

	private final LocalDate toldOn;

	private Fee(Map<FeeLine, Integer> lines, LocalDate toldOn) {
		this.lines = Collections.unmodifiableMap(lines);
		this.toldOn = toldOn;
	}

	/** @return a copy free of charge */
	public static Fee none() {
		return new Fee(new EnumMap<>(FeeLine.class), null);
	}

	/**
	 * @param amounts the amount of each line, in hundredths of the currency
	 * @param toldOn the day on which the clinic told the client the fee; null if it did not
	 * @param madeOn the day on which the clinic makes the copy
	 * @param wish the client's wish
	 * @param pages the number of pages on paper; 0 for an electronic copy
	 * @param profile the limits of the clinic's place
	 * @return the fee
	 * @throws RefusedException if a line is not allowed, an amount is too high, or the clinic did not tell the client first
	 */
	public static Fee of(Map<FeeLine, Integer> amounts, LocalDate toldOn, LocalDate madeOn, CopyWish wish, int pages,
			RequestProfile profile) {
		Map<FeeLine, Integer> lines = new EnumMap<>(FeeLine.class);
		amounts.forEach((line, amount) -> {
			if (amount != 0) {
				lines.put(line, amount);
			}
		});
		List<String> against = new ArrayList<>();
		if (!lines.keySet().stream().allMatch(line -> line.isAllowedFor(wish))) {
			against.add(LINE_NOT_ALLOWED);
		}
		if (lines.values().stream().anyMatch(amount -> amount < 0)) {
			against.add(AMOUNT_WRONG);
		}
		int copying = lines.getOrDefault(FeeLine.LABOR, 0) + lines.getOrDefault(FeeLine.SUPPLIES, 0);
		if (profile.has(ProfileKey.PAGE_CENTS) && !wish.getFormat().isElectronic()
				&& copying > (long) pages * profile.get(ProfileKey.PAGE_CENTS)) {
			against.add(ABOVE_PAGE_LIMIT);
		}
		if (wish.getFormat().isElectronic()
				&& lines.getOrDefault(FeeLine.LABOR, 0) > profile.get(ProfileKey.ELECTRONIC_COPY_CENTS)) {
			against.add(ABOVE_ELECTRONIC);
		}
		if (!lines.isEmpty() && (toldOn == null || toldOn.isAfter(madeOn))) {
			against.add(NOT_TOLD);
		}
		if (!against.isEmpty()) {
			throw new RefusedException(against);
		}
		return new Fee(lines, toldOn);
	}

	/** @return the amount of each line that is not zero, in hundredths of the currency */
	public Map<FeeLine, Integer> getLines() {
		return lines;
	}

	/** @return the day on which the clinic told the client the fee; null if there is no fee */
	public LocalDate getToldOn() {
		return toldOn;
	}

	/** @return the sum of all lines, in hundredths of the currency */
	public int getTotal() {
		return lines.values().stream().mapToInt(Integer::intValue).sum();
	}
}
