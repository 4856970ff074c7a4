/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureForm;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceQuestion;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.QuestionCase;
import org.openmrs.module.webservices.rest.SimpleObject;

/**
 * The definition from which a form for disclosures is built, in the user's language. For each basis of a disclosure,
 * the definition states what the basis is for and not for, and which evidence the basis requires. The whole definition
 * comes from the domain's rules.
 */
final class DisclosureDefinition {

	private static final String NAME = "name";

	private static final String DISPLAY = "display";

	private final Set<MakerRole> roles;

	/** @param roles the roles in which the user may make disclosures */
	DisclosureDefinition(Set<MakerRole> roles) {
		this.roles = roles;
	}

	SimpleObject toRest() {
		return new SimpleObject().add("bases", each(DisclosureBasis.values(), this::basis))
				.add("parts", each(NotePart.values(), part -> named(part.getCode(), "sessionnotes.part." + part.getCode())))
				.add("kinds", each(RestrictedKind.values(), kind -> named(kind.name(), kind.getMessageCode())))
				.add("maxLength", new SimpleObject().add("purpose", Bound.PURPOSE.getMost())
						.add("excerpt", Bound.EXCERPT.getMost()).add("recipientName", Bound.RECIPIENT_NAME.getMost())
						.add("recipientAddress", Bound.RECIPIENT_ADDRESS.getMost())
						.add("words", Bound.WORDS.getMost()));
	}

	private SimpleObject basis(DisclosureBasis basis) {
		DisclosureForm form = DisclosureForm.of(basis);
		List<RestrictedKind> kinds = Arrays.stream(RestrictedKind.values()).filter(basis::isFor)
				.collect(Collectors.toList());
		return named(basis.name(), basis.getMessageCode()).add("citation", basis.getCitation())
				.add("for", text(basis.getMessageCode() + ".for")).add("notFor", text(basis.getMessageCode() + ".notFor"))
				.add("kinds", kinds.stream().map(Enum::name).collect(Collectors.toList()))
				.add("makers", basis.getMakers().stream().map(role -> maker(role, basis, form)).collect(Collectors.toList()))
				.add("amount", form.getAmount().name()).add("recipients", recipients(form)).add("exact", form.isExact())
				.add("allNotes", basis.getGround() == null)
				.add("revocableByClient", basis.isRevocableByClient()).add("mayDelayTelling", basis.isLegalOrder())
				.add("evidence", form.getQuestions().stream().map(question -> question(question, kinds.get(0)))
						.collect(Collectors.toList()));
	}

	/**
	 * Returns a role that may make a disclosure. If a request states no end, only an author's disclosure because of a
	 * threat gets an end automatically.
	 */
	private SimpleObject maker(MakerRole role, DisclosureBasis basis, DisclosureForm form) {
		return named(role.name(), "sessionnotes.disclosure.maker." + role.name())
				.add("needsApproval", role.needsApproval()).add("allowed", roles.contains(role))
				.add("mostHours", TimeUnit.MILLISECONDS.toHours(form.getLongest(role)))
				.add("endRequired", basis != DisclosureBasis.SERIOUS_THREAT || role == MakerRole.EMERGENCY);
	}

	private static List<String> recipients(DisclosureForm form) {
		List<String> recipients = new ArrayList<>();
		if (form.isForUsers()) {
			recipients.add("USER");
		}
		if (form.isForOutside()) {
			recipients.add("OUTSIDE");
		}
		return recipients;
	}

	private static SimpleObject question(EvidenceQuestion question, RestrictedKind kind) {
		String code = "sessionnotes.evidence." + question.getElement().name();
		SimpleObject shown = named(question.getElement().name(), code).add("why", text(code + ".why"))
				.add("citation", question.getElement().getSource(kind).getCitation())
				.add("type", question.getAnswer().name()).add("required", question.isRequired())
				.add("when", question.getCases().stream().map(DisclosureDefinition::when).collect(Collectors.toList()))
				.add("replacedBy", question.getReplacement() == null ? null : question.getReplacement().name());
		switch (question.getAnswer()) {
			case TEXT :
				return shown.add("maxLength", Bound.EVIDENCE.getMost());
			case DATE :
				return shown.add("time", question.getTime() == null ? null : question.getTime().name());
			case CHOICE :
				return shown.add("choices", question.getChoices().stream()
						.map(choice -> choice(question, choice, code)).collect(Collectors.toList()));
			default :
				return shown;
		}
	}

	private static SimpleObject choice(EvidenceQuestion question, String choice, String code) {
		DisclosureCondition refusal = question.getRefusals().get(choice);
		SimpleObject shown = named(choice, code + "." + choice);
		return refusal == null
				? shown
				: shown.add("refusal", new SimpleObject().add("code", refusal.getMessageCode()).add("message",
						text(refusal.getMessageCode())));
	}

	private static SimpleObject when(QuestionCase when) {
		return when.getElement() == null
				? new SimpleObject().add("circumstance", when.getCircumstance().name())
				: new SimpleObject().add("evidence", when.getElement().name()).add("values", when.getValues());
	}

	private static <T> List<SimpleObject> each(T[] all, Function<T, SimpleObject> shown) {
		return Arrays.stream(all).map(shown).collect(Collectors.toList());
	}

	private static SimpleObject named(String name, String messageCode) {
		return new SimpleObject().add(NAME, name).add(DISPLAY, text(messageCode));
	}

	private static String text(String messageCode) {
		return DisclosureViews.text(messageCode);
	}
}
