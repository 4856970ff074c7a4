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

import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceQuestion.optional;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceQuestion.required;
import static org.openmrs.module.sessionnotes.domain.disclosure.QuestionCase.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.disclosure.QuestionCase.Circumstance;

/**
 * The form that a user fills in to make a disclosure on one basis. The form has questions in a fixed order, each after
 * those that decide whether it is asked, and states what the basis allows in the other fields. The rules of the basis
 * determine the form. Every element that a basis requires appears in the form of that basis without any change to this
 * class. For each condition, {@link #questionsOf} names the elements that the condition concerns.
 */
public final class DisclosureForm {

	/** The amount of the notes that a person may disclose on a basis. */
	public enum Amount {

		/** Whole notes, parts of notes or an excerpt may be disclosed. */
		ANY,

		/** Only an excerpt may be disclosed, unless the evidence says why an excerpt is not enough. */
		EXCERPT_EXPECTED,

		/** Only an excerpt may be disclosed, without exception. */
		EXCERPT,

		/** The recipient does not read any text, so there is no amount to limit. */
		NONE
	}

	private final DisclosureBasis basis;

	private final List<EvidenceQuestion> questions;

	private DisclosureForm(DisclosureBasis basis, List<EvidenceQuestion> questions) {
		this.basis = basis;
		this.questions = Collections.unmodifiableList(questions);
	}

	public static DisclosureForm of(DisclosureBasis basis) {
		Map<EvidenceElement, EvidenceQuestion> asked = new EnumMap<>(EvidenceElement.class);
		for (DisclosureRule rule : basis.getRules()) {
			questionsOf(rule, basis)
					.forEach(question -> asked.merge(question.getElement(), question, DisclosureForm::broader));
		}
		DisclosureForm form = new DisclosureForm(basis, Collections.emptyList());
		addIf(form.isForOutside(), required(EvidenceElement.ADDRESS_NOT_KNOWN, QuestionCase.of(Circumstance.NO_ADDRESS)),
				asked);
		addIf(basis.isLegalOrder(), required(EvidenceElement.FORBIDS_TELLING, QuestionCase.of(Circumstance.TOLD_LATER)),
				asked);
		asked.replaceAll((element, question) -> bounded(question, basis));
		return new DisclosureForm(basis, inOrder(asked));
	}

	/** Puts each question after those whose answers decide whether it is asked, and leaves the others where they are. */
	private static List<EvidenceQuestion> inOrder(Map<EvidenceElement, EvidenceQuestion> asked) {
		List<EvidenceQuestion> waiting = new ArrayList<>(asked.values());
		List<EvidenceQuestion> ordered = new ArrayList<>();
		while (!waiting.isEmpty()) {
			EvidenceQuestion next = waiting.stream().filter(
					question -> waiting.stream().noneMatch(other -> question.isDecidedBy(other.getElement())))
					.findFirst().orElse(waiting.get(0));
			waiting.remove(next);
			ordered.add(next);
		}
		return ordered;
	}

	/** Returns whichever of the two questions the form asks in more cases. */
	private static EvidenceQuestion broader(EvidenceQuestion one, EvidenceQuestion other) {
		if (one.isRequired() != other.isRequired()) {
			return one.isRequired() ? one : other;
		}
		return one.getCases().isEmpty() ? one : other;
	}

	private static void addIf(boolean applies, EvidenceQuestion question, Map<EvidenceElement, EvidenceQuestion> asked) {
		if (applies) {
			asked.putIfAbsent(question.getElement(), question);
		}
	}

	private static List<EvidenceQuestion> questionsOf(DisclosureRule rule, DisclosureBasis basis) {
		if (rule instanceof EvidenceElement) {
			EvidenceElement element = (EvidenceElement) rule;
			EvidenceElement replacement = element.getReplacement(kindOf(basis));
			return replacement == null
					? Collections.singletonList(required(element))
					: Arrays.asList(required(element).unless(replacement), optional(replacement));
		}
		return questionsOf((DisclosureCondition) rule);
	}

