/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.accounting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.openmrs.module.sessionnotes.domain.profile.ProfileNumbers;

/** The times and fees that the law of a country sets for an accounting of disclosures. */
public final class AccountingProfile {

	private final ProfileNumbers numbers;

	private AccountingProfile(ProfileNumbers numbers) {
		this.numbers = numbers;
	}

	public static AccountingProfile unitedStates() {
		return new AccountingProfile(ProfileNumbers.read("/accounting/us.txt"));
	}

	/** @return the numbers with their sections of law */
	public ProfileNumbers getNumbers() {
		return numbers;
	}

	/** @return the earliest day that an accounting covers if the clinic received its request on the given day */
	LocalDate getEarliest(LocalDate receivedOn) {
		return receivedOn.minusYears(numbers.get("windowYears"));
	}

	LocalDate getDue(LocalDate receivedOn) {
		return receivedOn.plusDays(numbers.get("dueDays"));
	}

	/** @return the latest day to which the clinic may put off the answer */
	LocalDate getLatest(LocalDate receivedOn) {
		return getDue(receivedOn).plusDays(numbers.get("extensionDays"));
	}

	LocalDate getFirstWarning(LocalDate receivedOn) {
		return receivedOn.plusDays(numbers.get("firstWarningDays"));
	}

	LocalDate getSecondWarning(LocalDate receivedOn) {
		return receivedOn.plusDays(numbers.get("secondWarningDays"));
	}

	/** @return the first day of the period in which only one accounting is free */
	LocalDate getStartOfFreePeriod(LocalDate receivedOn) {
		return receivedOn.minusMonths(numbers.get("freeEveryMonths"));
	}

	int getOralSuspensionDays() {
		return numbers.get("oralSuspensionDays");
	}

	/** @return true if an accounting lists a disclosure of the given day that was made with a consent under 42 CFR part 2 */
	boolean isPart2ConsentCounted(LocalDate day) {
		int from = numbers.get("part2ConsentsFrom");
		return from != 0 && !day.isBefore(LocalDate.parse(String.valueOf(from), DateTimeFormatter.BASIC_ISO_DATE));
	}

	/** @return a profile for tests and other countries, from a file of the same form */
	static AccountingProfile of(ProfileNumbers numbers) {
		return new AccountingProfile(numbers);
	}
}
