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
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.complete;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.disclosureContext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A person who answers what the form asks makes a disclosure that holds; one who leaves out an answer is told where. */
class DisclosureFormTest {

	/** Answers of a choice that bring more questions, in turn. */
	private static final int VARIANTS = 9;

	@Test
	void everyElementIsAskedForOnSomeBasis() {
		Set<EvidenceElement> asked = Arrays.stream(DisclosureBasis.values())
				.flatMap(basis -> DisclosureForm.of(basis).getQuestions().stream()).map(EvidenceQuestion::getElement)
				.collect(Collectors.toSet());

		assertThat(asked).containsExactlyInAnyOrder(EvidenceElement.values());
	}

	@ParameterizedTest
	@EnumSource(DisclosureBasis.class)
	void whatABasisAlwaysRequiresIsAskedWithoutACase(DisclosureBasis basis) {
		List<EvidenceElement> always = DisclosureForm.of(basis).getQuestions().stream()
				.filter(question -> question.isRequired() && question.getCases().isEmpty()
						&& question.getElement() != EvidenceElement.EXPIRY_DATE
						&& question.getElement() != EvidenceElement.EXPIRY_EVENT)
				.map(EvidenceQuestion::getElement).toList();

		assertThat(always).containsExactlyInAnyOrderElementsOf(basis.getRequiredEvidence());
	}

	/** Whoever answers one question after the other would not come back to an earlier one that an answer brought up. */
	@ParameterizedTest
	@EnumSource(DisclosureBasis.class)
	void noAnswerBringsUpAnEarlierQuestion(DisclosureBasis basis) {
		List<EvidenceQuestion> questions = DisclosureForm.of(basis).getQuestions();

		for (int i = 0; i < questions.size(); i++) {
			EvidenceQuestion question = questions.get(i);
			assertThat(questions.subList(i, questions.size())).as("after %s", question.getElement())
					.noneMatch(later -> question.isDecidedBy(later.getElement()));
		}
	}

	static Stream<Disclosure> situations() {
		List<Disclosure> situations = new ArrayList<>();
		for (DisclosureBasis basis : DisclosureBasis.values()) {
			DisclosureForm form = DisclosureForm.of(basis);
			for (MakerRole maker : basis.getMakers()) {
				DisclosureBuilder builder = complete(basis, maker).evidence(Evidence.none());
				List<Recipient> recipients = new ArrayList<>();
				if (form.isForUsers()) {
					recipients.add(builder.build().getRecipient());
				}
				if (form.isForOutside() && maker != MakerRole.EMERGENCY) {
					recipients.add(Recipient.outside("Rita Reader", "1 Road"));
					recipients.add(Recipient.outside("Another", null));
				}
				for (Recipient recipient : recipients) {
					situations.add(builder.recipient(recipient).build());
					if (maker == MakerRole.AUTHOR) {
						situations.add(
								builder.recipient(recipient).portion(DisclosedPortion.excerpt("an excerpt")).build());
					}
				}
				if (basis.isLegalOrder()) {
					situations.add(builder.recipient(recipients.get(0)).tellAuthorFrom(END).build());
				}
			}
		}
		return situations.stream();
	}

