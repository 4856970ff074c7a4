/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;

/** Finding 14, 45 CFR 164.530(j)(2): six years from creation or last effect, whichever is later, longer under a hold. */
class DocumentRetentionTest {

	private static final LocalDate CREATED = LocalDate.of(2020, 3, 10);

	private final DocumentRetention retention = DocumentRetention.unitedStates(0);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			created    | last effect | clinic's years | retained until
			2020-03-10 | 2020-03-10  | 0              | 2026-03-10
			2020-03-10 | 2024-01-31  | 0              | 2030-01-31
			2020-03-10 | 2019-01-31  | 0              | 2026-03-10
			2024-02-29 | 2024-02-29  | 0              | 2030-02-28
			2020-03-10 | 2020-03-10  | 5              | 2026-03-10
			2020-03-10 | 2020-03-10  | 10             | 2030-03-10
			2020-03-10 | -           | 10             | -
			""")
	void aPaperIsRetainedSixYearsFromCreationOrLastEffect(LocalDate created, LocalDate effect, int clinicYears,
			LocalDate until) {
		assertThat(DocumentRetention.unitedStates(clinicYears).getRetainedUntil(document(created, effect)).orElse(null))
				.isEqualTo(until);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			last effect | today      | finding
			2020-03-10  | 2026-03-10 | sessionnotes.error.document.retained
			2020-03-10  | 2026-03-11 | -
			-           | 2099-01-01 | sessionnotes.error.document.inEffect
			""")
	void itIsDeletedOnTheDayAfter(LocalDate effect, LocalDate today, String finding) {
		assertThat(retention.findings(document(CREATED, effect), Set.of(), List.of(), today, 0))
				.isEqualTo(finding == null ? List.of() : List.of(finding));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			on     | of    | note | held
			CLIENT | c     | n    | true
			CLIENT | other | n    | false
			NOTE   | n    | n    | true
			NOTE   | other | n    | false
			NOTE   | other | -    | true
			AUTHOR | a     | n    | false
			""")
	void aHoldRetainsItLonger(HoldTarget target, String of, String note, boolean held) {
		LegalHold hold = LegalHold.begin("hold", target, of, "case 7", true, "officer", 0);

		assertThat(retention.findings(document(CREATED, CREATED), note == null ? null : Set.of(note), List.of(hold),
				LocalDate.of(2040, 1, 1), 1)).isEqualTo(held ? List.of(LegalHolds.HELD) : List.of());
		assertThat(retention.findings(document(CREATED, CREATED), note == null ? null : Set.of(note),
				List.of(hold.end("officer", 1)), LocalDate.of(2040, 1, 1), 1)).isEmpty();
	}

	@Test
	void theSixYearsComeFromTheLaw() {
		assertThat(retention.getSource().getCitation()).isEqualTo("45 CFR 164.530(j)(2)");
		assertThat(retention.getSource().getCheck()).isEqualTo(RuleSource.Check.READ);
	}

	@Test
	void aNewPaperIsKnownByItsDigestAndInEffect() {
		byte[] file = DocumentCheckTest.pdf("");

		ClientDocument document = ClientDocument.of("u", DocumentKind.AUTHORIZATION, "c", file, CREATED);

		assertThat(document.getDigest()).isEqualTo(Sha256.hex(file));
		assertThat(document.getSize()).isEqualTo(file.length);
		assertThat(document.getType()).isEqualTo(FileType.PDF);
		assertThat(document.getLastEffectOn()).isNull();
		assertThat(document.inEffectUntil(CREATED).getLastEffectOn()).isEqualTo(CREATED);
	}

	@ParameterizedTest
	@EnumSource
	void everyKindHasItsSection(DocumentKind kind) {
		assertThat(kind.getSource().getCitation()).contains("CFR");
	}

	private static ClientDocument document(LocalDate created, LocalDate lastEffect) {
		return new ClientDocument("u", DocumentKind.AUTHORIZATION, "c", FileType.PDF, 10, "digest", created, lastEffect);
	}
}
