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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.CORONER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.HHS_COMPLIANCE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.at;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;

class AccountingTest {

	private static final long REQUESTED = at("2026-12-31T12:00:00Z");

	private static final Recipient COURT = Recipient.outside("County Court", "1 Court Sq");

	private final AccountingCsv csv = new AccountingCsv(AccountingColumn::name, ZoneOffset.UTC);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			basis                   | left out because it is under
			AUTHORIZATION           | 45 CFR 164.528(a)(1)(iv)
			TRAINING                | 45 CFR 164.528(a)(1)(i)
			LEGAL_DEFENSE           | 45 CFR 164.528(a)(1)(i)
			HHS_COMPLIANCE          | -
			REQUIRED_BY_LAW         | -
			OVERSIGHT_OF_ORIGINATOR | -
			CORONER                 | -
			SERIOUS_THREAT          | -
			SUD_CONSENT             | 45 CFR 164.528(a)(1)(iv)
			SUD_COURT_ORDER         | -
			TO_CLIENT               | 45 CFR 164.528(a)(1)(ii)
			MANDATED_REPORT         | -
			SUD_TRAINING            | 45 CFR 164.528(a)(1)(i)
			SUD_DEFENSE             | 45 CFR 164.528(a)(1)(i)
			SUD_SECRETARY           | -
			SUD_DECEASED            | -
			SUD_AUDIT_OF_ORIGINATOR | -
			CUSTODIAN               | 45 CFR 164.528(a)(1)(i)
			""")
	void whatNeedNotBeCountedIsLeftOut(DisclosureBasis basis, String exception) {
		GivenOut givenOut = given(basis, COURT, "a purpose", "2026-12-01T00:00:00Z", "a note");

		assertThat(basis.getAccountingExemption() == null ? null : basis.getAccountingExemption().getCitation())
				.isEqualTo(exception);
		assertThat(AccountingOfDisclosures.isAccountable(givenOut)).isEqualTo(exception == null);
		assertThat(rows(givenOut)).hasSize(exception == null ? 1 : 0);
	}

	@Test
	void onlyWhatWasGivenOutIsCounted() {
		assertThat(rows()).isEmpty();
	}

	/** The request is of noon, 31 December 2026, UTC. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			given                    | counted
			2020-12-31T11:59:59.999Z | false
			2020-12-31T12:00:00.000Z | true
			2026-12-31T12:00:00.000Z | true
			2026-12-31T12:00:00.001Z | false
			""")
	void sixYearsBeforeTheRequestAreCounted(String given, boolean counted) {
		assertThat(rows(given(CORONER, COURT, "a purpose", given, "a note"))).hasSize(counted ? 1 : 0);
	}

	@Requirement("R-1.21")
	@Test
	void aRowHoldsTheColumnsOfTheLaw() {
		AccountingRow row = rows(given(CORONER, COURT, "cause of death", "2026-12-01T00:00:00Z", "one note")).get(0);

		assertThat(row.getDate()).isEqualTo(at("2026-12-01T00:00:00Z"));
		assertThat(row.getRecipient()).isEqualTo("County Court");
		assertThat(row.getAddress()).isEqualTo("1 Court Sq");
		assertThat(row.getDescription()).isEqualTo("one note");
		assertThat(row.getPurpose()).isEqualTo("cause of death");
		assertThat(row.getBasis()).isEqualTo(CORONER);
		assertThat(row.getNumber()).isEqualTo(1);
		assertThat(row.getDateOfLast()).isNull();
		assertThat(row.getGround()).isEqualTo("45 CFR 164.512(g)(1), words, words");
	}

	/** To the same recipient for a single purpose: the first in full, how many, the date of the last. */
	@Test
	void aSeriesHasOneRowAndWhateverDiffersHasAnother() {
		Recipient sameCourt = Recipient.outside("county  court", "1 Court sq");
		Recipient user = Recipient.user("uuid", "Ina Inspector");

		List<AccountingRow> rows = rows(given(REQUIRED_BY_LAW, sameCourt, "case 1", "2026-12-05T00:00:00Z", "third"),
				given(REQUIRED_BY_LAW, COURT, "case 1", "2026-12-01T00:00:00Z", "first"),
				given(REQUIRED_BY_LAW, COURT, "case 2", "2026-12-02T00:00:00Z", "other purpose"),
				given(REQUIRED_BY_LAW, COURT, "case 1", "2026-12-03T00:00:00Z", "second"),
				given(HHS_COMPLIANCE, COURT, "case 1", "2026-12-04T00:00:00Z", "other basis"),
				given(REQUIRED_BY_LAW, Recipient.outside("County Court", "2 Court Sq"), "case 1", "2026-12-06T00:00:00Z",
						"other address"),
				given(REQUIRED_BY_LAW, user, "case 1", "2026-12-07T00:00:00Z", "a user"),
				given(REQUIRED_BY_LAW, Recipient.user("uuid", "Ina Married"), "case 1", "2026-12-08T00:00:00Z", "same user"),
				given(REQUIRED_BY_LAW, Recipient.user("other", "Ina Inspector"), "case 1", "2026-12-09T00:00:00Z",
						"other user"));

		assertThat(csv.render(rows)).isEqualTo(
				"""
						"DATE","RECIPIENT","ADDRESS","DESCRIPTION","PURPOSE","NUMBER","DATE_OF_LAST","BASIS"
						"2026-12-01","County Court","1 Court Sq","first","case 1","3","2026-12-05","45 CFR 164.512(a), words, words"
						"2026-12-02","County Court","1 Court Sq","other purpose","case 2","1","","45 CFR 164.512(a), words, words"
						"2026-12-04","County Court","1 Court Sq","other basis","case 1","1","","45 CFR 164.502(a)(2)(ii), words, words"
						"2026-12-06","County Court","2 Court Sq","other address","case 1","1","","45 CFR 164.512(a), words, words"
						"2026-12-07","Ina Inspector","","a user","case 1","2","2026-12-08","45 CFR 164.512(a), words, words"
						"2026-12-09","Ina Inspector","","other user","case 1","1","","45 CFR 164.512(a), words, words"
						"""
						.replace("\n", "\r\n"));
	}

	@Test
	void aSeriesBeginsWithTheFirstInTheSixYears() {
		List<AccountingRow> rows = rows(given(CORONER, COURT, "p", "2019-01-01T00:00:00Z", "too old"),
				given(CORONER, COURT, "p", "2021-01-01T00:00:00Z", "first"),
				given(CORONER, COURT, "p", "2022-01-01T00:00:00Z", "second"));

		assertThat(rows).hasSize(1);
		assertThat(rows.get(0).getDescription()).isEqualTo("first");
		assertThat(rows.get(0).getNumber()).isEqualTo(2);
	}

	@Test
	void datesAreThoseOfTheClinicsZone() {
		String rendered = new AccountingCsv(AccountingColumn::name, ZoneId.of("America/New_York"))
				.render(rows(given(CORONER, COURT, "p", "2026-12-01T04:59:59Z", "d")));

		assertThat(rendered).contains("\"2026-11-30\"");
	}

	/** RFC 4180: a quote is doubled; a comma or line break stands inside quotes. No field begins a formula. */
	static Stream<Arguments> fields() {
		return Stream.of(arguments("plain", "'plain'"), arguments("a, b", "'a, b'"),
				arguments("say \"no\"", "'say ''no'''"), arguments("a\r\nb", "'a\r\nb'"), arguments("", "''"),
				arguments("  ", "'  '"), arguments("a=1", "'a=1'"), arguments("=1+1", "'^=1+1'"),
				arguments("+1 555 0100", "'^+1 555 0100'"), arguments("-2", "'^-2'"), arguments("@SUM(A1)", "'^@SUM(A1)'"),
				arguments(" =1", "'^ =1'"), arguments("\t=1", "'^\t=1'"), arguments("\r\n=1", "'^\r\n=1'"),
				arguments("\u00a0=1", "'^\u00a0=1'"), arguments("\uff1d1", "'^\uff1d1'"), arguments("\uff0b1", "'^\uff0b1'"),
				arguments("\uff0d1", "'^\uff0d1'"), arguments("\uff20A", "'^\uff20A'"),
				arguments("=HYPERLINK(\"x\")", "'^=HYPERLINK(''x'')'"));
	}

	/** For legibility ' stands for the quote, and ^ for the apostrophe. */
	@ParameterizedTest
	@MethodSource("fields")
	void aFieldIsQuotedAndNeverAFormula(String field, String legible) {
		String quoted = legible.replace('\'', '"').replace('^', '\'');
		String rendered = csv.render(rows(given(CORONER, COURT, "p", "2026-12-01T00:00:00Z", field)));

		assertThat(rendered.substring(rendered.indexOf("\r\n") + 2))
				.isEqualTo("\"2026-12-01\",\"County Court\",\"1 Court Sq\"," + quoted
						+ ",\"p\",\"1\",\"\",\"45 CFR 164.512(g)(1), words, words\"\r\n");
	}

	@Test
	void everyFieldIsGuarded() {
		String rendered = new AccountingCsv(column -> "=" + column, ZoneOffset.UTC)
				.render(rows(given(CORONER, Recipient.outside("=n", "=a"), "=p", "2026-12-01T00:00:00Z", "=d")));

		assertThat(rendered).doesNotContain("\"=").contains("\"'=n\",\"'=a\",\"'=d\",\"'=p\"");
	}

	private static List<AccountingRow> rows(GivenOut... givenOut) {
		return AccountingOfDisclosures.rows(Stream.of(givenOut).collect(Collectors.toList()), REQUESTED, ZoneOffset.UTC);
	}

	private static GivenOut given(DisclosureBasis basis, Recipient recipient, String purpose, String when,
			String description) {
		return new GivenOut(Disclosures.live(basis).recipient(recipient).purpose(purpose).build(), at(when), description);
	}
}
