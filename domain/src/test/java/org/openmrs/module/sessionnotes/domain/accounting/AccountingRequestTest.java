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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** 45 CFR 164.528(a), (c), (d): who asks for an accounting, for which period, until when, for which fee. */
class AccountingRequestTest {

	private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

	private final AccountingProfile profile = AccountingProfile.unitedStates();

	static Stream<Arguments> flaws() {
		return Stream.of(
				flaw(AccountingRequest.IDENTITY_MISSING, request -> request.verified(null, "passport")),
				flaw(AccountingRequest.IDENTITY_MISSING, request -> request.verified("user", " ")),
				flaw(AccountingRequest.REPRESENTATIVE_MISSING,
						request -> request.by(AccountingRequest.Capacity.REPRESENTATIVE, null)),
				flaw(AccountingRequest.WINDOW_TOO_LONG,
						request -> request.period(RECEIVED.minusYears(6).minusDays(1), null)),
				flaw(AccountingRequest.WINDOW_AFTER_REQUEST, request -> request.period(null, RECEIVED.plusDays(1))),
				flaw(AccountingRequest.WINDOW_EMPTY,
						request -> request.period(RECEIVED.minusDays(1), RECEIVED.minusDays(2))));
	}

	@ParameterizedTest
	@MethodSource("flaws")
	void whatIsMissingOrWrongIsNamed(String code, UnaryOperator<AccountingRequest.Builder> flaw) {
		assertThat(flaw.apply(request("r", RECEIVED)).build().findings(profile, RECEIVED)).containsExactly(code);
	}

	@Test
	void aWholeRequestHasNoFindings() {
		assertThat(request("r", RECEIVED).build().findings(profile, RECEIVED)).isEmpty();
		assertThat(request("r", RECEIVED).by(AccountingRequest.Capacity.REPRESENTATIVE, "rep").build().findings(profile,
				RECEIVED)).isEmpty();
		assertThat(request("r", RECEIVED).build().findings(profile, RECEIVED.minusDays(1)))
				.containsExactly(AccountingRequest.IN_FUTURE);
	}

