/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.CONFIDENTIAL_SOURCE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.INMATE_COPY;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.OTHER_PERSON_HARMED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.PSYCHOTHERAPY_NOTES;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.REPRESENTATIVE_HARM;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.CLIENT;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.DECIDER;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.PASSAGE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.REPRESENTATIVE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.REVIEWER;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.STEP;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.access;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.assertRefused;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.decided;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.nothingWithheld;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.partial;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.received;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.withheld;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.Letters;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

class CopyDecisionTest {

	/** Every ground there is, written from 45 CFR 164.524(a) and part 171. */
	@Requirement({"R-1.14", "R-1.15", "R-1.23"})
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			ground                   | citation                             | reviewable | exception       | facts
			NOT_IN_RECORD_SET        | 45 CFR 164.524(a)(1), 164.501        | false      | OUTSIDE_EHI     | NOT_USED_FOR_DECISIONS
			PSYCHOTHERAPY_NOTES      | 45 CFR 164.524(a)(1)(i), (a)(2)(i)   | false      | OUTSIDE_EHI     | -
			LEGAL_PROCEEDING         | 45 CFR 164.524(a)(1)(ii), (a)(2)(i)  | false      | OUTSIDE_EHI     | COMPILED_FOR_PROCEEDING
			INMATE_COPY              | 45 CFR 164.524(a)(2)(ii)             | false      | PRIVACY         | CORRECTIONAL_INSTITUTION COPY_WOULD_JEOPARDIZE
			RESEARCH_IN_PROGRESS     | 45 CFR 164.524(a)(2)(iii)            | false      | PRIVACY         | RESEARCH_GOES_ON CLIENT_AGREED_IN_RESEARCH TOLD_OF_REINSTATEMENT
			PRIVACY_ACT              | 45 CFR 164.524(a)(2)(iv)             | false      | PRIVACY         | UNDER_PRIVACY_ACT DENIED_BY_PRIVACY_ACT
			CONFIDENTIAL_SOURCE      | 45 CFR 164.524(a)(2)(v)              | false      | PRIVACY         | SOURCE_NOT_A_PROVIDER CONFIDENTIALITY_PROMISED WOULD_REVEAL_SOURCE
			ENDANGERS_LIFE_OR_SAFETY | 45 CFR 164.524(a)(3)(i)              | true       | PREVENTING_HARM | ENDANGERS_LIFE_OR_BODY DECIDER_TREATS_CLIENT DECIDED_FOR_THIS_REQUEST
			OTHER_PERSON_HARMED      | 45 CFR 164.524(a)(3)(ii)             | true       | PREVENTING_HARM | NAMES_OTHER_PERSON OTHER_NOT_A_PROVIDER OTHER_SUBSTANTIALLY_HARMED DECIDER_TREATS_CLIENT DECIDED_FOR_THIS_REQUEST
			REPRESENTATIVE_HARM      | 45 CFR 164.524(a)(3)(iii)            | true       | PREVENTING_HARM | REPRESENTATIVE_WOULD_HARM DECIDER_TREATS_CLIENT DECIDED_FOR_THIS_REQUEST
			""")
	void theGroundsAreThoseOfTheLaw(AccessDenialGround ground, String citation, boolean reviewable,
			BlockingException exception, String facts) {
		assertThat(ground.getSource()).hasToString(RuleSource.read(citation).toString());
		assertThat(ground.isReviewable()).isEqualTo(reviewable);
		assertThat(ground.getException()).isEqualTo(exception);
		assertThat(ground.getFacts()).extracting(Enum::name)
				.containsExactlyInAnyOrder(facts == null ? new String[0] : facts.split(" "));
		assertThat(AccessDenialGround.values()).hasSize(10);
	}

	/** Each ground denies with all its facts, and without any one of them does not. */
	@Requirement({"R-1.14", "R-1.15"})
	@TestFactory
	Stream<DynamicTest> aGroundNeedsEachOfItsFacts() {
		return US.getGrounds().stream().flatMap(ground -> {
			ClientRequest request = received(access().requester(REPRESENTATIVE));
			Stream<DynamicTest> whole = Stream.of(DynamicTest.dynamicTest(ground + " with its facts",
					() -> assertThat(decide(request, withheld(ground)).getState()).isEqualTo(RequestState.GRANTED_IN_PART)));
			return Stream.concat(whole, ground.getFacts().stream().map(fact -> DynamicTest.dynamicTest(
					ground + " without " + fact, () -> {
						Set<GroundFact> facts = EnumSet.copyOf(ground.getFacts());
						facts.remove(fact);
						assertRefused(
								() -> decide(request,
										changed(ground, facts, DECIDER, STEP.getOn(), "He threatened to kill.")),
								RequestRule.GROUND_FACT_MISSING);
					})));
		});
	}

	private static ClientRequest decide(ClientRequest request, WithheldPassage withheld) {
		CopyDecision decision = new CopyDecision(List.of(withheld), true, Set.of());
		return RequestLifecycle.decide(request, decision, Requests.letterOn(decision), STEP, US);
	}

	private static WithheldPassage changed(AccessDenialGround ground, Set<GroundFact> facts, LicensedProfessional decider,
			LocalDate on, String reasoning) {
		return new WithheldPassage(PASSAGE, "author", ground, facts, decider, on, reasoning, false);
	}

	/** Nothing that a clinic may find inconvenient is a ground, and no free text denies anything. */
	@Requirement("R-1.15")
	@Test
	void upsetAndBillsAreNoGrounds() {
		assertThat(Arrays.stream(AccessDenialGround.values()).map(Enum::name))
				.noneMatch(name -> name.matches(".*(UPSET|ALLIANCE|BILL|PAY|DISCUSS|DRAFT|OTHER_REASON|EMOTION).*"));
		assertThatThrownBy(() -> changed(null, Set.of(), DECIDER, STEP.getOn(), "The client would be very upset."))
				.isInstanceOf(NullPointerException.class);
	}

	@Requirement("R-1.19")
	@Test
	void privateNotesAreNoGroundForAPassage() {
		assertThat(US.getGrounds()).doesNotContain(PSYCHOTHERAPY_NOTES).hasSize(9);
		assertRefused(() -> decide(received(access()), withheld(PSYCHOTHERAPY_NOTES)), RequestRule.GROUND_NOT_ALLOWED);
	}

	@Requirement("R-1.15")
	@Test
	void aLicensedProfessionalDecidesWithReasons() {
		ClientRequest request = received(access());
		Set<GroundFact> facts = OTHER_PERSON_HARMED.getFacts();
		for (LicensedProfessional decider : new LicensedProfessional[]{null,
				new LicensedProfessional("x", "X", " ", "1", "NY"), new LicensedProfessional("x", "X", "nurse", null, "NY"),
				new LicensedProfessional("x", "X", "nurse", "1", "")}) {
			assertRefused(
					() -> decide(request, changed(OTHER_PERSON_HARMED, facts, decider, STEP.getOn(), "He would hurt her.")),
					RequestRule.DECIDER_NOT_LICENSED);
		}
		assertRefused(() -> decide(request, changed(OTHER_PERSON_HARMED, facts, DECIDER, null, "He would hurt her.")),
				RequestRule.DECIDER_NOT_LICENSED);
		for (String reasoning : new String[]{null, "", "upset", "... - . -"}) {
			assertRefused(() -> decide(request, changed(OTHER_PERSON_HARMED, facts, DECIDER, STEP.getOn(), reasoning)),
					RequestRule.REASONING_MISSING);
		}
	}

	@Requirement("R-1.15")
	@Test
	void harmByARepresentativeNeedsARepresentative() {
		assertRefused(() -> decide(received(access()), withheld(REPRESENTATIVE_HARM)), RequestRule.NO_REPRESENTATIVE);
	}

	@Requirement("R-1.14")
	@ParameterizedTest
	@CsvSource({"COPY, false", "INSPECT, true", "BOTH, true"})
	void anInmateMayInspect(CopyMeans means, boolean refused) {
		ClientRequest request = received(access().copyWish(CopyWish.allNotes().withMeans(means)));
		if (refused) {
			assertRefused(() -> decide(request, withheld(INMATE_COPY)), RequestRule.INSPECTION_NOT_DENIED);
		} else {
			assertThat(decide(request, withheld(INMATE_COPY)).getState()).isEqualTo(RequestState.GRANTED_IN_PART);
		}
	}

	@Requirement("R-1.15")
	@Test
	void aStatesLawCanTakeTheGroundAway() {
		Properties line = new Properties();
		line.setProperty("GROUND_OTHER_PERSON_HARMED", "no | read | Code 1");
		RequestProfile state = RequestProfile.of("us-xx", line, US);
		CopyDecision decision = partial(OTHER_PERSON_HARMED);

		assertRefused(() -> RequestLifecycle.decide(received(access()), decision, Requests.letterOn(decision), STEP, state),
				RequestRule.GROUND_NOT_ALLOWED);
	}

	@Requirement("R-1.16")
	@Test
	void theRestIsGiven() {
		assertThat(nothingWithheld().getOutcome()).isEqualTo(RequestState.GRANTED);
		assertThat(partial(CONFIDENTIAL_SOURCE).getOutcome()).isEqualTo(RequestState.GRANTED_IN_PART);
		CopyDecision all = new CopyDecision(List.of(withheld(CONFIDENTIAL_SOURCE)), false, Set.of());
		assertThat(all.getOutcome()).isEqualTo(RequestState.DENIED);
		assertThat(decided(all).getState()).isEqualTo(RequestState.DENIED);
		assertRefused(() -> decided(new CopyDecision(List.of(), false, Set.of())), RequestRule.OUTCOME_DOES_NOT_MATCH);
	}

	@Requirement("R-1.16")
	@Test
	void aDenialConcernsAPassageOfTheRequest() {
		ClientRequest request = received(access().copyWish(CopyWish.allNotes().withNotes(List.of("another"))));
		assertRefused(() -> decide(request, withheld(CONFIDENTIAL_SOURCE)), RequestRule.PASSAGE_MISSING);
		assertRefused(() -> decided(new CopyDecision(List.of(withheld(CONFIDENTIAL_SOURCE),
				withheld(OTHER_PERSON_HARMED, Passage.field("note", "response"))), true, Set.of())),
				RequestRule.PASSAGES_OVERLAP);
	}

	@Requirement("R-1.16")
	@ParameterizedTest
	@CsvSource({"10, 40, true", "0, 10, false", "39, 50, true", "40, 50, false", "0, 11, true"})
	void passagesOverlapWhereTheyShareACharacter(int start, int end, boolean overlap) {
		assertThat(PASSAGE.overlaps(Passage.part("note", "response", start, end))).isEqualTo(overlap);
		assertThat(PASSAGE.overlaps(Passage.part("note", "plan", start, end))).isFalse();
		assertThat(PASSAGE.overlaps(Passage.part("other", "response", start, end))).isFalse();
		assertThat(PASSAGE.overlaps(Passage.note("note"))).isTrue();
		assertThatThrownBy(() -> Passage.part("note", "plan", end, start)).isInstanceOf(IllegalArgumentException.class);
	}

	@Requirement("R-1.18")
	@Test
	void aReviewNeedsAReviewableGround() {
		assertRefused(() -> RequestLifecycle.askReview(decided(partial(CONFIDENTIAL_SOURCE)), STEP),
				RequestRule.NOTHING_TO_REVIEW);
	}

	@Requirement("R-1.18")
	@Test
	void thereIsOneReviewAndItMayBeAskedForAfterTheEnd() {
		ClientRequest closed = RequestLifecycle.close(
				RequestLifecycle.release(decided(partial(OTHER_PERSON_HARMED, CONFIDENTIAL_SOURCE)), STEP.getOn()), STEP);
		ClientRequest asked = RequestLifecycle.askReview(closed, STEP);
		assertThat(CopyDecisionRules.getReviewable(asked)).hasSize(1);
		ReviewOfDenial review = Requests.review(asked, false);
		ClientRequest reviewed = RequestLifecycle.review(asked, review, Requests.letterOn(review), STEP);
		ClientRequest again = RequestLifecycle.close(reviewed, STEP);
		assertRefused(() -> RequestLifecycle.askReview(again, STEP), RequestRule.NOTHING_TO_REVIEW);
	}

	/** The reviewer is licensed, designated by someone else, and neither decided nor wrote the note. */
	@Requirement("R-1.18")
	@Test
	void theReviewerHadNoPartInTheDecision() {
		ClientRequest asked = RequestLifecycle.askReview(decided(partial(OTHER_PERSON_HARMED)), STEP);
		Map<Passage, Boolean> all = Requests.review(asked, true).getPassages().stream()
				.collect(Collectors.toMap(each -> each, each -> true));
		ReviewOfDenial good = new ReviewOfDenial(REVIEWER, "officer", all);

		assertRefused(() -> review(asked, new ReviewOfDenial(DECIDER, "officer", all)), RequestRule.REVIEWER_TOOK_PART);
		assertRefused(() -> review(asked, new ReviewOfDenial(Requests.AUTHOR, "officer", all)),
				RequestRule.REVIEWER_TOOK_PART);
		assertRefused(() -> review(asked, new ReviewOfDenial(null, "officer", all)), RequestRule.REVIEWER_NOT_LICENSED);
		assertRefused(
				() -> review(asked, new ReviewOfDenial(new LicensedProfessional("x", "X", "nurse", "", "NY"), "officer",
						all)),
				RequestRule.REVIEWER_NOT_LICENSED);
		assertRefused(() -> review(asked, new ReviewOfDenial(REVIEWER, "reviewer", all)),
				RequestRule.REVIEWER_NOT_DESIGNATED);
		assertRefused(() -> review(asked, new ReviewOfDenial(REVIEWER, null, all)), RequestRule.REVIEWER_NOT_DESIGNATED);
		assertRefused(() -> review(asked, new ReviewOfDenial(REVIEWER, "officer", Map.of(PASSAGE, true))),
				RequestRule.REVIEW_INCOMPLETE);
		assertRefused(() -> RequestLifecycle.review(asked, good, null, STEP), RequestRule.LETTER_MISSING);
		assertRefused(() -> RequestLifecycle.review(asked, good,
				Letters.letter(LetterKind.REVIEW_RESULT, LetterCase.STILL_WITHHELD), STEP),
				RequestRule.LETTER_DOES_NOT_MATCH);
		assertThat(review(asked, good).getReview().getReleased()).containsExactlyElementsOf(all.keySet());
	}

	private static ClientRequest review(ClientRequest asked, ReviewOfDenial review) {
		return RequestLifecycle.review(asked, review, Letters.letter(LetterKind.REVIEW_RESULT, LetterCase.RELEASED), STEP);
	}

	@Requirement("R-1.18")
	@Test
	void whatTheReviewReleasesIsGivenBeforeTheEnd() {
		ClientRequest asked = RequestLifecycle.askReview(decided(partial(OTHER_PERSON_HARMED)), STEP);
		ReviewOfDenial review = Requests.review(asked, true);
		ClientRequest reviewed = RequestLifecycle.review(asked, review, Requests.letterOn(review), STEP);

		assertRefused(() -> RequestLifecycle.close(reviewed, STEP), RequestRule.NOT_RELEASED);
		ClientRequest first = RequestLifecycle.release(reviewed, STEP.getOn());
		assertRefused(() -> RequestLifecycle.close(first, STEP), RequestRule.NOT_RELEASED);
		assertThat(RequestLifecycle.close(RequestLifecycle.release(first, STEP.getOn()), STEP).getState())
				.isEqualTo(RequestState.CLOSED);
	}

	@Requirement("R-1.18")
	@Test
	void theReviewerSeesThePassageAndTheReasoningOnly() {
		Set<String> getters = new HashSet<>();
		for (Method method : ReviewCase.class.getDeclaredMethods()) {
			getters.add(method.getName());
		}
		assertThat(getters).containsExactlyInAnyOrder("getPassage", "getWords", "getGround", "getReasoning", "toString");
		assertThat(new ReviewCase(withheld(OTHER_PERSON_HARMED), "The words."))
				.hasToString("ReviewCase[OTHER_PERSON_HARMED]");
	}

	@Requirement("R-1.1")
	@Test
	void nothingIsGivenBeforeTheIdentityIsKnown() {
		for (Requester requester : List.of(Requester.client("Carla Client"), CLIENT.verified(" ", "clerk"),
				CLIENT.verified("passport", null))) {
			assertRefused(() -> grant(requester, CopyWish.allNotes()), RequestRule.IDENTITY_NOT_VERIFIED);
		}
	}

	private static ClientRequest grant(Requester requester, CopyWish wish) {
		return RequestLifecycle.decide(received(access().requester(requester).copyWish(wish)), nothingWithheld(),
				Letters.letter(LetterKind.COPY_GIVEN), STEP, US);
	}

	@Requirement("R-1.6")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			answer          | licensed | refused
			COVERS          | false    | -
			DOES_NOT_COVER  | false    | AUTHORITY_NOT_ENOUGH
			MINOR_ACTS      | false    | AUTHORITY_NOT_ENOUGH
			DECIDED_FOR     | true     | -
			DECIDED_FOR     | false    | AUTHORITY_NOT_DECIDED
			DECIDED_AGAINST | true     | AUTHORITY_NOT_ENOUGH
			DECIDED_AGAINST | false    | AUTHORITY_NOT_DECIDED
			ENDANGERS       | true     | AUTHORITY_NOT_ENOUGH
			ENDANGERS       | false    | AUTHORITY_NOT_DECIDED
			-               | true     | AUTHORITY_NOT_DECIDED
			""")
	void aRepresentativeGetsWhatTheRepresentationCovers(RepresentationAnswer answer, boolean licensed, RequestRule refused) {
		Requester requester = Requester.representative("Petra Parent",
				new Representation("parent", "birth certificate", null, answer, licensed ? DECIDER : null))
				.verified("passport", "clerk");
		if (refused == null) {
			assertThat(grant(requester, CopyWish.allNotes()).getState()).isEqualTo(RequestState.GRANTED);
			return;
		}
		assertRefused(() -> grant(requester, CopyWish.allNotes()), refused);
		ClientRequest request = received(access().requester(requester));
		if (refused == RequestRule.AUTHORITY_NOT_ENOUGH) {
			ClientRequest denied = RequestLifecycle.refuseRepresentative(request,
					Letters.letter(LetterKind.REPRESENTATIVE_REFUSED), STEP);
			assertThat(denied.getState()).isEqualTo(RequestState.DENIED);
			assertRefused(() -> RequestLifecycle.askReview(denied, STEP), RequestRule.NOTHING_TO_REVIEW);
			assertRefused(() -> RequestLifecycle.refuseRepresentative(request, Letters.letter(LetterKind.COPY_DENIED), STEP),
					RequestRule.LETTER_MISSING);
		} else {
			assertRefused(() -> RequestLifecycle.refuseRepresentative(request,
					Letters.letter(LetterKind.REPRESENTATIVE_REFUSED), STEP), RequestRule.AUTHORITY_NOT_DECIDED);
		}
	}

	@Requirement("R-1.6")
	@Test
	void authorityHasItsPaper() {
		assertRefused(() -> grant(Requester.representative("Petra Parent",
				new Representation("parent", " ", null, RepresentationAnswer.COVERS, null)).verified("passport", "clerk"),
				CopyWish.allNotes()), RequestRule.AUTHORITY_MISSING);
		assertRefused(() -> grant(Requester.representative("Petra Parent", null).verified("passport", "clerk"),
				CopyWish.allNotes()), RequestRule.AUTHORITY_MISSING, RequestRule.AUTHORITY_NOT_DECIDED);
		assertRefused(() -> RequestLifecycle.refuseRepresentative(received(access()),
				Letters.letter(LetterKind.REPRESENTATIVE_REFUSED), STEP), RequestRule.AUTHORITY_NOT_DECIDED);
	}

	@Requirement("R-1.7")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			signed | person     | place      | format | means   | authorization needed
			true   | Lea Lawyer | 1 Elm Road | PDF    | COPY    | false
			true   | Lea Lawyer | 1 Elm Road | FHIR   | COPY    | false
			false  | Lea Lawyer | 1 Elm Road | PDF    | COPY    | true
			true   | -          | 1 Elm Road | PDF    | COPY    | true
			true   | Lea Lawyer | ' '        | PDF    | COPY    | true
			true   | Lea Lawyer | 1 Elm Road | PAPER  | COPY    | true
			true   | Lea Lawyer | 1 Elm Road | PDF    | INSPECT | true
			true   | Lea Lawyer | 1 Elm Road | PDF    | BOTH    | true
			""")
	void aThirdPartyGetsAnElectronicCopyByASignedWriting(boolean signed, String person, String place, CopyFormat format,
			CopyMeans means, boolean needed) {
		Requester requester = Requester.directing("Carla Client", new ThirdPartyDirective(signed, person, place))
				.verified("passport", "clerk");
		CopyWish wish = CopyWish.allNotes().withMeans(means).withForm(format, CopyDelivery.ENCRYPTED_MAIL, false);
		if (needed) {
			assertRefused(() -> grant(requester, wish), RequestRule.AUTHORIZATION_NEEDED);
		} else {
			assertThat(grant(requester, wish).getState()).isEqualTo(RequestState.GRANTED);
		}
	}

	@Requirement("R-1.1")
	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void mailWithoutEncryptionNeedsTheClientsYes(boolean accepted) {
		CopyWish wish = CopyWish.allNotes().withForm(CopyFormat.PDF, CopyDelivery.UNENCRYPTED_MAIL, accepted);
		if (accepted) {
			assertThat(grant(CLIENT, wish).getState()).isEqualTo(RequestState.GRANTED);
		} else {
			assertRefused(() -> grant(CLIENT, wish), RequestRule.WARNING_NOT_ACKNOWLEDGED);
		}
	}

	@Requirement("R-1.11")
	@ParameterizedTest
	@NullSource
	@CsvSource({"2026-03-11", "2026-03-12"})
	void aSummaryNeedsTheAgreementToItAndToItsFee(LocalDate day) {
		boolean agreed = day != null && !day.isAfter(STEP.getOn());
		for (SummaryAgreement agreement : new SummaryAgreement[]{new SummaryAgreement(day, STEP.getOn()),
				new SummaryAgreement(STEP.getOn(), day)}) {
			CopyWish wish = CopyWish.allNotes().withSummary(agreement);
			if (agreed) {
				assertThat(grant(CLIENT, wish).getState()).isEqualTo(RequestState.GRANTED);
			} else {
				assertRefused(() -> grant(CLIENT, wish), RequestRule.SUMMARY_NOT_AGREED);
			}
		}
		assertRefused(() -> grant(CLIENT, CopyWish.allNotes().withSummary(null)), RequestRule.SUMMARY_NOT_AGREED);
	}

	/** Twins: the same request with and without a word on private notes has the same steps, cases and letters. */
	@Requirement({"R-1.19", "R-1.20"})
	@Test
	void askingForPrivateNotesChangesNoLetter() {
		ClientRequest without = grant(CLIENT, CopyWish.allNotes());
		ClientRequest with = grant(CLIENT, CopyWish.allNotes().withPrivateNotesAsked());

		assertThat(with.getEntries()).usingRecursiveComparison().isEqualTo(without.getEntries());
		assertThat(new DueDates(with, US).getWarnings()).isEqualTo(new DueDates(without, US).getWarnings());
	}

	@Requirement("R-1.23")
	@ParameterizedTest
	@CsvSource({"OUTSIDE_EHI, 'UNCHECKED', false", "PREVENTING_HARM, READ, false", "PRIVACY, UNCHECKED, true",
			"INFEASIBLE, UNCHECKED, true"})
	void anExceptionSaysWhetherItWasRead(BlockingException exception, RuleSource.Check check, boolean delay) {
		assertThat(exception.getSource().getCheck()).isEqualTo(check);
		assertThat(exception.allowsDelay()).isEqualTo(delay);
	}

	/** Reasoning and words of the client stand in no log line. */
	@Test
	void nothingIsShownByAccident() {
		assertThat(withheld(OTHER_PERSON_HARMED)).hasToString("WithheldPassage[OTHER_PERSON_HARMED]");
		assertThat(decided(nothingWithheld())).hasToString("ClientRequest[ACCESS, GRANTED]");
	}
}
