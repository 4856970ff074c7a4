/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingLedger;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingProfile;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingRequest;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardDictionary;
import org.openmrs.module.sessionnotes.domain.contentguard.NameKind;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;

/** what an export shows before, and leaves behind. */
class PayerRequestTest {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

	private final ExportRecipe audit = ExportRecipe.shipped(ExportMatrix.unitedStates(), ExportPurpose.NECESSITY_AUDIT);

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			words                                                  | asks
			Please send all psychotherapy notes for the dates above | true
			including PSYCHOTHERAPY-NOTES                           | true
			any process notes                                      | true
			the therapist's private notes                          | true
			psychotherapy session notes                            | true
			a counseling note                                      | true
			all progress notes of psychotherapy sessions           | false
			treatment plan and session dates                       | false
			the process; notes on payment                          | false
			""")
	void aRequestForPrivateNotesIsNoticed(String words, boolean asks) {
		assertThat(PayerRequest.asksForPrivateNotes(words)).isEqualTo(asks);
		assertThat(PayerRequest.asksForPrivateNotes(null)).isFalse();
		assertThat(PayerRequest.REPLY.getCitation()).contains("164.508(a)(2)");
	}

	@Test
	void namesOfOtherPeopleInWhatIsSentAreFound() {
		String text = "Her sister Carla Mendez drinks and stole from the till.";
		GuardDictionary names = new GuardDictionary.Builder().add(NameKind.RELATIVE, "Carla Mendez").build();
		ExportFields with = audit.forOneExport(Set.of(ExportField.PRESENTING_CONCERNS), null);
		ExportFields without = audit.forOneExport(EnumSet.noneOf(ExportField.class), null);
		Map<ExportField, String> texts = Map.of(ExportField.PRESENTING_CONCERNS, text, ExportField.PLAN,
				"Exposure ladder, next session in a week.");

		assertThat(NarrativeReview.check(with, texts, names)).containsOnlyKeys(ExportField.PRESENTING_CONCERNS);
		assertThat(NarrativeReview.check(without, texts, names)).as("the text is not sent").isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theLedgerCountsAnExportAsItsPurposeSays(ExportPurpose purpose) {
		ExportContext context = ExportContext.of(
				ExportRecipe.shipped(ExportMatrix.unitedStates(), purpose).forOneExport(EnumSet.noneOf(ExportField.class),
						null),
				Recipient.outside("Blue Plan", "1 Plan Way"), DAY).build();
		long noon = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
		LedgerEntry entry = ExportLedger.entry("e", "c", context, "twelve progress notes", "an audit", "user", noon);

		assertThat(entry.getBasis().getExemption()).isEqualTo(purpose.getAccountingExemption());
		assertThat(new AccountingLedger(List.of(entry), List.of(), AccountingProfile.unitedStates(), ZoneOffset.UTC)
				.rows(AccountingRequest.of("r", "c", DAY, "user").build(), DAY)).hasSize(purpose.isAccountable() ? 1 : 0);
		assertThat(entry.getBasis().isSuspendable()).isEqualTo(purpose == ExportPurpose.OVERSIGHT);
	}
}
