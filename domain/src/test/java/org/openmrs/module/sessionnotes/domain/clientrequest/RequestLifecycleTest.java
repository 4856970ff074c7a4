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
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.RECEIVED_ON;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.STEP;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.access;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.amendment;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.assertRefused;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.decided;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.nothingWithheld;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.partial;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.received;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.Letters;

class RequestLifecycleTest {

	/** Every state there is, and where it can lead; what is not there is refused. Written from. */
	@Requirement({"R-1.5", "R-2.1"})
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			before           | access                                            | amendment
			RECEIVED         | EXTENDED GRANTED GRANTED_IN_PART DENIED WITHDRAWN | EXTENDED ACCEPTED ACCEPTED_IN_PART DENIED WITHDRAWN
			EXTENDED         | GRANTED GRANTED_IN_PART DENIED WITHDRAWN          | ACCEPTED ACCEPTED_IN_PART DENIED WITHDRAWN
			WITHDRAWN        | -                                                 | -
			GRANTED          | CLOSED                                            | -
			GRANTED_IN_PART  | REVIEW_ASKED CLOSED                               | -
			DENIED           | REVIEW_ASKED CLOSED                               | DISAGREED
			REVIEW_ASKED     | REVIEWED                                          | -
			REVIEWED         | CLOSED                                            | -
			CLOSED           | REVIEW_ASKED                                      | -
			ACCEPTED         | -                                                 | -
			ACCEPTED_IN_PART | -                                                 | DISAGREED
			DISAGREED        | -                                                 | REBUTTED
			REBUTTED         | -                                                 | -
			""")
	void noStepIsSkipped(RequestState before, String access, String amendment) {
		assertThat(names(RequestLifecycle.getNext(RequestKind.ACCESS, before))).isEqualTo(split(access));
		assertThat(names(RequestLifecycle.getNext(RequestKind.AMENDMENT, before))).isEqualTo(split(amendment));
	}

	private static Set<String> names(Set<RequestState> states) {
		return states.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> split(String names) {
		return names.equals("-") ? Set.of() : new TreeSet<>(Arrays.asList(names.split(" ")));
	}

	/** Each method in each state: it takes its step where the table has it, and refuses it everywhere else. */
	@Requirement({"R-1.5", "R-2.1"})
	@TestFactory
	Stream<DynamicTest> eachMethodAsksTheTable() {
		return Arrays.stream(RequestKind.values()).flatMap(kind -> Arrays.stream(RequestState.values())
				.flatMap(before -> Arrays.stream(RequestState.values()).filter(
						after -> !RequestLifecycle.getNext(kind, before).contains(after)).map(
								after -> DynamicTest.dynamicTest(kind + ": " + before + " to " + after,
										() -> assertNotTaken(kind, before, after)))));
	}

	private static void assertNotTaken(RequestKind kind, RequestState before, RequestState after) {
		ClientRequest request = (kind == RequestKind.ACCESS ? access() : amendment())
				.entry(new RequestEntry(before, "clerk", RECEIVED_ON, null)).build();
		for (Runnable step : steps(request, after)) {
			assertRefused(step::run, RequestRule.STEP_NOT_POSSIBLE);
		}
	}

	/** The methods that lead to the state. */
	private static List<Runnable> steps(ClientRequest request, RequestState after) {
		AmendmentAnswer no = Requests.denied(AmendmentGround.ACCURATE_AND_COMPLETE);
		boolean access = request.getKind() == RequestKind.ACCESS;
		return switch (after) {
			case RECEIVED -> List.of(() -> RequestLifecycle.receive(request, RECEIVED_ON));
			case EXTENDED -> List.of(() -> RequestLifecycle.extend(request, extension(40), null, STEP, US));
			case WITHDRAWN -> List.of(() -> RequestLifecycle.withdraw(request, STEP));
			case GRANTED -> List.of(() -> RequestLifecycle.decide(request, nothingWithheld(), null, STEP, US));
			case GRANTED_IN_PART -> List.of(() -> RequestLifecycle.decide(request,
					partial(AccessDenialGround.PRIVACY_ACT), null, STEP, US));
			case DENIED -> access
					? List.of(() -> RequestLifecycle.decide(request, new CopyDecision(
							partial(AccessDenialGround.PRIVACY_ACT).getWithheld(), false, Set.of()), null, STEP, US),
							() -> RequestLifecycle.refuseRepresentative(request, null, STEP))
					: List.of(() -> RequestLifecycle.decide(request, Requests.decision(no), null, STEP));
			case REVIEW_ASKED -> List.of(() -> RequestLifecycle.askReview(request, STEP));
			case REVIEWED -> List.of(() -> RequestLifecycle.review(request,
					new ReviewOfDenial(Requests.REVIEWER, "officer", Requests.one(true)), null, STEP));
			case CLOSED -> List.of(() -> RequestLifecycle.close(request, STEP));
			case ACCEPTED -> access
					? List.of()
					: List.of(() -> RequestLifecycle.decide(request,
							Requests.decision(Requests.accepted()), null, STEP));
			case ACCEPTED_IN_PART -> access
					? List.of()
					: List.of(() -> RequestLifecycle.decide(request,
							Requests.decision(Requests.accepted(), no), null, STEP));
			case DISAGREED -> List.of(() -> RequestLifecycle.disagree(request, "No.", STEP, US));
			case REBUTTED -> List.of(() -> RequestLifecycle.rebut(request, "Yes.", null, STEP));
		};
	}

	private static Extension extension(int days) {
		return new Extension("The clinic was closed after a flood.", RECEIVED_ON.plusDays(days),
				BlockingException.INFEASIBLE);
	}

	@Requirement("R-1.5")
	@Test
	void aWholeRequestForACopy() {
		ClientRequest request = received(access());
		Letter extended = Requests.letterOn(RequestKind.ACCESS, extension(45));
		request = RequestLifecycle.extend(request, extension(45), extended, STEP, US);
		CopyDecision decision = partial(AccessDenialGround.OTHER_PERSON_HARMED, AccessDenialGround.CONFIDENTIAL_SOURCE);
		request = RequestLifecycle.decide(request, decision, Requests.letterOn(decision), STEP, US);
		request = RequestLifecycle.release(request, STEP.getOn());
		request = RequestLifecycle.askReview(request, STEP);
		ReviewOfDenial review = Requests.review(request, true);
		request = RequestLifecycle.review(request, review, Requests.letterOn(review), STEP);
		request = RequestLifecycle.release(request, STEP.getOn().plusDays(2));
		request = RequestLifecycle.close(request, new StepBy("officer", STEP.getOn().plusDays(2)));

		assertThat(request.getEntries()).extracting(RequestEntry::getState).containsExactly(RequestState.RECEIVED,
				RequestState.EXTENDED, RequestState.GRANTED_IN_PART, RequestState.REVIEW_ASKED, RequestState.REVIEWED,
				RequestState.CLOSED);
		assertThat(request.getEntries()).extracting(RequestEntry::getBy).containsExactly("clerk", "officer", "officer",
				"officer", "officer", "officer");
		assertThat(request.getEntries()).extracting(RequestEntry::getLetterDigest).containsExactly(null,
				extended.getDigest(), Requests.letterOn(decision).getDigest(), null,
				Requests.letterOn(review).getDigest(), null);
		assertThat(request).hasToString("ClientRequest[ACCESS, CLOSED]");
	}

	@Requirement({"R-1.1", "R-1.2"})
	@ParameterizedTest
	@EnumSource(RequestChannel.class)
	void aRequestIsReceivedOnEachWayWithoutFormAndReason(RequestChannel channel) {
		assertThat(received(access().received(RECEIVED_ON, "clerk", channel).requester(Requester.client("Carla Client")))
				.getState()).isEqualTo(RequestState.RECEIVED);
		assertThat(CopyWish.class.getMethods()).noneMatch(method -> method.getName().toLowerCase().contains("reason"));
	}

	@Requirement("R-1.1")
	@Test
	void aRequestWithoutItsFactsIsNotReceived() {
		assertRefused(() -> received(access().received(null, " ", null).requester(Requester.client(" ")).copyWish(null)),
				RequestRule.RECEIPT_MISSING, RequestRule.REQUESTER_MISSING, RequestRule.WISH_MISSING);
		assertRefused(() -> received(access().received(RECEIVED_ON.plusDays(1), "clerk", RequestChannel.PORTAL)),
				RequestRule.RECEIVED_LATER);
		assertRefused(
				() -> received(access().copyWish(CopyWish.allNotes().withRange(RECEIVED_ON, RECEIVED_ON.minusDays(1)))),
				RequestRule.WISH_MISSING);
		assertRefused(() -> received(amendment().amendmentWish(new AmendmentWish(List.of(), "Strike it.", null, false))),
				RequestRule.AMENDMENT_WISH_MISSING);
		assertRefused(() -> received(amendment().amendmentWish(null)), RequestRule.AMENDMENT_WISH_MISSING);
	}

	@Test
	void theIdentityIsVerifiedBeforeTheAnswer() {
		ClientRequest request = received(access().requester(Requester.client("Carla Client")));

		assertRefused(() -> RequestLifecycle.identify(request, " - ", STEP), RequestRule.IDENTITY_NOT_VERIFIED);
		Requester verified = RequestLifecycle.identify(request, "passport", STEP).getRequester();
		assertThat(verified.getIdentityEvidence()).isEqualTo("passport");
		assertThat(verified.getIdentityVerifiedBy()).isEqualTo(STEP.getBy());
		assertRefused(() -> RequestLifecycle.identify(decided(nothingWithheld()), "passport", STEP),
				RequestRule.STEP_NOT_POSSIBLE);
	}

	@Requirement("R-1.4")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			kind      | day of step | new day | reason | exception  | refused
			ACCESS    | 10          | 31      | Flood. | INFEASIBLE | -
			ACCESS    | 30          | 60      | Flood. | PRIVACY    | -
			ACCESS    | 31          | 60      | Flood. | PRIVACY    | EXTENSION_TOO_LATE
			ACCESS    | 10          | 61      | Flood. | INFEASIBLE | EXTENSION_DATE_WRONG
			ACCESS    | 10          | 30      | Flood. | INFEASIBLE | EXTENSION_DATE_WRONG
			ACCESS    | 10          | -       | Flood. | INFEASIBLE | EXTENSION_DATE_WRONG
			ACCESS    | 10          | 40      | -      | INFEASIBLE | EXTENSION_REASON_MISSING
			ACCESS    | 10          | 40      | ' - '  | INFEASIBLE | EXTENSION_REASON_MISSING
			AMENDMENT | 60          | 90      | Flood. | -          | -
			AMENDMENT | 61          | 90      | Flood. | -          | EXTENSION_TOO_LATE
			AMENDMENT | 10          | 91      | Flood. | -          | EXTENSION_DATE_WRONG
			AMENDMENT | 10          | 60      | Flood. | -          | EXTENSION_DATE_WRONG
			""")
	void thereIsOneExtensionWithReasonAndDate(RequestKind kind, int day, Integer newDay, String reason,
			BlockingException exception, RequestRule refused) {
		boolean access = kind == RequestKind.ACCESS;
		ClientRequest request = received(access ? access() : amendment());

		LocalDate newDate = newDay == null ? null : RECEIVED_ON.plusDays(newDay);
		Extension extension = new Extension(reason, newDate, exception);
		Letter letter = Requests.letterOn(kind, extension);

		StepBy step = new StepBy("officer", RECEIVED_ON.plusDays(day));
		if (refused != null) {
			assertRefused(() -> RequestLifecycle.extend(request, extension, letter, step, US), refused);
			return;
		}
		ClientRequest extended = RequestLifecycle.extend(request, extension, letter, step, US);
		assertThat(new DueDates(extended, US).getDue()).isEqualTo(newDate);
		assertRefused(() -> RequestLifecycle.extend(extended, extension, letter, step, US), RequestRule.STEP_NOT_POSSIBLE);
	}

	@Requirement({"R-1.4", "R-1.23"})
	@Test
	void anExtensionNeedsItsLetterAndItsException() {
		ClientRequest request = received(access());
		for (Letter letter : new Letter[]{null, Letters.letter(LetterKind.COPY_RECEIVED)}) {
			assertRefused(() -> RequestLifecycle.extend(request, extension(40), letter, STEP, US),
					RequestRule.LETTER_MISSING);
		}
		for (BlockingException exception : new BlockingException[]{null, BlockingException.OUTSIDE_EHI,
				BlockingException.PREVENTING_HARM}) {
			Extension extension = new Extension("Flood.", RECEIVED_ON.plusDays(40), exception);
			assertRefused(
					() -> RequestLifecycle.extend(request, extension, Letters.letter(LetterKind.COPY_EXTENDED), STEP, US),
					RequestRule.EXCEPTION_MISSING);
		}
	}

	/** The letter that goes out tells the same day and the same reason as the record. */
	@Requirement({"R-1.4", "R-1.17"})
	@Test
	void aLetterSaysWhatTheRecordSays() {
		ClientRequest request = received(access());
		for (Extension other : List.of(extension(41), new Extension("Illness.", extension(40).getNewDate(), null))) {
			assertRefused(() -> RequestLifecycle.extend(request, extension(40), Requests.letterOn(RequestKind.ACCESS, other),
					STEP, US), RequestRule.LETTER_DOES_NOT_MATCH);
		}
		Letter otherRequest = Letters.US.get(LetterKind.COPY_GIVEN).make(Set.of(),
				Letters.all().with(LetterElement.REQUEST_DATE, RECEIVED_ON.plusDays(1)));
		assertRefused(() -> RequestLifecycle.decide(request, nothingWithheld(), otherRequest, STEP, US),
				RequestRule.LETTER_DOES_NOT_MATCH);
	}

	@Requirement("R-1.17")
	@Test
	void anAnswerNeedsItsLetterWithAllItsSections() {
		ClientRequest request = received(access());
		CopyDecision decision = partial(AccessDenialGround.ENDANGERS_LIFE_OR_SAFETY, AccessDenialGround.PRIVACY_ACT);

		assertRefused(() -> RequestLifecycle.decide(request, decision, null, STEP, US), RequestRule.LETTER_MISSING);
		assertRefused(() -> RequestLifecycle.decide(request, decision, Letters.letter(LetterKind.COPY_GIVEN), STEP, US),
				RequestRule.LETTER_MISSING);
		assertRefused(() -> RequestLifecycle.decide(request, decision, Letters.letter(LetterKind.COPY_GIVEN_IN_PART,
				LetterCase.UNREVIEWABLE), STEP, US),
				RequestRule.LETTER_DOES_NOT_MATCH);
		assertThat(decided(decision).getState()).isEqualTo(RequestState.GRANTED_IN_PART);
	}

	/** A letter that leaves out a fee, another place or the notes that are not signed yet does not do. */
	@Requirement({"R-1.8", "R-1.12", "R-1.17"})
	@ParameterizedTest
	@EnumSource(value = LetterCase.class, names = {"KEPT_ELSEWHERE", "UNSIGNED_NOTES", "FEE"})
	void theLetterTellsAllCircumstances(LetterCase circumstance) {
		CopyDecision decision = new CopyDecision(List.of(), true, Set.of(circumstance));

		assertRefused(
				() -> RequestLifecycle.decide(received(access()), decision, Letters.letter(LetterKind.COPY_GIVEN), STEP,
						US),
				RequestRule.LETTER_DOES_NOT_MATCH);
		assertThat(decided(decision).getState()).isEqualTo(RequestState.GRANTED);
	}

	@Requirement("R-1.12")
	@Test
	void nothingBeforeTheReleaseAsksForMoney() {
		assertThat(RequestLifecycle.release(decided(nothingWithheld()), STEP.getOn()).getReleases())
				.containsExactly(STEP.getOn());
		assertThat(Arrays.stream(RequestRule.values()).map(Enum::name))
				.noneMatch(name -> name.matches(".*(PAID|PAY|BILL).*"));
	}

	@Requirement("R-1.5")
	@Test
	void aRequestIsNotClosedBeforeTheClientHasTheCopy() {
		ClientRequest granted = decided(nothingWithheld());
		assertRefused(() -> RequestLifecycle.close(granted, STEP), RequestRule.NOT_RELEASED);
		assertRefused(() -> RequestLifecycle.release(granted, STEP.getOn().minusDays(1)), RequestRule.STEP_TOO_EARLY);
		ClientRequest released = RequestLifecycle.release(granted, STEP.getOn());
		assertRefused(() -> RequestLifecycle.release(released, STEP.getOn()), RequestRule.STEP_NOT_POSSIBLE);
		assertThat(RequestLifecycle.close(released, STEP).getState()).isEqualTo(RequestState.CLOSED);
		assertRefused(() -> RequestLifecycle.release(received(access()), STEP.getOn()), RequestRule.STEP_NOT_POSSIBLE);
	}

	@Requirement("R-1.5")
	@Test
	void stepsAreInTheOrderOfTheirDays() {
		assertRefused(() -> RequestLifecycle.withdraw(received(access()), new StepBy("clerk", RECEIVED_ON.minusDays(1))),
				RequestRule.STEP_TOO_EARLY);
	}
}
