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
import static org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState.FINAL;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.disclosure.LegalInstrument;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.export.ExportContext.RestrictionAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** which sessions an export leaves out, and why. */
class ExportRulesTest {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

	private static final Recipient PLAN = Recipient.outside("Blue Plan", "1 Plan Way");

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			state                | sent
			DRAFT                | false
			RETURNED             | false
			AWAITING_APPROVAL    | true
			AWAITING_COSIGNATURE | true
			FINAL                | true
			""")
	void anUnsignedNoteIsNeverSent(ProgressNoteState state, boolean sent) {
		ExportDecision decision = decide(ExportedSession.of("n", "c", state), context(ExportPurpose.CLAIM));

		assertThat(decision.isIncluded()).isEqualTo(sent);
		assertThat(decision.getReasons()).isEqualTo(sent ? List.of() : List.of(LeftOutReason.UNSIGNED));
	}

	@Test
	void anIncludedSessionHasTheFieldsOfTheExportAndALeftOutOneHasNone() {
		assertThat(decide(session(), context(ExportPurpose.CLAIM)).getFields())
				.isEqualTo(fields(ExportPurpose.CLAIM).getForms());
		assertThat(decide(session().voided().attached(List.of("a")), context(ExportPurpose.CLAIM)))
				.satisfies(decision -> assertThat(decision.getFields()).isEmpty())
				.satisfies(decision -> assertThat(decision.getAttached()).isEmpty());
	}

	@Test
	void aVoidedNoteIsSentOnlyIfAskedForAndThenMarked() {
		assertThat(decide(session().voided(), context(ExportPurpose.CLAIM)).getReasons())
				.containsExactly(LeftOutReason.VOIDED);
		ExportDecision asked = decide(session().voided(), context(ExportPurpose.CLAIM).withVoided());
		assertThat(asked.isIncluded()).isTrue();
		assertThat(asked.isMarkedVoided()).isTrue();
		assertThat(decide(session(), context(ExportPurpose.CLAIM).withVoided()).isMarkedVoided()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void whatTheClientPaidForIsLeftOutForEveryPlan(ExportPurpose purpose) {
		ExportDecision decision = decide(session().selfPay(), context(purpose));

		assertThat(decision.isIncluded()).isEqualTo(!purpose.isForPlan());
		if (purpose.isForPlan()) {
			assertThat(decision.getReasons()).containsExactly(LeftOutReason.SELF_PAY_RESTRICTED);
			assertThat(LeftOutReason.SELF_PAY_RESTRICTED.getSource().getCitation()).isEqualTo("45 CFR 164.522(a)(1)(vi)");
		}
	}

	/** No release, answer or authorization forces it; only a law or an authority does. */
	@ParameterizedTest
	@EnumSource(LegalInstrument.class)
	void onlyWhatALawRequiresForcesASelfPaidSession(LegalInstrument instrument) {
		ExportedSession.Builder session = session().selfPay();

		assertThat(decide(session, context(ExportPurpose.CLAIM).released(Set.of("n")).authorizedBy(Set.of("c"))
				.answer("r", RestrictionAnswer.NOT_COVERED)).isIncluded()).isFalse();
		assertThat(decide(session, context(ExportPurpose.CLAIM).requiredBy(instrument)).isIncluded())
				.isEqualTo(instrument != LegalInstrument.ATTORNEY_SUBPOENA);
	}

	@Test
	void anAgreedRestrictionStopsTheExportUntilItIsDecided() {
		ExportDecision undecided = decide(session().restriction("r"), context(ExportPurpose.CLAIM));
		ExportDecision covered = decide(session().restriction("r"),
				context(ExportPurpose.CLAIM).answer("r", RestrictionAnswer.COVERED));
		ExportDecision other = decide(session().restriction("r"),
				context(ExportPurpose.CLAIM).answer("r", RestrictionAnswer.NOT_COVERED));

		assertThat(undecided.getReasons()).containsExactly(LeftOutReason.RESTRICTION_UNDECIDED);
		assertThat(covered.getReasons()).containsExactly(LeftOutReason.RESTRICTION_AGREED);
		assertThat(other.isIncluded()).isTrue();
		assertThat(ExportRules.undecided(List.of(covered, undecided, other))).containsExactly(undecided);
		assertThat(decide(session().restriction("r"), context(ExportPurpose.CLAIM).answer("another",
				RestrictionAnswer.NOT_COVERED)).isIncluded()).isFalse();
	}

	/** 45 CFR 164.522(a)(1)(v): an agreed restriction does not prevent what 164.512 permits. */
	@Test
	void anAgreedRestrictionDoesNotPreventOversight() {
		assertThat(decide(session().restriction("r"), context(ExportPurpose.OVERSIGHT)).isIncluded()).isTrue();
	}

	@Test
	void aRestrictedNoteNeedsTheOfficer() {
		assertThat(decide(session().restrictedNote(), context(ExportPurpose.CLAIM)).getReasons())
				.containsExactly(LeftOutReason.RESTRICTED_NOTE);
		assertThat(decide(session().restrictedNote(), context(ExportPurpose.CLAIM).released(Set.of("other"))).isIncluded())
				.isFalse();
		assertThat(decide(session().restrictedNote(), context(ExportPurpose.CLAIM).released(Set.of("n"))).isIncluded())
				.isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void whatNeedsAnAuthorizationIsLeftOutWithoutOne(ExportPurpose purpose) {
		ExportContext.Builder context = ExportContext.of(fields(purpose), PLAN, DAY);

		assertThat(decide(session(), context).getReasons()).isEqualTo(
				purpose.isAuthorizationNeeded() ? List.of(LeftOutReason.AUTHORIZATION_MISSING) : List.of());
		assertThat(decide(session(), context.authorizedBy(Set.of("another"))).isIncluded())
				.isEqualTo(!purpose.isAuthorizationNeeded());
		assertThat(decide(session(), context.authorizedBy(Set.of("c"))).isIncluded()).isTrue();
	}

	/** The consent is of 1 January, for the client "c", and ends on 1 December 2026. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			client  | recipient    | for purposes   | purpose   | day        | revoked    | permits
			c       | Blue Plan    | -              | CLAIM     | 2026-11-20 | -          | true
			c       | blue  plan   | -              | CLAIM     | 2026-11-20 | -          | true
			another | Blue Plan    | -              | CLAIM     | 2026-11-20 | -          | false
			c       | Another Plan | -              | CLAIM     | 2026-11-20 | -          | false
			c       | Blue Plan    | -              | OVERSIGHT | 2026-11-20 | -          | false
			c       | Blue Plan    | OVERSIGHT      | OVERSIGHT | 2026-11-20 | -          | true
			c       | Blue Plan    | OVERSIGHT      | CLAIM     | 2026-11-20 | -          | false
			c       | Blue Plan    | -              | CLAIM     | 2025-12-31 | -          | false
			c       | Blue Plan    | -              | CLAIM     | 2026-01-01 | -          | true
			c       | Blue Plan    | -              | CLAIM     | 2026-11-30 | -          | true
			c       | Blue Plan    | -              | CLAIM     | 2026-12-01 | -          | false
			c       | Blue Plan    | -              | CLAIM     | 2026-11-20 | 2026-11-20 | false
			c       | Blue Plan    | -              | CLAIM     | 2026-11-20 | 2026-11-21 | true
			""")
	void aSessionOfAPart2ProgramNeedsALiveConsentThatNamesTheRecipient(String client, String recipient,
			ExportPurpose consented, ExportPurpose purpose, LocalDate day, LocalDate revoked, boolean permits) {
		Part2Consent consent = new Part2Consent("consent", client, Recipient.outside(recipient, null),
				consented == null ? Set.of() : Set.of(consented), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 1),
				revoked);

		ExportDecision decision = decide(session().part2(),
				ExportContext.of(fields(purpose), PLAN, day).consents(List.of(consent)));

		assertThat(decision.getReasons())
				.isEqualTo(permits ? List.of() : List.of(LeftOutReason.PART2_CONSENT_MISSING));
		assertThat(decision.getConsentUuid()).isEqualTo(permits ? "consent" : null);
	}

	@Test
	void noConsentOpensAPart2SessionForAProceedingAgainstTheClient() {
		Part2Consent consent = new Part2Consent("consent", "c", PLAN, Set.of(), LocalDate.of(2026, 1, 1), null, null);
		ExportContext.Builder context = context(ExportPurpose.CLAIM).consents(List.of(consent));

		assertThat(decide(session().part2(), context).isIncluded()).isTrue();
		assertThat(decide(session().part2(), context.againstClient()).getReasons())
				.containsExactly(LeftOutReason.PART2_PROCEEDING);
		assertThat(decide(session(), context).isIncluded()).as("of no program under part 2").isTrue();
	}

	@Test
	void aConsentGoesAlongOnlyWhereTheSessionNeedsIt() {
		Part2Consent consent = new Part2Consent("consent", "c", PLAN, Set.of(), LocalDate.of(2026, 1, 1), null, null);

		assertThat(decide(session(), context(ExportPurpose.CLAIM).consents(List.of(consent))).getConsentUuid()).isNull();
	}

	@Test
	void amendmentsAndStatementsGoAlong() {
		assertThat(decide(session().attached(List.of("amendment", "statement")), context(ExportPurpose.CLAIM))
				.getAttached()).containsExactly("amendment", "statement");
	}

	@Test
	void allReasonsAreNamed() {
		assertThat(decide(ExportedSession.of("n", "c", ProgressNoteState.DRAFT).selfPay().part2().voided()
				.restriction("r").restrictedNote(),
				ExportContext.of(fields(ExportPurpose.NJ_REVIEW), PLAN, DAY)
						.againstClient())
				.getReasons()).containsExactlyInAnyOrder(LeftOutReason.UNSIGNED, LeftOutReason.VOIDED,
						LeftOutReason.SELF_PAY_RESTRICTED, LeftOutReason.RESTRICTION_UNDECIDED,
						LeftOutReason.RESTRICTED_NOTE, LeftOutReason.AUTHORIZATION_MISSING,
						LeftOutReason.PART2_CONSENT_MISSING, LeftOutReason.PART2_PROCEEDING);
	}

	private static ExportDecision decide(ExportedSession.Builder session, ExportContext.Builder context) {
		return ExportRules.decide(session.build(), context.build());
	}

	private static ExportedSession.Builder session() {
		return ExportedSession.of("n", "c", FINAL);
	}

	/** With the client's authorization where the purpose needs one. */
	private static ExportContext.Builder context(ExportPurpose purpose) {
		return ExportContext.of(fields(purpose), PLAN, DAY).authorizedBy(Set.of("c"));
	}

	private static ExportFields fields(ExportPurpose purpose) {
		return ExportRecipe.shipped(ExportMatrix.unitedStates(), purpose)
				.forOneExport(EnumSet.noneOf(ExportField.class), null);
	}
}