	private static RestrictedKind kindOf(DisclosureBasis basis) {
		return basis.isFor(RestrictedKind.PSYCHOTHERAPY_NOTE)
				? RestrictedKind.PSYCHOTHERAPY_NOTE
				: RestrictedKind.SUD_COUNSELING_NOTE;
	}

	/** Returns the questions about the elements that decide whether the condition is met. */
	static List<EvidenceQuestion> questionsOf(DisclosureCondition condition) {
		switch (condition) {
			case EXPIRY_MISSING :
				return Arrays.asList(required(EvidenceElement.EXPIRY_DATE).unless(EvidenceElement.EXPIRY_EVENT),
						required(EvidenceElement.EXPIRY_EVENT).unless(EvidenceElement.EXPIRY_DATE));
			case EVENT_UNRELATED :
				return only(EvidenceElement.EVENT_RELATES_TO, given(EvidenceElement.EXPIRY_EVENT));
			case AUTHORITY_MISSING :
				return Arrays.asList(optional(EvidenceElement.SIGNED_BY_REPRESENTATIVE), required(
						EvidenceElement.REPRESENTATIVE_AUTHORITY, given(EvidenceElement.SIGNED_BY_REPRESENTATIVE)));
			case RECIPIENT_NOT_NAMED :
				return only(EvidenceElement.RECIPIENT_MEANT_BY,
						QuestionCase.of(Circumstance.RECIPIENT_NAMED_OTHERWISE));
			case WRONG_SIGNER :
				return only(EvidenceElement.SIGNED_BY_MINOR, given(EvidenceElement.CLIENT_CAPACITY, "MINOR_WITH_PARENT"));
			case PROCEEDING_NOT_ALONE :
				return only(EvidenceElement.PROCEEDING_ONLY,
						given(EvidenceElement.CONSENT_FOR, "PROCEEDING_AGAINST_CLIENT"));
			case CONSENT_STATEMENT_MISSING :
				return only(EvidenceElement.REDISCLOSURE_STATEMENT,
						given(EvidenceElement.CONSENT_FOR, "TREATMENT_PAYMENT_OPERATIONS"));
			case RECIPIENT_NOT_COUNSEL :
				return only(EvidenceElement.COUNSEL_UNDER_CONTRACT, QuestionCase.of(Circumstance.RECIPIENT_OUTSIDE));
			case NOT_THE_MINIMUM :
				return only(EvidenceElement.MINIMUM_NECESSARY, QuestionCase.of(Circumstance.WHOLE_NOTES));
			case EXCERPT_EXPECTED :
				return only(EvidenceElement.MINIMUM_NECESSARY, QuestionCase.of(Circumstance.NO_EXCERPT));
			case AUTHOR_NOT_TRIED :
				return only(EvidenceElement.AUTHOR_UNREACHABLE, QuestionCase.of(Circumstance.EMERGENCY));
			case REPRESENTATIVE_UNPROVEN :
				return only(EvidenceElement.REPRESENTATIVE_AUTHORITY, given(EvidenceElement.GIVEN_TO, "REPRESENTATIVE"));
			case NOT_EXPRESSLY_AUTHORIZED :
				return only(EvidenceElement.EXPRESSLY_AUTHORIZED,
						instrument(each -> each != LegalInstrument.STATUTE_OR_REGULATION));
			case PRIVILEGE_NOT_CONSIDERED :
				return only(EvidenceElement.PRIVILEGE_CONSIDERED, instrument(LegalInstrument::isSubpoena));
			case DEMAND_NOT_TESTED :
				return only(EvidenceElement.DEMAND_TEST_MET,
						instrument(each -> each == LegalInstrument.ADMINISTRATIVE_DEMAND));
			case INDIVIDUAL_NOT_INFORMED :
				return only(EvidenceElement.INDIVIDUAL_INFORMED, given(EvidenceElement.ALSO_MEETS, "VICTIM_OF_ABUSE"),
						given(EvidenceElement.REPORT_OF, "ADULT_ABUSE"));
			default :
				return Collections.emptyList();
		}
	}

