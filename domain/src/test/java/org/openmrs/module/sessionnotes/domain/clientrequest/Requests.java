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

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterValues;
import org.openmrs.module.sessionnotes.domain.letter.Letters;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** Requests of a made-up client. The clinic received each on March 1, 2026. */
public final class Requests {

	public static final RequestProfile US = RequestProfile.shipped("us");

	public static final LocalDate RECEIVED_ON = LocalDate.of(2026, 3, 1);

	public static final StepBy STEP = new StepBy("officer", RECEIVED_ON.plusDays(10));

	public static final LicensedProfessional AUTHOR = new LicensedProfessional("author", "Ann Author", "psychologist", "P-1",
			"NY");

	public static final LicensedProfessional DECIDER = new LicensedProfessional("decider", "Dan Decider", "psychiatrist",
			"M-2", "NY");

	public static final LicensedProfessional REVIEWER = new LicensedProfessional("reviewer", "Rita Reviewer", "psychologist",
			"P-3", "NY");

	public static final Passage PASSAGE = Passage.part("note", "response", 10, 40);

	public static final Requester CLIENT = Requester.client("Carla Client").verified("passport", "clerk");

	public static final Representation GUARDIAN = new Representation("guardian", "order of a court", null,
			RepresentationAnswer.COVERS, null);

	public static final Requester REPRESENTATIVE = Requester.representative("Petra Parent", GUARDIAN)
			.verified("passport", "clerk");

	private Requests() {
	}

	public static ClientRequestBuilder access() {
		return ClientRequest.builder().uuid("request").kind(RequestKind.ACCESS).patientUuid("patient")
				.received(RECEIVED_ON, "clerk", RequestChannel.ORAL).requester(CLIENT).copyWish(CopyWish.allNotes());
	}

	public static ClientRequestBuilder amendment() {
		return ClientRequest.builder().uuid("request").kind(RequestKind.AMENDMENT).patientUuid("patient")
				.received(RECEIVED_ON, "clerk", RequestChannel.PAPER).requester(CLIENT)
				.amendmentWish(new AmendmentWish(List.of(PASSAGE), "I never said that.", null, false));
	}

	public static ClientRequest received(ClientRequestBuilder request) {
		return RequestLifecycle.receive(request.build(), RECEIVED_ON);
	}

	public static WithheldPassage withheld(AccessDenialGround ground) {
		return withheld(ground, PASSAGE);
	}

	public static WithheldPassage withheld(AccessDenialGround ground, Passage passage) {
		return new WithheldPassage(passage, "author", ground, ground.getFacts(), DECIDER, STEP.getOn(),
				"She said that he would kill the neighbour.", false);
	}

	/** A decision that withholds a passage on each ground, and gives the rest. */
	public static CopyDecision partial(AccessDenialGround... grounds) {
		List<WithheldPassage> withheld = new ArrayList<>();
		for (AccessDenialGround ground : grounds) {
			withheld.add(
					withheld(ground, Passage.part("note", "response", 100 * withheld.size(), 100 * withheld.size() + 50)));
		}
		return new CopyDecision(withheld, true, Set.of());
	}

	public static CopyDecision nothingWithheld() {
		return new CopyDecision(List.of(), true, Set.of());
	}

	public static Letter letterOn(CopyDecision decision) {
		LetterKind kind = switch (decision.getOutcome()) {
			case GRANTED -> LetterKind.COPY_GIVEN;
			case GRANTED_IN_PART -> LetterKind.COPY_GIVEN_IN_PART;
			default -> LetterKind.COPY_DENIED;
		};
		return Letters.letter(kind, decision.getLetterCases().toArray(LetterCase[]::new));
	}

	/** The letter on an extension; with the words of the sample where the extension has none. */
	public static Letter letterOn(RequestKind kind, Extension extension) {
		LetterValues values = Letters.all();
		if (extension.getNewDate() != null && Words.saySomething(extension.getReason())) {
			values = values.with(LetterElement.NEW_DATE, extension.getNewDate())
					.with(LetterElement.DELAY_REASON, extension.getReason());
		}
		return Letters.US.get(kind == RequestKind.ACCESS ? LetterKind.COPY_EXTENDED : LetterKind.AMENDMENT_EXTENDED)
				.make(Set.of(), values);
	}

	public static ClientRequest decided(CopyDecision decision) {
		return RequestLifecycle.decide(received(access()), decision, letterOn(decision), STEP, US);
	}

	public static ReviewOfDenial review(ClientRequest request, boolean released) {
		return new ReviewOfDenial(REVIEWER, "officer", CopyDecisionRules.getReviewable(request).stream()
				.collect(Collectors.toMap(each -> each, each -> released)));
	}

	public static Letter letterOn(ReviewOfDenial review) {
		return Letters.letter(LetterKind.REVIEW_RESULT, review.getLetterCases().toArray(LetterCase[]::new));
	}

	public static AmendmentAnswer accepted() {
		return AmendmentAnswer.accepted(PASSAGE, "The year 2019.", "The year 2020.");
	}

	public static AmendmentAnswer denied(AmendmentGround ground) {
		return AmendmentAnswer.denied(PASSAGE, ground, ground.getFacts(), "The note says what was said.");
	}

	public static AmendmentDecision decision(AmendmentAnswer... answers) {
		return new AmendmentDecision(Arrays.asList(answers), AUTHOR, true, null);
	}

	public static ClientRequest decided(AmendmentDecision decision, ClientRequest request) {
		LetterKind kind = switch (decision.getOutcome(request.getAmendmentWish())) {
			case ACCEPTED -> LetterKind.AMENDMENT_ACCEPTED;
			case ACCEPTED_IN_PART -> LetterKind.AMENDMENT_ACCEPTED_IN_PART;
			default -> LetterKind.AMENDMENT_DENIED;
		};
		return RequestLifecycle.decide(request, decision, Letters.letter(kind), STEP);
	}

	public static ClientRequest deniedAmendment() {
		return decided(decision(denied(AmendmentGround.ACCURATE_AND_COMPLETE)), received(amendment()));
	}

	public static ClientRequest disagreed() {
		return RequestLifecycle.disagree(deniedAmendment(), "I was there. I know what I said.", STEP, US);
	}

	public static ClientRequest rebutted() {
		String words = "We wrote it down that day.";
		return RequestLifecycle.rebut(disagreed(), words, Letters.US.get(LetterKind.AMENDMENT_REBUTTED).make(Set.of(),
				Letters.all().with(LetterElement.REBUTTAL, words)), STEP);
	}

	/** Asserts that the call is refused with these rules and no others. */
	public static void assertRefused(ThrowingCallable call, RequestRule... rules) {
		assertThatThrownBy(call).isInstanceOf(RefusedException.class)
				.extracting(e -> Set.copyOf(((RefusedException) e).getMessageCodes()))
				.isEqualTo(Set.copyOf(Arrays.stream(rules).map(RequestRule::getMessageCode).toList()));
	}

	static Map<Passage, Boolean> one(boolean released) {
		return Map.of(PASSAGE, released);
	}
}