	@Test
	void thePeriodIsSixYearsUpToTheDayOrShorter() {
		AccountingRequest whole = request("r", RECEIVED).build();
		AccountingRequest shorter = request("r", RECEIVED)
				.period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)).build();

		assertThat(whole.getFrom(profile)).isEqualTo(LocalDate.of(2020, 11, 20));
		assertThat(whole.getUntil()).isEqualTo(RECEIVED);
		assertThat(shorter.getFrom(profile)).isEqualTo(LocalDate.of(2026, 1, 1));
		assertThat(shorter.getUntil()).isEqualTo(LocalDate.of(2026, 6, 30));
		assertThat(request("r", RECEIVED).period(RECEIVED.minusYears(6), RECEIVED).build().findings(profile, RECEIVED))
				.isEmpty();
	}

	@Test
	void theAnswerIsDueAfterSixtyDaysAndOnceThirtyMore() {
		AccountingRequest request = request("r", RECEIVED).build();
		assertThat(request.getDue(profile)).isEqualTo(RECEIVED.plusDays(60));

		AccountingRequest extended = request.extend(RECEIVED.plusDays(60), RECEIVED.plusDays(90), "Files are off site.",
				profile);

		assertThat(extended.getDue(profile)).isEqualTo(RECEIVED.plusDays(90));
		assertThat(extended.getState()).isEqualTo(AccountingRequest.State.EXTENDED);
		assertThat(request.getState()).isEqualTo(AccountingRequest.State.RECEIVED);
		assertRefused(() -> extended.extend(RECEIVED.plusDays(60), RECEIVED.plusDays(90), "Again.", profile),
				AccountingRequest.EXTENDED_TWICE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			told after | put off to | reason  | refused
			0          | 61         | because | -
			60         | 90         | because | -
			61         | 90         | because | extendedTooLate
			10         | 91         | because | extendedTooFar
			10         | 60         | because | extendedTooFar
			10         | 90         | -       | reasonMissing
			""")
	void itIsPutOffInTimeAndWithAReason(int told, int to, String reason, String refused) {
		AccountingRequest request = request("r", RECEIVED).build();
		ThrowingCallable extend = () -> request.extend(RECEIVED.plusDays(told), RECEIVED.plusDays(to), reason, profile);

		if (refused == null) {
			assertThat(request.extend(RECEIVED.plusDays(told), RECEIVED.plusDays(to), reason, profile).isOpen()).isTrue();
		} else {
			assertRefused(extend, "sessionnotes.error.accountingRequest." + refused);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			day | urgency | urgency when put off to day 90
			44  | 0       | 0
			45  | 1       | 0
			54  | 1       | 0
			55  | 2       | 0
			60  | 2       | 0
			61  | 3       | 0
			75  | 3       | 1
			85  | 3       | 2
			90  | 3       | 2
			91  | 3       | 3
			""")
	void warningsComeBeforeItIsDue(int day, int urgency, int extended) {
		AccountingRequest request = request("r", RECEIVED).build();

		assertThat(request.getUrgency(RECEIVED.plusDays(day), profile)).isEqualTo(urgency);
		assertThat(request.extend(RECEIVED, RECEIVED.plusDays(90), "reason", profile).getUrgency(RECEIVED.plusDays(day),
				profile)).isEqualTo(extended);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			client  | received   | state     | free
			c       | 2026-11-19 | GIVEN     | false
			c       | 2025-11-21 | GIVEN     | false
			c       | 2025-11-20 | GIVEN     | true
			c       | 2026-11-19 | WITHDRAWN | true
			c       | 2026-11-19 | RECEIVED  | true
			c       | 2026-11-21 | GIVEN     | true
			another | 2026-11-19 | GIVEN     | true
			""")
	void theFirstInTwelveMonthsIsFree(String client, LocalDate received, AccountingRequest.State state, boolean free) {
		AccountingRequest other = AccountingRequest.of("other", client, received, "user").build();
		if (state == AccountingRequest.State.GIVEN) {
			other = other.give("document", received, "user");
		} else if (state == AccountingRequest.State.WITHDRAWN) {
			other = other.withdraw(received, "user");
		}
		AccountingRequest request = request("r", RECEIVED).build();
		List<AccountingRequest> all = List.of(request, other);

		assertThat(request.isFree(all, profile)).isEqualTo(free);
		if (free) {
			assertRefused(() -> request.charge(new AccountingRequest.Fee(500, RECEIVED, RECEIVED), all, profile),
					AccountingRequest.FREE);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			told       | agreed     | given
			2026-11-21 | 2026-11-22 | true
			2026-11-21 | 2026-11-21 | true
			2026-11-21 | -          | false
			2026-11-21 | 2026-11-20 | false
			2026-11-21 | 2026-11-26 | false
			""")
	void aFeeIsToldBeforeAndTheClientKeepsToTheRequest(LocalDate told, LocalDate agreed, boolean given) {
		AccountingRequest earlier = AccountingRequest.of("other", "c", RECEIVED, "user").build().give("document", RECEIVED,
				"user");
		AccountingRequest charged = request("r", RECEIVED).build()
				.charge(new AccountingRequest.Fee(500, told, agreed), List.of(earlier), profile);

		if (given) {
			assertThat(charged.give("document", LocalDate.of(2026, 11, 25), "user").getState())
					.isEqualTo(AccountingRequest.State.GIVEN);
		} else {
			assertRefused(() -> charged.give("document", LocalDate.of(2026, 11, 25), "user"),
					AccountingRequest.FEE_NOT_AGREED);
		}
	}

	@Test
	void theAccountingItselfIsKeptAndNothingFollowsAnAnswer() {
		AccountingRequest request = request("r", RECEIVED).build();
		assertRefused(() -> request.give(" ", RECEIVED, "user"), AccountingRequest.DOCUMENT_MISSING);

		AccountingRequest given = request.give("document", RECEIVED, "user");

		assertThat(given.getDocumentUuid()).isEqualTo("document");
		assertThat(given.getClosedBy()).isEqualTo("user");
		for (AccountingRequest closed : List.of(given, request.withdraw(RECEIVED, "user"))) {
			assertRefused(() -> closed.give("document", RECEIVED, "user"), AccountingRequest.CLOSED);
			assertRefused(() -> closed.withdraw(RECEIVED, "user"), AccountingRequest.CLOSED);
			assertRefused(() -> closed.extend(RECEIVED, RECEIVED.plusDays(90), "reason", profile),
					AccountingRequest.CLOSED);
			assertRefused(() -> closed.charge(new AccountingRequest.Fee(1, RECEIVED, RECEIVED), List.of(), profile),
					AccountingRequest.CLOSED);
		}
	}

	@Test
	void aRequestStaysWhatItWasWhenItsBuilderGoesOn() {
		AccountingRequest.Builder builder = request("r", RECEIVED);
		AccountingRequest request = builder.build();

		builder.period(RECEIVED.minusDays(1), null);

		assertThat(request.getFrom(profile)).isEqualTo(RECEIVED.minusYears(6));
	}

	@Test
	void timesComeFromTheLawOrAreSaidToBeTheProducts() {
		assertThat(profile.getNumbers().getNames()).allSatisfy(name -> assertThat(profile.getNumbers().getSource(name)
				.getCheck()).isEqualTo(name.endsWith("WarningDays")
						? RuleSource.Check.PRODUCT
						: name.equals("part2ConsentsFrom") ? RuleSource.Check.UNCHECKED : RuleSource.Check.READ));
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage(code);
	}

	private static AccountingRequest.Builder request(String uuid, LocalDate received) {
		return AccountingRequest.of(uuid, "c", received, "user").verified("user", "passport");
	}

	private static Arguments flaw(String code, UnaryOperator<AccountingRequest.Builder> flaw) {
		return Arguments.of(code, flaw);
	}
}