	private static List<EvidenceQuestion> only(EvidenceElement element, QuestionCase... cases) {
		return Collections.singletonList(required(element, cases));
	}

	private static QuestionCase instrument(Predicate<LegalInstrument> meant) {
		return given(EvidenceElement.INSTRUMENT, instruments(meant).toArray(new String[0]));
	}

	private static List<String> instruments(Predicate<LegalInstrument> meant) {
		return Arrays.stream(LegalInstrument.values()).filter(meant).map(Enum::name).collect(Collectors.toList());
	}

	private static EvidenceQuestion bounded(EvidenceQuestion question, DisclosureBasis basis) {
		switch (question.getElement()) {
			case SIGNED_ON :
			case ISSUED_ON :
			case AUTHOR_LEFT_ON :
				return question.in(EvidenceQuestion.Time.PAST);
			case EXPIRY_DATE :
				return question.in(EvidenceQuestion.Time.FUTURE);
			case INSTRUMENT :
				EvidenceQuestion refusing = question.refusing(DisclosureCondition.SUBPOENA_ALONE,
						instruments(each -> each == LegalInstrument.ATTORNEY_SUBPOENA));
				return basis.getRules().contains(DisclosureCondition.NOT_A_COURT_ORDER)
						? refusing.refusing(DisclosureCondition.NOT_A_COURT_ORDER,
								instruments(each -> each != LegalInstrument.COURT_ORDER))
						: refusing;
			case DEATH_PURPOSE :
				return basis.getRules().contains(DisclosureCondition.NOT_CAUSE_OF_DEATH)
						? question.refusing(DisclosureCondition.NOT_CAUSE_OF_DEATH, question.getChoices().stream()
								.filter(each -> !each.equals(DisclosureCondition.CAUSE_OF_DEATH))
								.collect(Collectors.toList()))
						: question;
			default :
				return question;
		}
	}

	/** @return the questions in the order in which the form asks them */
	public List<EvidenceQuestion> getQuestions() {
		return questions;
	}

	public Amount getAmount() {
		if (basis.getGround() == null) {
			return Amount.NONE;
		}
		if (basis.getRules().contains(DisclosureCondition.EXCERPT_MISSING)) {
			return Amount.EXCERPT;
		}
		return basis.getRules().contains(DisclosureCondition.EXCERPT_EXPECTED) ? Amount.EXCERPT_EXPECTED : Amount.ANY;
	}

	/** @return true if the recipient may be a user of this system */
	public boolean isForUsers() {
		return !basis.getRules().contains(DisclosureCondition.RECIPIENT_NOT_OUTSIDE);
	}

	/** @return true if the disclosure may be to a recipient outside the clinic, who receives a file */
	public boolean isForOutside() {
		return !basis.isTraining() && !basis.getRules().contains(DisclosureCondition.RECIPIENT_NOT_USER);
	}

	/** @return true if the scope of the disclosure must be one note, or must have a first and a last day */
	public boolean isExact() {
		return basis.getRules().contains(DisclosureCondition.SCOPE_NOT_EXACT);
	}

	/** @return the maximum duration, in milliseconds, of a disclosure that a user makes in the given role */
	public long getLongest(MakerRole role) {
		if (role == MakerRole.EMERGENCY) {
			return DisclosureLimits.LONGEST_EMERGENCY;
		}
		if (basis.getRules().contains(DisclosureCondition.THREAT_TOO_LONG)) {
			return DisclosureLimits.LONGEST_THREAT;
		}
		return basis.isTraining() ? DisclosureLimits.LONGEST_TRAINING : DisclosureLimits.LONGEST;
	}
}