	@ParameterizedTest
	@MethodSource("situations")
	void theAnswersToAllThatIsAskedAreEnough(Disclosure begun) {
		for (int variant = 0; variant < VARIANTS; variant++) {
			Disclosure answered = answered(begun, variant);

			assertThat(DisclosureLifecycle.findings(answered, disclosureContext()))
					.as("%s %s %d", begun.getBasis(), begun.getRecipient(), variant).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("situations")
	void eachRequiredAnswerIsMissedAtItsFieldAndNoOther(Disclosure begun) {
		for (int variant = 0; variant < VARIANTS; variant++) {
			Disclosure answered = answered(begun, variant);
			for (EvidenceQuestion question : DisclosureForm.of(begun.getBasis()).getQuestions()) {
				if (question.isAsked(answered) && answered.getEvidence().has(question.getElement())) {
					List<String> found = DisclosureLifecycle.findings(without(answered, question.getElement()),
							disclosureContext());

					assertThat(found.stream().map(RuleField::of).distinct()).as("%s", question.getElement())
							.isEqualTo(question.isRequired() ? List.of(fieldOf(question)) : List.of());
				}
			}
		}
	}

	private static String fieldOf(EvidenceQuestion question) {
		switch (question.getElement()) {
			case ADDRESS_NOT_KNOWN :
				return "address";
			case FORBIDS_TELLING :
				return "tellAuthorFrom";
			default :
				return "evidence." + question.getElement();
		}
	}

	/** Nothing depends on an answer that the form did not ask for. */
	private static Disclosure without(Disclosure answered, EvidenceElement element) {
		return answered.toBuilder().evidence(answered.getEvidence().with(element, null)).build();
	}

	/** Answers as a person does: from the top, and anew as long as an answer brings a question. */
	private static Disclosure answered(Disclosure begun, int variant) {
		Disclosure disclosure = begun;
		int before = -1;
		while (before != disclosure.getEvidence().getValues().size()) {
			before = disclosure.getEvidence().getValues().size();
			for (EvidenceQuestion question : DisclosureForm.of(begun.getBasis()).getQuestions()) {
				Evidence evidence = disclosure.getEvidence();
				if (question.isRequired() && question.isAsked(disclosure) && !evidence.has(question.getElement())
						&& (question.getReplacement() == null || !evidence.has(question.getReplacement()))) {
					disclosure = disclosure.toBuilder()
							.evidence(evidence.with(question.getElement(), answer(question, variant))).build();
				}
			}
		}
		return disclosure;
	}

	private static String answer(EvidenceQuestion question, int variant) {
		switch (question.getAnswer()) {
			case DATE :
				return Long.toString(question.getTime() == EvidenceQuestion.Time.FUTURE ? END : MADE);
			case CONFIRMATION :
				return "true";
			case USER :
				return AUTHOR;
			case CHOICE :
				return choice(question, variant);
			default :
				return question.getElement() == EvidenceElement.PERSONS_LIMITED_TO ? "Rita Reader; Another" : "Rita Reader";
		}
	}

	/** Who learns is decided by the supervision, and who signs by the client's capacity. */
	private static String choice(EvidenceQuestion question, int variant) {
		if (question.getElement() == EvidenceElement.LEARNER) {
			return "AUTHOR";
		}
		if (question.getElement() == EvidenceElement.CLIENT_CAPACITY) {
			return "ADULT";
		}
		if (question.getElement() == EvidenceElement.ALSO_MEETS) {
			return "PROCEEDING";
		}
		List<String> choices = question.getChoices().stream().filter(each -> !question.getRefusals().containsKey(each))
				.toList();
		return choices.get(variant % choices.size());
	}

	@ParameterizedTest
	@EnumSource(value = DisclosureBasis.class, names = {"REQUIRED_BY_LAW", "SUD_COURT_ORDER"})
	void aChoiceIsRefusedExactlyAsTheFormSays(DisclosureBasis basis) {
		EvidenceQuestion instrument = DisclosureForm.of(basis).getQuestions().stream()
				.filter(question -> question.getElement() == EvidenceElement.INSTRUMENT).findFirst().orElseThrow();

		for (String choice : instrument.getChoices()) {
			Disclosure disclosure = complete(basis)
					.evidence(Disclosures.evidence().with(EvidenceElement.INSTRUMENT, choice)).build();
			DisclosureCondition refusal = instrument.getRefusals().get(choice);

			assertThat(DisclosureLifecycle.findings(disclosure, disclosureContext())).as(choice)
					.isEqualTo(refusal == null ? List.of() : List.of(refusal.getMessageCode()));
		}
		assertThat(instrument.getRefusals()).containsEntry("ATTORNEY_SUBPOENA", DisclosureCondition.SUBPOENA_ALONE);
	}

	@ParameterizedTest
	@EnumSource(DisclosureBasis.class)
	void aDisclosureMayLastAsLongAsTheFormSaysAndNoLonger(DisclosureBasis basis) {
		for (MakerRole maker : basis.getMakers()) {
			long longest = DisclosureForm.of(basis).getLongest(maker);
			DisclosureBuilder builder = complete(basis, maker).evidence(
					Disclosures.evidence().with(EvidenceElement.EXPIRY_DATE, MADE + DisclosureLimits.FURTHEST));

			assertThat(DisclosureLifecycle.findings(builder.time(MADE, MADE + longest).build(), disclosureContext()))
					.isEmpty();
			assertThat(DisclosureLifecycle.findings(builder.time(MADE, MADE + longest + 1).build(), disclosureContext()))
					.isNotEmpty().extracting(RuleField::of).containsOnly("end");
		}
	}

	@ParameterizedTest
	@EnumSource(DisclosureCondition.class)
	void everyConditionButTheOneOfAllDatesHasAField(DisclosureCondition condition) {
		assertThat(RuleField.of(condition.getMessageCode()) == null)
				.isEqualTo(condition == DisclosureCondition.DATE_OUT_OF_BOUNDS);
	}
}
