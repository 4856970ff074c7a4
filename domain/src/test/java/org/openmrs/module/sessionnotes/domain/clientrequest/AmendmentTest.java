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
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentGround.ACCURATE_AND_COMPLETE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentGround.NOT_AVAILABLE_FOR_ACCESS;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.DECIDER;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.PASSAGE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.STEP;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.accepted;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.amendment;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.assertRefused;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.decided;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.decision;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.denied;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.deniedAmendment;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.disagreed;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.rebutted;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.received;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.Letters;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

class AmendmentTest {

	private static final Passage OTHER = Passage.field("note", "plan");

	/** Every ground there is, written from 45 CFR 164.526(a)(2). */
	@Requirement("R-2.1")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			ground                   | citation                  | facts
			NOT_CREATED_HERE         | 45 CFR 164.526(a)(2)(i)   | CREATED_ELSEWHERE ORIGINATOR_CAN_ACT
			NOT_IN_RECORD_SET        | 45 CFR 164.526(a)(2)(ii)  | NOT_USED_FOR_DECISIONS
			NOT_AVAILABLE_FOR_ACCESS | 45 CFR 164.526(a)(2)(iii) | NO_RIGHT_TO_INSPECT
			ACCURATE_AND_COMPLETE    | 45 CFR 164.526(a)(2)(iv)  | COMPARED_WITH_REQUEST
			""")
	void theGroundsAreThoseOfTheLaw(AmendmentGround ground, String citation, String facts) {
		assertThat(ground.getSource()).hasToString(RuleSource.read(citation).toString());
		assertThat(ground.getFacts()).extracting(Enum::name).containsExactlyInAnyOrder(facts.split(" "));
		assertThat(AmendmentGround.values()).hasSize(4);
		assertThat(decided(decision(denied(ground)), received(amendment())).getState()).isEqualTo(RequestState.DENIED);
	}

	@Requirement("R-2.1")
	@TestFactory
	Stream<DynamicTest> aGroundNeedsEachOfItsFacts() {
		return Stream.of(AmendmentGround.values()).flatMap(ground -> ground.getFacts().stream()
				.map(fact -> DynamicTest.dynamicTest(ground + " without " + fact, () -> {
					Set<AmendmentFact> facts = EnumSet.copyOf(ground.getFacts());
					facts.remove(fact);
					assertRefused(() -> decided(decision(AmendmentAnswer.denied(PASSAGE, ground, facts, "It is right.")),
							received(amendment())), RequestRule.AMENDMENT_GROUND_MISSING);
				})));
	}

	@Requirement("R-2.1")
	@Test
	void aDenialHasAGroundAndAReason() {
		assertRefused(() -> decided(decision(AmendmentAnswer.denied(PASSAGE, null, Set.of(), " ")), received(amendment())),
				RequestRule.AMENDMENT_GROUND_MISSING, RequestRule.AMENDMENT_REASON_MISSING);
	}

	@Requirement("R-2.2")
	@Test
	void anAcceptedAmendmentSaysWhatWasWrongAndWhatIsRight() {
		assertThat(decided(decision(accepted()), received(amendment())).getState()).isEqualTo(RequestState.ACCEPTED);
		assertRefused(() -> decided(decision(AmendmentAnswer.accepted(PASSAGE, "The year.", " ")), received(amendment())),
				RequestRule.CORRECTION_MISSING);
		assertRefused(() -> decided(decision(AmendmentAnswer.accepted(PASSAGE, null, "2020")), received(amendment())),
				RequestRule.CORRECTION_MISSING);
	}

	@Requirement("R-2.1")
	@Test
	void eachPassageHasItsAnswer() {
		ClientRequest request = received(amendment()
				.amendmentWish(new AmendmentWish(List.of(PASSAGE, OTHER), "Strike both.", "They are wrong.", false)));
		assertRefused(() -> decided(decision(accepted()), request), RequestRule.AMENDMENT_INCOMPLETE);
		assertRefused(() -> decided(decision(accepted(), denied(ACCURATE_AND_COMPLETE)), request),
				RequestRule.AMENDMENT_INCOMPLETE);
		ClientRequest inPart = decided(decision(accepted(), AmendmentAnswer.denied(OTHER, ACCURATE_AND_COMPLETE,
				ACCURATE_AND_COMPLETE.getFacts(), "That is what we agreed on.")), request);
		assertThat(inPart.getState()).isEqualTo(RequestState.ACCEPTED_IN_PART);
		assertThat(RequestLifecycle.disagree(inPart, "No.", STEP, US).getState()).isEqualTo(RequestState.DISAGREED);
		assertThat(inPart.getPaper(AmendmentPaper.Kind.REQUEST).getText()).isEqualTo("Strike both.\n\nThey are wrong.");
	}

	@Requirement("R-2.1")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			decider | by author | officer | allowed
			author  | true      | -       | true
			decider | false     | officer | true
			decider | false     | -       | false
			decider | false     | decider | false
			nobody  | true      | officer | false
			nobody  | false     | officer | false
			""")
	void theAuthorDecidesOrAnOfficerWithAProfessional(String decider, boolean byAuthor, String officer, boolean allowed) {
		LicensedProfessional professional = decider.equals("author") ? AUTHOR : decider.equals("decider") ? DECIDER : null;
		AmendmentDecision decision = new AmendmentDecision(List.of(accepted()), professional, byAuthor, officer);
		if (allowed) {
			assertThat(decided(decision, received(amendment())).getState()).isEqualTo(RequestState.ACCEPTED);
		} else {
			assertRefused(() -> decided(decision, received(amendment())), RequestRule.AMENDMENT_DECIDER);
		}
	}

	@Requirement("R-2.1")
	@Test
	void identityAndAuthorityAreAskedAsForACopy() {
		assertRefused(() -> decided(decision(accepted()), received(amendment().requester(Requester.client("Carla Client")))),
				RequestRule.IDENTITY_NOT_VERIFIED);
		Requester stranger = Requester.representative("Petra Parent", new Representation("parent", "paper", null,
				RepresentationAnswer.MINOR_ACTS, null)).verified("passport", "clerk");
		ClientRequest request = received(amendment().requester(stranger));
		assertRefused(() -> decided(decision(accepted()), request), RequestRule.AUTHORITY_NOT_ENOUGH);
		ClientRequest refused = RequestLifecycle.refuseRepresentative(request,
				Letters.letter(LetterKind.REPRESENTATIVE_REFUSED), STEP);
		assertRefused(() -> RequestLifecycle.disagree(refused, "No.", STEP, US), RequestRule.STEP_NOT_POSSIBLE);
	}

	@Requirement("R-2.1")
	@ParameterizedTest
	@EnumSource(value = LetterKind.class, names = "AMENDMENT_DENIED", mode = EnumSource.Mode.EXCLUDE)
	void aDenialNeedsItsLetter(LetterKind kind) {
		assertRefused(() -> RequestLifecycle.decide(received(amendment()), decision(denied(ACCURATE_AND_COMPLETE)),
				Letters.letter(kind), STEP), RequestRule.LETTER_MISSING);
	}

	@Requirement("R-2.3")
	@Test
	void thePapersAreKeptWordForWord() {
		assertThat(rebutted().getPapers()).extracting(AmendmentPaper::getKind).containsExactly(AmendmentPaper.Kind.values());
		assertThat(rebutted().getPapers()).extracting(AmendmentPaper::getText).containsExactly("I never said that.",
				Letters.letter(LetterKind.AMENDMENT_DENIED).getText(), "I was there. I know what I said.",
				"We wrote it down that day.");
		assertThat(rebutted().getPapers()).extracting(AmendmentPaper::getBy).containsExactly("Carla Client", "officer",
				"Carla Client", "officer");
		assertThat(rebutted().getPapers()).extracting(AmendmentPaper::getDigest).doesNotHaveDuplicates()
				.allMatch(digest -> digest.matches("[0-9a-f]{64}"));
		assertThat(rebutted().getPapers().get(2)).hasToString("AmendmentPaper[STATEMENT]");
		assertThat(decided(decision(accepted()), received(amendment())).getPapers()).extracting(AmendmentPaper::getKind)
				.containsExactly(AmendmentPaper.Kind.REQUEST);
	}

	@Requirement("R-2.3")
	@Test
	void aStatementMayHaveTwoPages() {
		assertThat(US.get(ProfileKey.STATEMENT_CHARACTERS)).isGreaterThanOrEqualTo(6000);
		assertThat(RequestLifecycle
				.disagree(deniedAmendment(), "\ud83d\ude42".repeat(6000).replaceFirst(".{2}", "No"), STEP, US)
				.getState()).isEqualTo(RequestState.DISAGREED);
		assertRefused(() -> RequestLifecycle.disagree(deniedAmendment(), "x".repeat(6001), STEP, US),
				RequestRule.STATEMENT_TOO_LONG);
		assertRefused(() -> RequestLifecycle.disagree(deniedAmendment(), " \n", STEP, US), RequestRule.STATEMENT_MISSING);
	}

	@Requirement("R-2.1")
	@Test
	void theClientGetsTheRebuttal() {
		assertRefused(() -> RequestLifecycle.rebut(disagreed(), "We wrote it down.", null, STEP),
				RequestRule.LETTER_MISSING);
		assertRefused(() -> RequestLifecycle.rebut(disagreed(), "Words that the letter does not have.",
				Letters.letter(LetterKind.AMENDMENT_REBUTTED), STEP), RequestRule.LETTER_DOES_NOT_MATCH);
		assertRefused(() -> RequestLifecycle.rebut(disagreed(), " ", Letters.letter(LetterKind.AMENDMENT_REBUTTED), STEP),
				RequestRule.REBUTTAL_MISSING);
	}

	/** no letter and no step tells whether there are private notes; such a request is never accepted in full. */
	@Requirement("R-2.7")
	@Test
	void anAmendmentOfPrivateNotesIsDeniedWithTheStandingWords() {
		ClientRequest only = received(amendment().amendmentWish(new AmendmentWish(List.of(), "Strike them.", null, true)));
		ClientRequest denied = decided(decision(), only);
		assertThat(denied.getState()).isEqualTo(RequestState.DENIED);
		assertThat(denied.getPaper(AmendmentPaper.Kind.DENIAL).getText())
				.isEqualTo(deniedAmendment().getPaper(AmendmentPaper.Kind.DENIAL).getText())
				.contains("If a therapist keeps any");

		ClientRequest both = received(
				amendment().amendmentWish(new AmendmentWish(List.of(PASSAGE), "Strike it.", null, true)));
		assertThat(decided(decision(accepted()), both).getState()).isEqualTo(RequestState.ACCEPTED_IN_PART);
		assertThat(NOT_AVAILABLE_FOR_ACCESS.getSource().getCitation()).isEqualTo("45 CFR 164.526(a)(2)(iii)");
	}
}
