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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.disclosure.SampleDisclosures;

/** Findings 8, 9, 17, 27, 28, 34: what an accounting lists of all that left the clinic. */
class AccountingLedgerTest {

	private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

	private static final Recipient BOARD = Recipient.outside("State Board", "1 Board Sq");

	private static final AccountingProfile PROFILE = AccountingProfile.unitedStates();

	private final AccountingRequest request = AccountingRequest.of("r", "c", RECEIVED, "user").build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			basis                 | not listed because of     | of
			PAYMENT_OR_OPERATIONS | 45 CFR 164.528(a)(1)(i)   | 45 CFR 164.506(c)
			TREATMENT             | 45 CFR 164.528(a)(1)(i)   | 45 CFR 164.506(c)
			TO_CLIENT             | 45 CFR 164.528(a)(1)(ii)  | 45 CFR 164.502(a)(1)(i)
			INCIDENTAL            | 45 CFR 164.528(a)(1)(iii) | 45 CFR 164.502(a)(1)(iii)
			AUTHORIZATION         | 45 CFR 164.528(a)(1)(iv)  | 45 CFR 164.508
			PART2_CONSENT         | 45 CFR 164.528(a)(1)(iv)  | 42 CFR 2.31
			INVOLVED_PERSONS      | 45 CFR 164.528(a)(1)(v)   | 45 CFR 164.510
			NATIONAL_SECURITY     | 45 CFR 164.528(a)(1)(vi)  | 45 CFR 164.512(k)(2)
			CUSTODY               | 45 CFR 164.528(a)(1)(vii) | 45 CFR 164.512(k)(5)
			LIMITED_DATA_SET      | 45 CFR 164.528(a)(1)(viii) | 45 CFR 164.514(e)
			SECRETARY             | -                         | 45 CFR 164.502(a)(2)(ii)
			REQUIRED_BY_LAW       | -                         | 45 CFR 164.512(a)
			PUBLIC_HEALTH         | -                         | 45 CFR 164.512(b)
			ABUSE_OR_NEGLECT      | -                         | 45 CFR 164.512(b)(1)(ii), (c)
			HEALTH_OVERSIGHT      | -                         | 45 CFR 164.512(d)
			PROCEEDING            | -                         | 45 CFR 164.512(e)
			LAW_ENFORCEMENT       | -                         | 45 CFR 164.512(f)
			DEATH                 | -                         | 45 CFR 164.512(g)
			ORGAN_DONATION        | -                         | 45 CFR 164.512(h)
			RESEARCH              | -                         | 45 CFR 164.512(i)
			SERIOUS_THREAT        | -                         | 45 CFR 164.512(j)
			GOVERNMENT            | -                         | 45 CFR 164.512(k)
			WORKERS_COMPENSATION  | -                         | 45 CFR 164.512(l)
			NOT_PERMITTED         | -                         | 45 CFR 164.528(a)(1)
			""")
	void theBasisDecidesAndIsNamedInTheRow(LedgerBasis basis, String exemption, String section) {
		LedgerEntry entry = entry("e", basis).build();

		assertThat(basis.getExemption() == null ? null : basis.getExemption().getCitation()).isEqualTo(exemption);
		assertThat(rows(entry)).hasSize(exemption == null ? 1 : 0);
		assertThat(entry.getGround()).isEqualTo(section);
		rows(entry).forEach(row -> assertThat(row.getGround()).isEqualTo(section));
	}

	@Test
	void theRowNamesTheOrderToo() {
		assertThat(rows(entry("e", LedgerBasis.PROCEEDING).reference("County Court, case 7").build()).get(0).getGround())
				.isEqualTo("45 CFR 164.512(e), County Court, case 7");
	}

	/** 45 CFR 160.103: inside of the clinic it is a use, and only disclosures are accounted. */
	@ParameterizedTest
	@EnumSource
	void whatTheWorkforceSeesIsNotCounted(LedgerBasis basis) {
		assertThat(rows(entry("e", basis).workforce(true).build())).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aDisclosureOfPrivateNotesCountsAsItDidBefore(DisclosureBasis basis) {
		LedgerEntry entry = LedgerEntry.of("e", "c", SampleDisclosures.given(basis, at("2026-11-01T12:00:00Z")), false);
		LedgerEntry ofUser = LedgerEntry.of("e", "c", SampleDisclosures.given(basis, at("2026-11-01T12:00:00Z")), true);

		assertThat(rows(entry)).hasSize(basis.isAccountable() ? 1 : 0);
		assertThat(rows(ofUser)).isEmpty();
		assertThat(entry.getGround()).startsWith(basis.getCitation());
		assertThat(entry.getWay()).isEqualTo(LedgerWay.MODULE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			meets also       | in the ledger   | suspendable
			LAW_ENFORCEMENT  | LAW_ENFORCEMENT | true
			PROCEEDING       | REQUIRED_BY_LAW | false
			NOT_ONE_OF_THESE | REQUIRED_BY_LAW | false
			""")
	void whatLawEnforcementRequiresIsSuspendable(String meets, LedgerBasis basis, boolean suspendable) {
		LedgerBasis found = LedgerBasis.of(SampleDisclosures.requiredByLaw(meets));

		assertThat(found).isEqualTo(basis);
		assertThat(found.isSuspendable()).isEqualTo(suspendable);
	}

	/** The clinic is at UTC-5: a day begins at five in the morning, UTC. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			at                   | listed
			2020-11-20T04:59:59Z | false
			2020-11-20T05:00:00Z | true
			2026-11-21T04:59:59Z | true
			2026-11-21T05:00:00Z | false
			""")
	void theWholeDayOfTheRequestAndSixYearsBeforeAreListed(String at, boolean listed) {
		LedgerEntry entry = LedgerEntry.of("e", "c", at(at), BOARD, LedgerBasis.RESEARCH).build();

		assertThat(new AccountingLedger(List.of(entry), List.of(), PROFILE, ZoneId.of("-05:00")).rows(request, RECEIVED))
				.hasSize(listed ? 1 : 0);
	}

	@Test
	void aShorterPeriodListsLess() {
		LedgerEntry entry = entry("e", LedgerBasis.RESEARCH).build();
		AccountingLedger ledger = new AccountingLedger(List.of(entry), List.of(), PROFILE, ZoneOffset.UTC);

		assertThat(ledger.rows(AccountingRequest.of("r", "c", RECEIVED, "u")
				.period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1)).build(), RECEIVED)).hasSize(1);
		assertThat(ledger.rows(AccountingRequest.of("r", "c", RECEIVED, "u")
				.period(LocalDate.of(2026, 11, 2), null).build(), RECEIVED)).isEmpty();
		assertThat(ledger.rows(AccountingRequest.of("r", "another", RECEIVED, "u").build(), RECEIVED)).isEmpty();
	}

	@Test
	void oneRecipientOnePurposeAndOneBasisIsASeries() {
		List<AccountingRow> rows = rows(
				entry("1", LedgerBasis.HEALTH_OVERSIGHT, "2026-11-03T12:00:00Z").purpose("audit").build(),
				entry("2", LedgerBasis.HEALTH_OVERSIGHT, "2026-11-01T12:00:00Z").purpose("audit").build(),
				entry("3", LedgerBasis.HEALTH_OVERSIGHT, "2026-11-02T12:00:00Z").purpose("another").build(),
				entry("4", LedgerBasis.RESEARCH, "2026-11-04T12:00:00Z").purpose("audit").build(),
				entry("5", LedgerBasis.HEALTH_OVERSIGHT, "2026-11-05T12:00:00Z").purpose("audit").reference("no. 2")
						.build());

		assertThat(rows).extracting(AccountingRow::getNumber).containsExactly(2, 1, 1, 1);
		assertThat(rows.get(0).getDate()).isEqualTo(at("2026-11-01T12:00:00Z"));
		assertThat(rows.get(0).getDateOfLast()).isEqualTo(at("2026-11-03T12:00:00Z"));
		assertThat(rows.get(1).getDateOfLast()).isNull();
	}

	@Test
	void whatWasNotPermittedIsNoSeriesNorWithoutAPurpose() {
		assertThat(rows(entry("1", LedgerBasis.NOT_PERMITTED).purpose("p").build(),
				entry("2", LedgerBasis.NOT_PERMITTED).purpose("p").build())).hasSize(2);
		assertThat(rows(entry("1", LedgerBasis.RESEARCH).purpose(null).requestDocument("d").build(),
				entry("2", LedgerBasis.RESEARCH).purpose(null).requestDocument("e").build())).hasSize(2);
	}

	@Test
	void aCopyOfTheRequestTakesThePlaceOfAPurpose() {
		LedgerEntry entry = entry("1", LedgerBasis.RESEARCH).purpose(null).requestDocument("copy").build();

		assertThat(entry.findings()).isEmpty();
		assertThat(new AccountingLedger(List.of(entry), List.of(), PROFILE, ZoneOffset.UTC).requestDocuments(request,
				RECEIVED)).containsExactly("copy");
	}

	static Stream<Arguments> flaws() {
		return Stream.of(
				flaw(LedgerEntry.RECIPIENT_MISSING, Recipient.outside(" ", "1 Way"), entry -> entry),
				flaw(LedgerEntry.ADDRESS_MISSING, Recipient.outside("Board", null), entry -> entry),
				flaw(LedgerEntry.DESCRIPTION_MISSING, BOARD, entry -> entry.description("")),
				flaw(LedgerEntry.PURPOSE_MISSING, BOARD, entry -> entry.purpose(null)),
				flaw(LedgerEntry.IN_FUTURE, BOARD, entry -> entry.entered(LedgerWay.LETTER, "user", 0)),
				flaw(LedgerEntry.NOT_BY_HAND, BOARD,
						entry -> entry.entered(LedgerWay.MODULE, "user", at("2026-11-02T12:00:00Z"))));
	}

	@ParameterizedTest
	@MethodSource("flaws")
	void anEntryByHandSaysWhatTheLawAsksFor(String code, Recipient recipient, UnaryOperator<LedgerEntry.Builder> flaw) {
		LedgerEntry.Builder entry = LedgerEntry.of("e", "c", at("2026-11-01T12:00:00Z"), recipient, LedgerBasis.PROCEEDING)
				.description("testimony on three sessions").purpose("custody case 7")
				.entered(LedgerWay.TESTIMONY, "user", at("2026-11-02T12:00:00Z"));

		assertThat(flaw.apply(entry).build().findings()).containsExactly(code);
	}

	@ParameterizedTest
	@EnumSource
	void everyWayButTheModulesIsEnteredByHand(LedgerWay way) {
		assertThat(entry("e", LedgerBasis.PROCEEDING).entered(way, "user", at("2026-11-02T12:00:00Z")).build().findings()
				.isEmpty()).isEqualTo(way != LedgerWay.MODULE);
	}

	@Test
	void anAddressIsNeededOnlyIfItIsKnown() {
		LedgerEntry.Builder entry = LedgerEntry
				.of("e", "c", at("2026-11-01T12:00:00Z"), Recipient.outside("Police", null), LedgerBasis.SERIOUS_THREAT)
				.description("a warning").purpose("threat").entered(LedgerWay.TELEPHONE, "user", at("2026-11-02T12:00:00Z"));

		assertThat(entry.addressUnknown(true).build().findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			basis            | agency      | on         | listed
			HEALTH_OVERSIGHT | state board | 2026-11-20 | false
			HEALTH_OVERSIGHT | State Board | 2026-11-09 | true
			HEALTH_OVERSIGHT | State Board | 2026-11-10 | false
			HEALTH_OVERSIGHT | State Board | 2026-12-31 | false
			HEALTH_OVERSIGHT | State Board | 2027-01-01 | true
			HEALTH_OVERSIGHT | Another     | 2026-11-20 | true
			LAW_ENFORCEMENT  | State Board | 2026-11-20 | true
			""")
	void aSuspensionHidesWhatThatAgencyGotForItsTime(LedgerBasis basis, String agency, LocalDate on, boolean listed) {
		AccountingSuspension suspension = AccountingSuspension.written("s", basis, agency, "document",
				LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 31));
		AccountingLedger ledger = new AccountingLedger(List.of(entry("e", LedgerBasis.HEALTH_OVERSIGHT).build()),
				List.of(suspension), PROFILE, ZoneOffset.UTC);

		assertThat(ledger.rows(request, on)).hasSize(listed ? 1 : 0);
	}

	/** The Secretary's rows are not named in 164.528(a)(2). */
	@ParameterizedTest
	@EnumSource
	void onlyOversightAndLawEnforcementSuspend(LedgerBasis basis) {
		AccountingSuspension suspension = AccountingSuspension.written("s", basis, "State Board", "document",
				RECEIVED, RECEIVED);
		boolean suspendable = basis == LedgerBasis.HEALTH_OVERSIGHT || basis == LedgerBasis.LAW_ENFORCEMENT;

		assertThat(suspension.findings(PROFILE))
				.isEqualTo(suspendable ? List.of() : List.of(AccountingSuspension.NOT_SUSPENDABLE));
		if (basis.getExemption() == null) {
			assertThat(new AccountingLedger(List.of(entry("e", basis).build()), List.of(suspension), PROFILE,
					ZoneOffset.UTC).rows(request, RECEIVED)).hasSize(suspendable ? 0 : 1);
		}
	}

	@Test
	void afterASuspensionTheClientGetsASupplement() {
		AccountingSuspension suspension = AccountingSuspension.written("s", LedgerBasis.HEALTH_OVERSIGHT, "State Board",
				"document", RECEIVED.minusDays(5), RECEIVED.plusDays(30));
		List<LedgerEntry> entries = new ArrayList<>(List.of(entry("e", LedgerBasis.HEALTH_OVERSIGHT).build(),
				entry("f", LedgerBasis.RESEARCH).build()));
		AccountingLedger ledger = new AccountingLedger(entries, List.of(suspension), PROFILE, ZoneOffset.UTC);
		LocalDate given = RECEIVED.plusDays(10);

		assertThat(ledger.rows(request, given)).extracting(AccountingRow::getGround).containsExactly("45 CFR 164.512(i)");
		assertThat(ledger.supplement(request, given, RECEIVED.plusDays(30))).isEmpty();
		assertThat(ledger.supplement(request, given, RECEIVED.plusDays(31))).extracting(AccountingRow::getGround)
				.containsExactly("45 CFR 164.512(d)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			agency | official        | statement | days | finding
			Police | Sgt. Lee, badge | words     | 30   | -
			Police | Sgt. Lee, badge | words     | 31   | oralTooLong
			Police | Sgt. Lee, badge | words     | -1   | endsBeforeStart
			Police | ' '             | words     | 30   | officialMissing
			Police | Sgt. Lee, badge | -         | 30   | statementMissing
			-      | Sgt. Lee, badge | words     | 30   | agencyMissing
			""")
	void anOralStatementHoldsThirtyDaysAndNamesTheOfficial(String agency, String official, String statement, int days,
			String finding) {
		AccountingSuspension suspension = AccountingSuspension.oral("s", LedgerBasis.LAW_ENFORCEMENT, agency, official,
				statement, RECEIVED, RECEIVED.plusDays(days));

		assertThat(suspension.findings(PROFILE)).isEqualTo(
				finding == null ? List.of() : List.of("sessionnotes.error.suspension." + finding));
	}

	@Test
	void aSuspensionThatIsNotWholeHidesNothing() {
		AccountingSuspension tooLong = AccountingSuspension.oral("s", LedgerBasis.HEALTH_OVERSIGHT, "State Board",
				"an officer", "words", RECEIVED, RECEIVED.plusDays(31));

		assertThat(new AccountingLedger(List.of(entry("e", LedgerBasis.HEALTH_OVERSIGHT).build()), List.of(tooLong),
				PROFILE, ZoneOffset.UTC).rows(request, RECEIVED)).hasSize(1);
	}

	@Test
	void aWrittenStatementProlongsAnOralOne() {
		AccountingSuspension oral = AccountingSuspension.oral("s", LedgerBasis.HEALTH_OVERSIGHT, "State Board",
				"an officer", "words", RECEIVED, RECEIVED.plusDays(30));

		AccountingSuspension written = oral.confirmedInWriting("document", RECEIVED.plusDays(300));

		assertThat(written.findings(PROFILE)).isEmpty();
		assertThat(written.isOral()).isFalse();
		assertThat(written.getUntil()).isEqualTo(RECEIVED.plusDays(300));
		assertThatThrownBy(() -> oral.confirmedInWriting(" ", RECEIVED))
				.hasMessage(AccountingSuspension.STATEMENT_MISSING);
		assertThatThrownBy(() -> oral.confirmedInWriting("document", RECEIVED.minusDays(1)))
				.hasMessage(AccountingSuspension.ENDS_BEFORE_START);
	}

	/** A dated switch: no day is set, since compliance waits for an amendment of 164.528. */
	@Test
	void consentsUnderPart2AreCountedFromADayOnThatIsNotSetYet() {
		assertThat(PROFILE.isPart2ConsentCounted(LocalDate.of(2099, 1, 1))).isFalse();
		assertThat(PROFILE.getNumbers().get("part2ConsentsFrom")).isZero();
	}

	private List<AccountingRow> rows(LedgerEntry... entries) {
		return new AccountingLedger(List.of(entries), List.of(), PROFILE, ZoneOffset.UTC).rows(request, RECEIVED);
	}

	private static LedgerEntry.Builder entry(String uuid, LedgerBasis basis) {
		return entry(uuid, basis, "2026-11-01T12:00:00Z");
	}

	private static LedgerEntry.Builder entry(String uuid, LedgerBasis basis, String at) {
		return LedgerEntry.of(uuid, "c", at(at), BOARD, basis).description("three notes").purpose("audit")
				.entered(LedgerWay.LETTER, "user", at("2026-11-06T12:00:00Z"));
	}

	private static Arguments flaw(String code, Recipient recipient, UnaryOperator<LedgerEntry.Builder> flaw) {
		return Arguments.of(code, recipient, flaw);
	}

	private static long at(String moment) {
		return Instant.parse(moment).toEpochMilli();
	}
}
