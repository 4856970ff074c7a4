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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.CUSTODIAN;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.TRAINING;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.APPROVER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MEANWHILE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.OFFICER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.RECIPIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.at;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.complete;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.live;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** What a disclosure was made for stays what it opens, and no date of it is without a limit. */
class FixedDisclosureTest {

	private static final long YEAR = TimeUnit.DAYS.toMillis(366);

	/** Patient "loser" was merged into "patient" an hour after the disclosure was made. */
	private static final long MERGED = MADE + TimeUnit.HOURS.toMillis(1);

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			the note's patients, one after the other | covered
			patient                                  | true
			loser patient                            | false
			patient other patient                    | true
			loser other patient                      | false
			""")
	void h4_whatCameToThePatientAfterItWasMadeIsNotCovered(String patients, boolean covered) {
		assertThat(ofPatient().covers(moved(MERGED, patients.split(" ")))).isEqualTo(covered);
	}

	@Test
	void h4_whatCameBeforeItWasMadeIsCoveredAndSoIsWhatIsWrittenLater() {
		assertThat(ofPatient().covers(moved(MADE - 1, "loser", "patient"))).isTrue();
		assertThat(ofPatient().covers(moved(MADE, "loser", "patient"))).as("in the very moment").isFalse();
		assertThat(ofPatient().covers(moved(MERGED, "patient"))).isTrue();
	}

	@Test
	void h4_itGoesAlongWithItsOwnPatientAndOpensNoneOfTheWinners() {
		Disclosure along = ofPatient().movedTo("winner");

		assertThat(along.covers(moved(MERGED, "patient", "winner"))).isTrue();
		assertThat(along.covers(moved(MERGED, "winner"))).isFalse();
		assertThat(along.getBoundPatientUuid()).isEqualTo("patient");
	}

	@Test
	void h4_theMakersConfirmationOpensWhatCameUntilThen() {
		Disclosure confirmed = DisclosureLifecycle.confirm(ofPatient(), AUTHOR, MERGED + 1, false);

		assertThat(confirmed.covers(moved(MERGED, "loser", "patient"))).isTrue();
		assertThat(confirmed.covers(moved(MERGED + 1, "loser", "patient"))).isFalse();
		assertThat(confirmed.getDigest()).isNotEqualTo(ofPatient().getDigest());
		assertThat(confirmed.movedTo("winner").covers(moved(MERGED + 2, "winner"))).isFalse();
	}

	@Test
	void h4_aLegalOrderIsConfirmedByTwo() {
		Disclosure order = live(REQUIRED_BY_LAW).scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null))
				.build();
		Disclosure first = DisclosureLifecycle.confirm(order, OFFICER, MERGED + 1, true);

		assertThat(first.covers(moved(MERGED, "loser", "patient"))).isFalse();
		assertThat(findings(() -> DisclosureLifecycle.confirm(order, APPROVER, MERGED + 1, true)))
				.containsExactly(DisclosureLifecycle.MAY_NOT_CONFIRM);
		assertThat(findings(() -> DisclosureLifecycle.confirm(first, APPROVER, MERGED + 2, false)))
				.containsExactly(DisclosureLifecycle.NO_PRIVILEGE);
		assertThat(findings(() -> DisclosureLifecycle.confirm(first, RECIPIENT, MERGED + 2, true)))
				.containsExactly(DisclosureLifecycle.IS_RECIPIENT);
		Disclosure both = DisclosureLifecycle.confirm(first, APPROVER, MERGED + 9, true);
		assertThat(both.covers(moved(MERGED, "loser", "patient"))).isTrue();
		assertThat(both.covers(moved(MERGED + 5, "loser", "patient"))).as("came after the first confirmed").isFalse();
		assertThat(Stream.of(order, first, both).map(Disclosure::getDigest)).doesNotHaveDuplicates();
	}

	@Test
	void h4_nobodyElseConfirmsAndNothingThatIsOver() {
		assertThat(findings(() -> DisclosureLifecycle.confirm(ofPatient(), "another", MEANWHILE, true)))
				.containsExactly(DisclosureLifecycle.MAY_NOT_CONFIRM);
		assertThat(findings(() -> DisclosureLifecycle.confirm(ofPatient(), AUTHOR, END, true)))
				.containsExactly(DisclosureLifecycle.OVER);
		assertThat(findings(() -> DisclosureLifecycle.confirm(complete(REQUIRED_BY_LAW).build(), OFFICER, MEANWHILE, true)))
				.containsExactly(DisclosureLifecycle.NOT_APPROVED);
	}

	@Test
	void h4_formerPatientsAreKeptAsTheyWereAndTheOldestForgottenInTheEnd() {
		FormerPatients patients = FormerPatients.none().left("a", 10).left("b", 20).left("c", 15);

		for (FormerPatients each : List.of(patients, FormerPatients.decode(patients.encode()))) {
			assertThat(Stream.of(0L, 10L, 11L, 20L, 21L).map(moment -> each.at(moment, "now")))
					.containsExactly("a", "a", "b", "b", "now");
		}
		assertThat(FormerPatients.noneBefore(10).at(10, "now")).isEmpty();
		assertThat(FormerPatients.noneBefore(10).at(11, "now")).isEqualTo("now");
		for (int i = 0; i < 1000; i++) {
			patients = patients.left("0123456789-0123456789-0123456789-01234", 1_700_000_000_000L + i);
		}
		assertThat(patients.encode()).hasSizeLessThan(4000);
		assertThat(patients.at(10, "now")).isEmpty();
		assertThat(FormerPatients.decode(null).at(5, "now")).isEqualTo("now");
	}

	@ParameterizedTest
	@EnumSource(DisclosureBasis.class)
	void m7_onlyALegalOrderThatForbidsItDelaysTellingTheAuthor(DisclosureBasis basis) {
		boolean order = List.of("REQUIRED_BY_LAW", "SUD_COURT_ORDER").contains(basis.name());
		Disclosure delayed = live(basis).tellAuthorFrom(END).build();

		assertThat(delayed.isToldToAuthor(MADE)).isEqualTo(!order);
		assertThat(findings(() -> DisclosureLifecycle.make(complete(basis).tellAuthorFrom(END).build(),
				Disclosures.disclosureContext()))).isEqualTo(order ? List.of() : List.of(refused("DELAY_NOT_ORDERED")));
		assertThat(live(basis).evidence(Disclosures.evidence().with(EvidenceElement.FORBIDS_TELLING, null))
				.tellAuthorFrom(END).build().isToldToAuthor(MADE)).isTrue();
	}

	@Test
	void m7_aDelayEndsAYearAfterTheOrdersOwnDate() {
		long year9999 = at("9999-12-31T00:00:00Z");
		Evidence issuedLongAgo = Disclosures.evidence().with(EvidenceElement.ISSUED_ON, MADE - YEAR);

		assertThat(findings(() -> make(complete(REQUIRED_BY_LAW).tellAuthorFrom(MADE + YEAR)))).isEmpty();
		assertThat(findings(() -> make(complete(REQUIRED_BY_LAW).tellAuthorFrom(MADE + YEAR + 1))))
				.containsExactly(refused("DELAY_TOO_LONG"));
		assertThat(findings(() -> make(complete(REQUIRED_BY_LAW).evidence(issuedLongAgo).tellAuthorFrom(MADE + 1))))
				.containsExactly(refused("DELAY_TOO_LONG"));
		// stored by an earlier version
		assertThat(live(REQUIRED_BY_LAW).tellAuthorFrom(year9999).build().getToldFrom()).isEqualTo(MADE + YEAR);
		assertThat(live(REQUIRED_BY_LAW).tellAuthorFrom(year9999)
				.evidence(Disclosures.evidence().with(EvidenceElement.ISSUED_ON, year9999)).build().getToldFrom())
				.isEqualTo(MADE + YEAR);
	}

	static Stream<Arguments> farDates() {
		return Stream.of("1899-12-31T23:59:59Z", "-9999-01-01T00:00:00Z", "9999-12-31T00:00:00Z", "2126-12-31T00:00:00Z")
				.map(Disclosures::at).map(Arguments::of);
	}

	@ParameterizedTest
	@MethodSource("farDates")
	void m7_noDateLiesBeyondSaneBounds(long far) {
		String outOfBounds = refused("DATE_OUT_OF_BOUNDS");
		DisclosureBasis basis = DisclosureBasis.AUTHORIZATION;
		assertThat(findings(() -> make(complete(basis).time(far, END)))).contains(outOfBounds);
		assertThat(findings(() -> make(complete(basis).time(Disclosures.START, far)))).contains(outOfBounds);
		assertThat(findings(() -> make(complete(basis)
				.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", far, null))))).contains(outOfBounds);
		assertThat(findings(() -> make(complete(basis)
				.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, far))))).contains(outOfBounds);
		assertThat(findings(() -> make(complete(REQUIRED_BY_LAW).tellAuthorFrom(far)))).contains(outOfBounds);
		for (EvidenceElement element : EvidenceElement.values()) {
			if (element.getForm() == EvidenceForm.DATE) {
				assertThat(findings(() -> make(complete(basis).evidence(Disclosures.evidence().with(element, far)))))
						.as(element.name()).contains(outOfBounds);
			}
		}
	}

	@Test
	void m7_nothingLastsLongerThanTenYearsAlsoWhereAnEarlierVersionStoredIt() {
		long tenYears = MADE + TimeUnit.DAYS.toMillis(3653);

		assertThat(findings(() -> make(complete(CUSTODIAN).time(MADE, tenYears)))).isEmpty();
		assertThat(findings(() -> make(complete(CUSTODIAN).time(MADE, tenYears + 1))))
				.containsExactly(refused("LASTS_TOO_LONG"));
		Disclosure endless = live(CUSTODIAN).time(MADE, Long.MAX_VALUE).build();
		assertThat(endless.getEffectiveEnd()).isEqualTo(tenYears);
		assertThat(endless.getState(tenYears)).isEqualTo(DisclosureState.EXPIRED);
	}

	@Test
	void m7_aCustodianStandsInForNobodyWhoIsThere() {
		assertThat(DisclosureLifecycle.findings(complete(CUSTODIAN).build(),
				new DisclosureContext(true, List.of(), List.of(), false))).containsExactly(refused("AUTHOR_STILL_ACTIVE"));
		Disclosure custody = live(CUSTODIAN).build();
		Disclosure byCustodian = live(DisclosureBasis.AUTHORIZATION).made(MakerRole.AUTHOR, "custodian", MADE).build();
		for (Disclosure each : List.of(custody, byCustodian)) {
			assertThat(each.isLeftStanding(null)).as("in use").isFalse();
			assertThat(each.isLeftStanding(MADE - 1)).as("retired before").isTrue();
			assertThat(each.isLeftStanding(MEANWHILE)).as("in use meanwhile, and retired again").isFalse();
		}
		assertThat(live(TRAINING).build().isLeftStanding(null)).isTrue();
		assertThat(findings(() -> DisclosureLifecycle.requireAuthorAway(custody, null)))
				.containsExactly(DisclosureLifecycle.AUTHOR_ACTIVE);
		assertThat(findings(() -> DisclosureLifecycle.requireAuthorAway(custody, MADE))).isEmpty();
	}

	@Test
	void h6_whatIsListedIsShortAndKeepsTheDigestOfTheWhole() {
		String words = "x".repeat(5_000_000);
		Disclosure whole = live(TRAINING).purpose(words).recipient(Recipient.user(RECIPIENT, words))
				.evidence(Disclosures.evidence().with(EvidenceElement.TRAINING_PROGRAM, words)).build();

		Disclosure brief = whole.abridged(100);

		assertThat(Stream.of(brief.getPurpose(), brief.getRecipient().getName(),
				brief.getEvidence().get(EvidenceElement.TRAINING_PROGRAM))).allMatch(each -> each.length() == 100);
		assertThat(brief.getDigest()).isEqualTo(whole.getDigest());
		assertThat(brief.isAbridged()).isTrue();
		assertThat(brief.getState(MEANWHILE)).isEqualTo(DisclosureState.LIVE);
		assertThatIllegalStateException().isThrownBy(() -> brief.movedTo("other"));
		assertThat(live(TRAINING).build().abridged(100).isAbridged()).isFalse();
	}

	@Test
	void h6_itOpensNothingFromItsEndOnOrOnceItIsTakenBack() {
		assertThat(live(TRAINING).build().getOpenUntil()).isEqualTo(END);
		assertThat(complete(REQUIRED_BY_LAW).build().getOpenUntil()).isEqualTo(END);
		assertThat(live(TRAINING).revocation(new Revocation(AUTHOR, MEANWHILE, false)).build().getOpenUntil()).isZero();
		assertThat(complete(REQUIRED_BY_LAW).approval(new Approval(APPROVER, MADE, false)).build().getOpenUntil()).isZero();
	}

	private static Disclosure ofPatient() {
		return live(TRAINING).scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null)).build();
	}

	private static RestrictedNote moved(long moment, String... patients) {
		FormerPatients former = FormerPatients.none();
		for (int i = 0; i < patients.length - 1; i++) {
			former = former.left(patients[i], moment);
		}
		return new RestrictedNote(RestrictedKind.PSYCHOTHERAPY_NOTE, AUTHOR, patients[patients.length - 1], "note",
				Disclosures.SESSION, former);
	}

	private static void make(DisclosureBuilder disclosure) {
		DisclosureLifecycle.make(disclosure.build(), Disclosures.disclosureContext());
	}

	private static List<String> findings(Runnable step) {
		RefusedException refused = catchThrowableOfType(step::run, RefusedException.class);
		return refused == null ? List.of() : refused.getMessageCodes();
	}

	private static String refused(String condition) {
		return "sessionnotes.disclosure.refused." + condition;
	}
}
