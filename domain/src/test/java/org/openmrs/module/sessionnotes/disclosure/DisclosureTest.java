/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.AUTHORIZATION;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.SUD_CONSENT;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.TRAINING;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.APPROVER;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.MEANWHILE;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.OFFICER;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.RECIPIENT;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.at;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.circumstances;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.complete;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.live;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.access.AccessGround;
import org.openmrs.module.sessionnotes.access.RestrictedKind;
import org.openmrs.module.sessionnotes.access.RestrictedNote;

class DisclosureTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			author | patient | note  | covered
			author | patient | note  | true
			other  | patient | note  | false
			author | other   | note  | false
			author | patient | other | false
			""")
	void oneNoteIsCoveredAndNoOther(String author, String patient, String note, boolean covered) {
		assertThat(live(TRAINING).build().covers(
				new RestrictedNote(RestrictedKind.PSYCHOTHERAPY_NOTE, author, patient, note, Disclosures.SESSION)))
				.isEqualTo(covered);
	}

	/** The clinic's days from 3 to 5 November in New York, which begin at 05:00 UTC. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			author | patient | session                  | covered
			author | patient | 2026-11-03T04:59:59.999Z | false
			author | patient | 2026-11-03T05:00:00.000Z | true
			author | patient | 2026-11-04T12:00:00.000Z | true
			author | patient | 2026-11-06T04:59:59.999Z | true
			author | patient | 2026-11-06T05:00:00.000Z | false
			other  | patient | 2026-11-04T12:00:00.000Z | false
			author | other   | 2026-11-04T12:00:00.000Z | false
			""")
	void aRangeOfDaysCoversTheWholeOfItsFirstAndLastDay(String author, String patient, String session, boolean covered) {
		DisclosureScope scope = DisclosureScope.daysOnPatient(AUTHOR, "patient", LocalDate.of(2026, 11, 3),
				LocalDate.of(2026, 11, 5), ZoneId.of("America/New_York"));

		assertThat(live(TRAINING).scope(scope).build()
				.covers(new RestrictedNote(RestrictedKind.PSYCHOTHERAPY_NOTE, author, patient, "any", at(session))))
				.isEqualTo(covered);
	}

	@Test
	void aDayOnWhichTheClockIsSetBackIsAllCovered() {
		DisclosureScope scope = DisclosureScope.daysOnPatient(AUTHOR, "patient", LocalDate.of(2026, 11, 1),
				LocalDate.of(2026, 11, 1), ZoneId.of("America/New_York"));

		assertThat(scope.getFrom()).isEqualTo(at("2026-11-01T04:00:00Z"));
		assertThat(scope.getTo()).isEqualTo(at("2026-11-02T05:00:00Z") - 1);
	}

	@Test
	void anOpenRangeCoversWhatIsBeforeOrAfter() {
		assertThat(covers(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, 5L), 5)).isTrue();
		assertThat(covers(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, 5L), 6)).isFalse();
		assertThat(covers(DisclosureScope.notesOnPatient(AUTHOR, "patient", 5L, null), 5)).isTrue();
		assertThat(covers(DisclosureScope.notesOnPatient(AUTHOR, "patient", 5L, null), 4)).isFalse();
		assertThat(covers(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null), 4)).isTrue();
	}

	@Test
	void allNotesOfAnAuthorAreThatAuthorsAlone() {
		assertThat(covers(DisclosureScope.notesOfAuthor(AUTHOR), 5)).isTrue();
		assertThat(covers(DisclosureScope.notesOfAuthor("other"), 5)).isFalse();
	}

	@Test
	void aScopeIncludesWhatItCoversInFull() {
		DisclosureScope ofAuthor = DisclosureScope.notesOfAuthor(AUTHOR);
		DisclosureScope ofPatient = DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null);
		DisclosureScope ofDays = DisclosureScope.notesOnPatient(AUTHOR, "patient", 5L, 9L);
		DisclosureScope one = DisclosureScope.note(AUTHOR, "patient", "note");

		assertThat(Stream.of(ofAuthor, ofPatient, ofDays, one)).allMatch(ofAuthor::includes);
		assertThat(Stream.of(ofPatient, ofDays, one)).allMatch(ofPatient::includes);
		assertThat(ofPatient.includes(ofAuthor)).isFalse();
		assertThat(ofDays.includes(ofDays)).isTrue();
		assertThat(Stream.of(ofAuthor, ofPatient, one, DisclosureScope.notesOnPatient(AUTHOR, "patient", 5L, 10L),
				DisclosureScope.notesOnPatient(AUTHOR, "patient", 4L, 9L),
				DisclosureScope.notesOnPatient(AUTHOR, "patient", null, 9L),
				DisclosureScope.notesOnPatient(AUTHOR, "patient", 5L, null),
				DisclosureScope.notesOnPatient("other", "patient", 5L, 9L),
				DisclosureScope.notesOnPatient(AUTHOR, "other", 5L, 9L))).noneMatch(ofDays::includes);
		assertThat(one.includes(DisclosureScope.note(AUTHOR, "patient", "other"))).isFalse();
	}

	@Test
	void aDisclosureMovesToThePatientThatItsOwnWasMergedInto() {
		Disclosure moved = live(TRAINING).build().movedTo("winner");

		assertThat(moved.getScope().getPatientUuid()).isEqualTo("winner");
		assertThat(moved.getScope().getNoteUuid()).isEqualTo("note");
		assertThat(moved.movedTo("patient").getDigest()).isEqualTo(live(TRAINING).build().getDigest());
	}

	@Test
	void aNoteOfAnotherKindIsNotCovered() {
		assertThat(live(TRAINING).build().covers(Disclosures.note(TRAINING))).isTrue();
		assertThat(live(TRAINING).build().covers(Disclosures.note(SUD_CONSENT))).isFalse();
	}

	@Test
	void anAuthorizationEndsItEarlierThanItsOwnEnd() {
		for (DisclosureBasis basis : List.of(AUTHORIZATION, SUD_CONSENT)) {
			Disclosure disclosure = live(basis)
					.evidence(Disclosures.evidence().with(EvidenceElement.EXPIRY_DATE, MEANWHILE)).build();

			assertThat(disclosure.getState(MEANWHILE - 1)).isEqualTo(DisclosureState.LIVE);
			assertThat(disclosure.getState(MEANWHILE)).isEqualTo(DisclosureState.EXPIRED);
			assertThat(disclosure.getEffectiveEnd()).isEqualTo(MEANWHILE);
		}
	}

	@Test
	void whatWasNeverApprovedExpiresToo() {
		assertThat(complete(REQUIRED_BY_LAW).build().getState(END)).isEqualTo(DisclosureState.EXPIRED);
	}

	@Test
	void theAuthorIsToldAtOnceUnlessThatIsDelayedAndThenAfterTheDelay() {
		assertThat(complete(REQUIRED_BY_LAW).build().isToldToAuthor(MADE)).isTrue();
		Disclosure delayed = complete(REQUIRED_BY_LAW).tellAuthorFrom(END).build();
		assertThat(delayed.isToldToAuthor(END - 1)).isFalse();
		assertThat(delayed.isToldToAuthor(END)).isTrue();
	}

	@Test
	void aCustodianStandsInForTheAuthorAndReadsNothing() {
		Disclosure custody = live(DisclosureBasis.CUSTODIAN).build();

		assertThat(custody.isCustody(RECIPIENT, MEANWHILE)).isTrue();
		assertThat(custody.isCustody("another", MEANWHILE)).isFalse();
		assertThat(custody.isCustody(RECIPIENT, END)).isFalse();
		assertThat(live(TRAINING).build().isCustody(RECIPIENT, MEANWHILE)).isFalse();
		assertThat(custody.isOpenTo(RECIPIENT, MEANWHILE)).isFalse();
		assertThat(custody.getGround()).isNull();
	}

	@Test
	void whatIsMadeIsRefusedWithEverythingThatIsWrong() {
		Disclosure bad = complete(TRAINING).purpose("").evidence(Evidence.none()).build();

		assertThatThrownBy(() -> DisclosureSteps.make(bad, circumstances()))
				.isInstanceOfSatisfying(RefusedDisclosureException.class,
						refusal -> assertThat(refusal.getMessageCodes()).containsExactly(
								"sessionnotes.disclosure.refused.PURPOSE_MISSING",
								"sessionnotes.disclosure.missing.TRAINING_PROGRAM"));
		Disclosure good = complete(TRAINING).build();
		assertThat(DisclosureSteps.make(good, circumstances())).isSameAs(good);
	}

	@Test
	void nothingIsMadeThatIsApprovedOrRevokedAlready() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> DisclosureSteps.make(live(REQUIRED_BY_LAW).build(), circumstances()));
		assertThatIllegalArgumentException().isThrownBy(() -> DisclosureSteps
				.make(complete(TRAINING).revocation(new Revocation(AUTHOR, MADE, false)).build(), circumstances()));
	}

	@Test
	void aDecisionIsMadeOnce() {
		Disclosure approved = live(REQUIRED_BY_LAW).build();

		assertThat(refusal(() -> DisclosureSteps.decide(approved, new Approval("third", MEANWHILE, false), true)))
				.containsExactly(DisclosureSteps.NOT_PROPOSED);
	}

	@Test
	void whatIsOverIsNotRevoked() {
		Revocation late = new Revocation(AUTHOR, END, false);
		Disclosure revoked = DisclosureSteps.revoke(live(TRAINING).build(), new Revocation(AUTHOR, MEANWHILE, false),
				false);

		assertThat(refusal(() -> DisclosureSteps.revoke(live(TRAINING).build(), late, false)))
				.containsExactly(DisclosureSteps.OVER);
		// a second one would move the moment at which it closed
		assertThat(refusal(() -> DisclosureSteps.revoke(revoked, new Revocation(AUTHOR, MEANWHILE - 1, false), false)))
				.containsExactly(DisclosureSteps.OVER);
	}

	@Test
	void whoMayRevokeBesidesTheMaker() {
		Disclosure order = live(REQUIRED_BY_LAW).build();
		Disclosure byCustodian = live(AUTHORIZATION).made(DisclosureMaker.AUTHOR, "custodian", MADE).build();

		assertThat(mayRevoke(order, "another officer", false, true)).isTrue();
		assertThat(mayRevoke(order, AUTHOR, false, false)).isFalse();
		assertThat(mayRevoke(order, "another officer", false, false)).isFalse();
		assertThat(mayRevoke(byCustodian, AUTHOR, false, false)).isTrue();
		assertThat(mayRevoke(byCustodian, OFFICER, false, true)).isTrue();
		assertThat(mayRevoke(byCustodian, OFFICER, false, false)).isFalse();
		assertThat(mayRevoke(live(AUTHORIZATION).build(), OFFICER, false, true)).isFalse();
		assertThat(mayRevoke(byCustodian, OFFICER, true, true)).isTrue();
		assertThat(mayRevoke(byCustodian, OFFICER, true, false)).isFalse();
	}

	@Test
	void theDigestChangesWithEveryField() {
		Stream<UnaryOperator<Disclosure.Builder>> changes = Stream.of(d -> d, d -> d.uuid("other"),
				d -> d.kind(RestrictedKind.SUD_COUNSELING_NOTE), d -> d.basis(TRAINING),
				d -> d.scope(DisclosureScope.note("other", "patient", "note")),
				d -> d.scope(DisclosureScope.note(AUTHOR, "other", "note")),
				d -> d.scope(DisclosureScope.note(AUTHOR, "patient", "other")),
				d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null)),
				d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", 1L, null)),
				d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, 1L)),
				d -> d.recipient(Recipient.user("other", "Rita Reader")),
				d -> d.recipient(Recipient.user(RECIPIENT, "other")),
				d -> d.recipient(Recipient.outside("Rita Reader", "1 Road")),
				d -> d.recipient(Recipient.outside("Rita Reader", "2 Road")), d -> d.evidence(Evidence.none()),
				d -> d.evidence(Evidence.none().with(EvidenceElement.ISSUER, "x")),
				d -> d.evidence(Evidence.none().with(EvidenceElement.REFERENCE, "x")), d -> d.time(1, END),
				d -> d.time(Disclosures.START, 1), d -> d.purpose("other"),
				d -> d.made(DisclosureMaker.AUTHOR, OFFICER, MADE),
				d -> d.made(DisclosureMaker.PRIVACY_OFFICER, "other", MADE),
				d -> d.made(DisclosureMaker.PRIVACY_OFFICER, OFFICER, 1), d -> d.tellAuthorFrom(1L),
				d -> d.approval(null), d -> d.approval(new Approval("other", MADE, true)),
				d -> d.approval(new Approval(APPROVER, 1, true)), d -> d.approval(new Approval(APPROVER, 1, false)),
				d -> d.revocation(new Revocation(OFFICER, 1, false)), d -> d.revocation(new Revocation(OFFICER, 2, false)),
				d -> d.revocation(new Revocation(OFFICER, 2, true)), d -> d.revocation(new Revocation("other", 2, true)));

		assertThat(changes.map(change -> change.apply(live(REQUIRED_BY_LAW)).build().getDigest())
				.collect(Collectors.toList())).doesNotHaveDuplicates();
		assertThat(live(REQUIRED_BY_LAW).build().getDigest()).isEqualTo(live(REQUIRED_BY_LAW).build().getDigest());
	}

	@Test
	void aStepLeavesTheOthersFieldsAsTheyAre() {
		Disclosure proposed = complete(REQUIRED_BY_LAW).tellAuthorFrom(END).build();
		Disclosure approved = DisclosureSteps.decide(proposed, new Approval(APPROVER, MADE, true), true);

		assertThat(approved.toBuilder().approval(null).build().getDigest()).isEqualTo(proposed.getDigest());
	}

	@Test
	void nothingOfItsWordsIsPrinted() {
		assertThat(List.of(live(AUTHORIZATION).build().toString(), live(AUTHORIZATION).build().getRecipient().toString(),
				Disclosures.evidence().toString())).noneMatch(text -> text.contains("Rita"));
	}

	/** The database of every installation holds these names. */
	@Test
	void theNamesInTheStoreStayTheSame() {
		List<String> names = new ArrayList<>();
		Stream.of(RestrictedKind.values()).forEach(kind -> names.add(kind.name()));
		Stream.of(DisclosureMaker.values()).forEach(maker -> names.add(maker.name()));
		Stream.of(LegalInstrument.values()).forEach(instrument -> names.add(instrument.name()));
		Stream.of(DisclosureState.values()).forEach(state -> names.add(state.name()));
		assertThat(names).contains("PSYCHOTHERAPY_NOTE", "SUD_COUNSELING_NOTE", "AUTHOR", "PRIVACY_OFFICER", "COURT_ORDER",
				"STATUTE", "SUBPOENA", "PROPOSED", "NOT_YET", "LIVE", "EXPIRED", "REVOKED", "REFUSED");
	}

	@Test
	void theOriginatorOfEachKindHasAGroundOfTheirOwn() {
		assertThat(RestrictedKind.PSYCHOTHERAPY_NOTE.getOriginatorGround()).isEqualTo(AccessGround.ORIGINATOR_TREATMENT);
		assertThat(RestrictedKind.SUD_COUNSELING_NOTE.getOriginatorGround())
				.isEqualTo(AccessGround.SUD_ORIGINATOR_TREATMENT);
		assertThat(RestrictedKind.PSYCHOTHERAPY_NOTE.getCitation()).isEqualTo("45 CFR 164.501");
		assertThat(RestrictedKind.SUD_COUNSELING_NOTE.getCitation()).isEqualTo("42 CFR 2.11");
	}

	private static boolean covers(DisclosureScope scope, long session) {
		return scope.covers(new RestrictedNote(RestrictedKind.PSYCHOTHERAPY_NOTE, AUTHOR, "patient", "any", session));
	}

	private static boolean mayRevoke(Disclosure disclosure, String by, boolean byClient, boolean recordsOrders) {
		try {
			DisclosureSteps.revoke(disclosure, new Revocation(by, MEANWHILE, byClient), recordsOrders);
			return true;
		} catch (RefusedDisclosureException e) {
			assertThat(e.getMessageCodes()).containsExactly(DisclosureSteps.MAY_NOT_REVOKE);
			return false;
		}
	}

	private static List<String> refusal(Runnable step) {
		try {
			step.run();
			return List.of();
		} catch (RefusedDisclosureException e) {
			return e.getMessageCodes();
		}
	}
}
