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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.AUTHORIZATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.CUSTODIAN;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SERIOUS_THREAT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_CONSENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_COURT_ORDER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.TRAINING;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.APPROVER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MEANWHILE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.OFFICER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.RECIPIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.START;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.at;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.disclosureContext;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.complete;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.live;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.access.AccessGround;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

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

	/** As a version before recorded it: an order of a court, whichever. 42 CFR 2.61 to 2.64. */
	@Test
	void anOrdinaryOrderThatWasRecordedOpensNoSudNotesAndOneThatWasApprovedGoesOn() {
		Evidence ofThen = Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
				.with(EvidenceElement.ISSUER, "State Court").with(EvidenceElement.REFERENCE, "12/2026")
				.with(EvidenceElement.ISSUED_ON, MADE);
		Disclosure recorded = complete(SUD_COURT_ORDER).evidence(ofThen).build();

		assertThat(refusal(() -> DisclosureLifecycle.decide(recorded, new Approval(APPROVER, MADE, true), true)))
				.contains("sessionnotes.disclosure.missing.ORDER_UNDER_PART2",
						"sessionnotes.disclosure.missing.CONFIDENTIAL_COMMUNICATIONS_FINDING");
		assertThat(DisclosureLifecycle.decide(recorded, new Approval(APPROVER, MADE, false), true).getState(MEANWHILE))
				.isEqualTo(DisclosureState.REFUSED);
		assertThat(live(SUD_COURT_ORDER).evidence(ofThen).build().getState(MEANWHILE)).isEqualTo(DisclosureState.LIVE);
		assertThat(live(REQUIRED_BY_LAW).evidence(ofThen).build().getState(MEANWHILE)).isEqualTo(DisclosureState.LIVE);
	}

	/** 45 CFR 164.508(b)(2)(iii), (b)(5). */
	@Test
	void theClientsRevocationKeepsWhenItWasReceivedAndItsWriting() {
		Disclosure authorized = live(AUTHORIZATION).build();
		Revocation written = new Revocation(AUTHOR, MEANWHILE, true, MEANWHILE - 2, "letter of the client");

		Disclosure revoked = DisclosureLifecycle.revoke(authorized, written, false);

		assertThat(revoked.getState(MEANWHILE)).isEqualTo(DisclosureState.REVOKED);
		assertThat(revoked.getRevocation().getReceivedAt()).isEqualTo(MEANWHILE - 2);
		assertThat(revoked.getDigest()).isNotEqualTo(
				DisclosureLifecycle.revoke(authorized, new Revocation(AUTHOR, MEANWHILE, true), false).getDigest());
		assertThat(refusal(() -> DisclosureLifecycle.revoke(authorized,
				new Revocation(AUTHOR, MEANWHILE, true, MEANWHILE + 1, null), false)))
				.containsExactly(DisclosureLifecycle.RECEIVED_LATER);
		assertThat(refusal(() -> DisclosureLifecycle.revoke(authorized,
				new Revocation(AUTHOR, MEANWHILE, false, MEANWHILE, "letter"), false)))
				.containsExactly(DisclosureLifecycle.NOT_THE_CLIENTS);
	}

	/** 45 CFR 164.312(a)(2)(ii): of two, for a day, and of no custodian, superuser or nurse. */
	@Test
	void inAnEmergencyAnotherWhoWritesNotesReadsOnceASecondPersonApproved() {
		Disclosure asked = complete(SERIOUS_THREAT, MakerRole.EMERGENCY).build();
		long now = START + 1;

		assertThat(DisclosureLifecycle.findings(asked, disclosureContext())).isEmpty();
		assertThat(asked.isOpenTo(RECIPIENT, now)).isFalse();
		assertThat(refusal(() -> DisclosureLifecycle.decide(asked, new Approval(RECIPIENT, MADE, true), true)))
				.contains(DisclosureLifecycle.SAME_PERSON, DisclosureLifecycle.IS_RECIPIENT);
		Disclosure approved = DisclosureLifecycle.decide(asked, new Approval(APPROVER, MADE, true), true);
		assertThat(approved.isOpenTo(RECIPIENT, now)).isTrue();
		assertThat(approved.asksForPassword()).isTrue();
		assertThat(approved.opensVoided()).isFalse();
		assertThat(approved.isToldToAuthor(MADE)).isTrue();
		assertThat(DisclosureLifecycle.revoke(approved, new Revocation(AUTHOR, now, false), false).isOpenTo(RECIPIENT, now))
				.isFalse();
		assertThat(findings(asked, d -> d.recipient(Recipient.user("another", "Anna Other"))))
				.containsExactly("sessionnotes.disclosure.refused.EMERGENCY_FOR_OTHERS");
		assertThat(findings(asked, d -> d.time(START, MADE + DisclosureLimits.LONGEST_EMERGENCY + 1)))
				.containsExactly("sessionnotes.disclosure.refused.EMERGENCY_TOO_LONG");
		assertThat(findings(asked, d -> d.evidence(Disclosures.evidence().with(EvidenceElement.AUTHOR_UNREACHABLE, null))))
				.containsExactly("sessionnotes.disclosure.refused.AUTHOR_NOT_TRIED");
		assertThat(DisclosureLifecycle.findings(asked, new DisclosureContext(true, List.of(), List.of(), true)))
				.containsExactly("sessionnotes.disclosure.refused.MAKER_MAY_NOT");
	}

	/** 45 CFR 164.308(a)(1)(ii)(D): within 72 hours, of what was approved and of nothing else. */
	@Test
	void anEmergencyReadingIsReviewedOnceByTheAuthorOrAnOfficerAndNeverByItsReader() {
		long approvedAt = MADE + 5;
		Disclosure asked = complete(SERIOUS_THREAT, MakerRole.EMERGENCY).build();
		Disclosure approved = DisclosureLifecycle.decide(asked, new Approval(APPROVER, approvedAt, true), true);
		long later = approvedAt + TimeUnit.DAYS.toMillis(9);

		assertThat(asked.getReviewDue()).isNull();
		assertThat(DisclosureLifecycle.decide(asked, new Approval(APPROVER, approvedAt, false), true).getReviewDue())
				.isNull();
		assertThat(asked.toBuilder().approval(new Approval(RECIPIENT, approvedAt, true)).build().getReviewDue()).isNull();
		assertThat(live(SERIOUS_THREAT).build().getReviewDue()).isNull();
		assertThat(live(REQUIRED_BY_LAW).build().getReviewDue()).isNull();
		assertThat(approved.getReviewDue()).isEqualTo(approvedAt + TimeUnit.HOURS.toMillis(72));

		Disclosure reviewed = DisclosureLifecycle.review(approved, new EmergencyReview(AUTHOR, later, false, "No threat."),
				false);
		assertThat(reviewed.getReviewDue()).isNull();
		assertThat(reviewed.getReview().isJustified()).isFalse();
		assertThat(reviewed.getState(START + 1)).isEqualTo(approved.getState(START + 1));
		assertThat(Stream.of(approved, reviewed,
				DisclosureLifecycle.review(approved, new EmergencyReview(AUTHOR, later, true, "No threat."), false),
				DisclosureLifecycle.review(approved, new EmergencyReview(AUTHOR, later, false, "Other."), false),
				DisclosureLifecycle.review(approved, new EmergencyReview(AUTHOR, later + 1, false, "No threat."), false),
				DisclosureLifecycle.review(approved, new EmergencyReview(OFFICER, later, false, "No threat."), true))
				.map(Disclosure::getDigest)).doesNotHaveDuplicates();
		assertThat(reviewed.abridged(5).getReview().getComment()).hasSize(5);
		assertThat(reviewed.abridged(5).getDigest()).isEqualTo(reviewed.getDigest());

		assertThat(reviewRefusal(reviewed, AUTHOR, "Again.", false)).containsExactly(DisclosureLifecycle.NOT_TO_REVIEW);
		assertThat(reviewRefusal(asked, OFFICER, "Early.", true)).containsExactly(DisclosureLifecycle.NOT_TO_REVIEW);
		assertThat(reviewRefusal(approved, RECIPIENT, "Mine.", true)).containsExactly(DisclosureLifecycle.MAY_NOT_REVIEW);
		assertThat(reviewRefusal(approved, "another", "Not mine.", false))
				.containsExactly(DisclosureLifecycle.MAY_NOT_REVIEW);
		assertThat(reviewRefusal(approved, OFFICER, " -", true)).containsExactly(DisclosureLifecycle.REVIEW_EMPTY);
	}

	/** No section asks for two people; where there are no two, the same one says it twice, a day apart. */
	@Test
	void aSinglePractitionerApprovesADayLaterAndOnlyForSomebodyOutside() {
		long day = TimeUnit.HOURS.toMillis(24);
		Disclosure recorded = complete(REQUIRED_BY_LAW).made(MakerRole.PRIVACY_OFFICER, AUTHOR, MADE)
				.recipient(Recipient.outside("Rita Reader", "1 Road")).build();

		assertThat(aloneRefusal(recorded, MADE + day - 1)).containsExactly(DisclosureLifecycle.NOT_YET_ALONE);
		assertThat(aloneRefusal(complete(REQUIRED_BY_LAW).made(MakerRole.PRIVACY_OFFICER, AUTHOR, MADE).build(),
				MADE + day)).as("a user").containsExactly(DisclosureLifecycle.NOT_YET_ALONE);
		assertThat(aloneRefusal(complete(CUSTODIAN).made(MakerRole.PRIVACY_OFFICER, AUTHOR, MADE).build(),
				MADE + day)).as("a custodian").containsExactly(DisclosureLifecycle.NOT_YET_ALONE);
		assertThat(refusal(() -> DisclosureLifecycle.decide(recorded, Approval.alone(AUTHOR, MADE + day), false)))
				.containsExactly(DisclosureLifecycle.NO_PRIVILEGE);
		assertThat(refusal(() -> DisclosureLifecycle.decide(recorded, new Approval(AUTHOR, MADE + day, true), true)))
				.containsExactly(DisclosureLifecycle.SAME_PERSON);

		Disclosure approved = DisclosureLifecycle.decide(recorded, Approval.alone(AUTHOR, MADE + day), true);
		assertThat(approved.getState(MADE + day)).isEqualTo(DisclosureState.LIVE);
		assertThat(approved.getDigest())
				.isNotEqualTo(recorded.toBuilder().approval(new Approval(AUTHOR, MADE + day, true)).build().getDigest());
		assertThat(recorded.toBuilder().approval(Approval.alone(AUTHOR, MADE + day - 1)).build().getState(MADE + day))
				.as("stored too early").isEqualTo(DisclosureState.PROPOSED);
		assertThat(recorded.toBuilder().approval(new Approval(AUTHOR, MADE + day, true)).build().getState(MADE + day))
				.as("as if there were two").isEqualTo(DisclosureState.PROPOSED);
	}

	private static List<String> aloneRefusal(Disclosure disclosure, long at) {
		return refusal(() -> DisclosureLifecycle.decide(disclosure, Approval.alone(AUTHOR, at), true));
	}

	private static List<String> reviewRefusal(Disclosure disclosure, String by, String comment, boolean officer) {
		return refusal(() -> DisclosureLifecycle.review(disclosure, new EmergencyReview(by, END, true, comment), officer));
	}

	private static List<String> findings(Disclosure disclosure, UnaryOperator<DisclosureBuilder> change) {
		return DisclosureLifecycle.findings(change.apply(disclosure.toBuilder()).build(), disclosureContext());
	}

	/** 45 CFR 164.508(b)(2)(i). */
	@Test
	void everyNinetyDaysItsMakerIsAskedWhetherTheEventHasHappened() {
		long year = TimeUnit.DAYS.toMillis(365);
		Disclosure authorized = live(AUTHORIZATION).time(START, START + year)
				.evidence(Disclosures.evidence().with(EvidenceElement.EXPIRY_DATE, null)).build();
		long due = MADE + TimeUnit.DAYS.toMillis(90);

		assertThat(authorized.isEventDue(due - 1)).isFalse();
		assertThat(authorized.isEventDue(due)).isTrue();
		Disclosure confirmed = DisclosureLifecycle.confirm(authorized, AUTHOR, due, false);
		assertThat(confirmed.isEventDue(due + 1)).isFalse();
		assertThat(confirmed.isEventDue(due + TimeUnit.DAYS.toMillis(90))).isTrue();
		assertThat(live(TRAINING).time(START, START + year).evidence(Evidence.none()).build().isEventDue(due)).isFalse();
	}

	/** The whole of each note is what every disclosure gave before there was anything less. */
	@Test
	void lessThanTheWholeHasADigestOfItsOwn() {
		assertThat(Stream.of(DisclosedPortion.whole(), DisclosedPortion.excerpt("words"), DisclosedPortion.excerpt("others"),
				DisclosedPortion.parts(List.of(NotePart.OTHER)),
				DisclosedPortion.parts(List.of(NotePart.OTHER, NotePart.COMMENT)))
				.map(portion -> live(AUTHORIZATION).portion(portion).build().getDigest())).doesNotHaveDuplicates();
		assertThat(
				live(AUTHORIZATION).portion(DisclosedPortion.excerpt("words")).build().abridged(3).getPortion().getExcerpt())
				.as("what is read is whole also where lists are short").isEqualTo("words");
	}

	@Test
	void whatIsMadeIsRefusedWithEverythingThatIsWrong() {
		Disclosure bad = complete(TRAINING).purpose("").evidence(Evidence.none()).build();

		assertThatThrownBy(() -> DisclosureLifecycle.make(bad, disclosureContext()))
				.isInstanceOfSatisfying(RefusedException.class,
						refusal -> assertThat(refusal.getMessageCodes()).containsExactly(
								"sessionnotes.disclosure.refused.PURPOSE_MISSING",
								"sessionnotes.disclosure.missing.TRAINING_PROGRAM",
								"sessionnotes.disclosure.missing.OWN_PROGRAM", "sessionnotes.disclosure.missing.LEARNER",
								"sessionnotes.disclosure.missing.HOW_VERIFIED",
								"sessionnotes.disclosure.refused.NOT_THE_MINIMUM"));
		Disclosure good = complete(TRAINING).build();
		assertThat(DisclosureLifecycle.make(good, disclosureContext())).isSameAs(good);
	}

	@Test
	void nothingIsMadeThatIsApprovedOrRevokedAlready() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> DisclosureLifecycle.make(live(REQUIRED_BY_LAW).build(), disclosureContext()));
		assertThatIllegalArgumentException().isThrownBy(() -> DisclosureLifecycle
				.make(complete(TRAINING).revocation(new Revocation(AUTHOR, MADE, false)).build(), disclosureContext()));
	}

	@Test
	void aDecisionIsMadeOnce() {
		Disclosure approved = live(REQUIRED_BY_LAW).build();

		assertThat(refusal(() -> DisclosureLifecycle.decide(approved, new Approval("third", MEANWHILE, false), true)))
				.containsExactly(DisclosureLifecycle.NOT_PROPOSED);
	}

	@Test
	void whatIsOverIsNotRevoked() {
		Revocation late = new Revocation(AUTHOR, END, false);
		Disclosure revoked = DisclosureLifecycle.revoke(live(TRAINING).build(), new Revocation(AUTHOR, MEANWHILE, false),
				false);

		assertThat(refusal(() -> DisclosureLifecycle.revoke(live(TRAINING).build(), late, false)))
				.containsExactly(DisclosureLifecycle.OVER);
		// a second one would move the moment at which it closed
		assertThat(refusal(() -> DisclosureLifecycle.revoke(revoked, new Revocation(AUTHOR, MEANWHILE - 1, false), false)))
				.containsExactly(DisclosureLifecycle.OVER);
	}

	@Test
	void whoMayRevokeBesidesTheMaker() {
		Disclosure order = live(REQUIRED_BY_LAW).build();
		Disclosure byCustodian = live(AUTHORIZATION).made(MakerRole.AUTHOR, "custodian", MADE).build();

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
		Stream<UnaryOperator<DisclosureBuilder>> changes = Stream.of(d -> d, d -> d.uuid("other"),
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
				d -> d.made(MakerRole.AUTHOR, OFFICER, MADE),
				d -> d.made(MakerRole.PRIVACY_OFFICER, "other", MADE),
				d -> d.made(MakerRole.PRIVACY_OFFICER, OFFICER, 1), d -> d.tellAuthorFrom(1L),
				d -> d.approval(null), d -> d.approval(new Approval("other", MADE, true)),
				d -> d.approval(new Approval(APPROVER, 1, true)), d -> d.approval(new Approval(APPROVER, 1, false)),
				d -> d.approval(Approval.refused(APPROVER, 1, "a reason")),
				d -> d.approval(Approval.refused(APPROVER, 1, "another")),
				d -> d.revocation(new Revocation(OFFICER, 1, false)), d -> d.revocation(new Revocation(OFFICER, 2, false)),
				d -> d.revocation(new Revocation(OFFICER, 2, true)), d -> d.revocation(new Revocation("other", 2, true)));

		assertThat(changes.map(change -> change.apply(live(REQUIRED_BY_LAW)).build().getDigest())
				.collect(Collectors.toList())).doesNotHaveDuplicates();
		assertThat(live(REQUIRED_BY_LAW).build().getDigest()).isEqualTo(live(REQUIRED_BY_LAW).build().getDigest());
		assertThat(live(REQUIRED_BY_LAW).approval(Approval.refused(APPROVER, 1, null)).build().getDigest())
				.isEqualTo(live(REQUIRED_BY_LAW).approval(new Approval(APPROVER, 1, false)).build().getDigest());
	}

	@Test
	void aStepLeavesTheOthersFieldsAsTheyAre() {
		Disclosure proposed = complete(REQUIRED_BY_LAW).tellAuthorFrom(END).build();
		Disclosure approved = DisclosureLifecycle.decide(proposed, new Approval(APPROVER, MADE, true), true);

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
		Stream.of(MakerRole.values()).forEach(maker -> names.add(maker.name()));
		Stream.of(LegalInstrument.values()).forEach(instrument -> names.add(instrument.name()));
		Stream.of(DisclosureState.values()).forEach(state -> names.add(state.name()));
		assertThat(names).contains("PSYCHOTHERAPY_NOTE", "SUD_COUNSELING_NOTE", "AUTHOR", "PRIVACY_OFFICER", "COURT_ORDER",
				"PROPOSED", "NOT_YET", "LIVE", "EXPIRED", "REVOKED", "REFUSED");
	}

	/** What an earlier version stored names no learner: it stands with the supervision of its author, and no other. */
	@Test
	void trainingOfAnEarlierVersionIsTheAuthors() {
		Disclosure earlier = live(TRAINING).evidence(Disclosures.evidence().with(EvidenceElement.LEARNER, null)).build();

		assertThat(earlier.getLearner()).isEqualTo(Learner.AUTHOR);
		assertThat(live(REQUIRED_BY_LAW).build().getLearner()).isNull();
	}

	/** The digest of what is stored has its evidence in this order. */
	@Test
	void theEvidenceOfEarlierVersionsStaysInItsOrder() {
		List<String> earlier = List.of("INFORMATION", "DISCLOSER", "NAMED_RECIPIENT", "STATED_PURPOSE", "EXPIRY_DATE",
				"EXPIRY_EVENT", "SIGNED_BY", "SIGNED_ON", "SIGNED_BY_REPRESENTATIVE", "REPRESENTATIVE_AUTHORITY",
				"REVOCATION_RIGHT", "REVOCATION_MANNER", "REVOCATION_EXCEPTIONS", "CONDITIONING_STATEMENT",
				"REDISCLOSURE_STATEMENT", "NOTES_ONLY", "CLIENT_NAME", "TRAINING_PROGRAM", "LEGAL_ACTION",
				"BROUGHT_BY_CLIENT", "RATIONALE", "ABLE_TO_PREVENT", "INSTRUMENT", "ISSUER", "REFERENCE", "ISSUED_ON",
				"OVERSEEN_USER", "CLIENT_DECEASED", "AUTHOR_LEFT_ON", "FORBIDS_TELLING");

		assertThat(Stream.of(EvidenceElement.values()).map(Enum::name).filter(earlier::contains))
				.containsExactlyElementsOf(earlier);
		assertThat(LegalInstrument.named("STATUTE")).isEqualTo(LegalInstrument.STATUTE_OR_REGULATION);
		assertThat(LegalInstrument.named("SUBPOENA")).isEqualTo(LegalInstrument.ATTORNEY_SUBPOENA);
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
			DisclosureLifecycle.revoke(disclosure, new Revocation(by, MEANWHILE, byClient), recordsOrders);
			return true;
		} catch (RefusedException e) {
			assertThat(e.getMessageCodes()).containsExactly(DisclosureLifecycle.MAY_NOT_REVOKE);
			return false;
		}
	}

	private static List<String> refusal(Runnable step) {
		try {
			step.run();
			return List.of();
		} catch (RefusedException e) {
			return e.getMessageCodes();
		}
	}
}
