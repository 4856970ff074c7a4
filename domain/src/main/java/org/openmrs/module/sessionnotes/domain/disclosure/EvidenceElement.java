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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * One thing that is recorded to show that a basis holds, with the section of the law that asks for it. As a rule it
 * says: this must be there.
 * <p>
 * Of an authorization these are the elements of 45 CFR 164.508(c)(1) and (2), without each of which it is not valid
 * (164.508(b)(1)(i)); of a consent for SUD counseling notes those of 42 CFR 2.31. Plain language and the client's copy, (c)(3) and
 * (4), are duties beside its validity.
 * <p>
 * The store holds these names, in this order: none is renamed, and a new one changes nothing of what was stored without it.
 */
public enum EvidenceElement implements DisclosureRule {

	/** Which information, described specifically. */
	INFORMATION(Form.TEXT, read("45 CFR 164.508(c)(1)(i)"), read("42 CFR 2.31(a)(3)")),

	/** Who is authorized to disclose. */
	DISCLOSER(Form.TEXT, read("45 CFR 164.508(c)(1)(ii)"), read("42 CFR 2.31(a)(2)")),

	/** Who is authorized to receive, as the document names them. */
	NAMED_RECIPIENT(Form.TEXT, read("45 CFR 164.508(c)(1)(iii)"), read("42 CFR 2.31(a)(4)(i)")),

	/** Each purpose; "at the request of the individual" is one where the client starts it. */
	STATED_PURPOSE(Form.TEXT, read("45 CFR 164.508(c)(1)(iv)"), unchecked("42 CFR 2.31(a)(5)")),

	/** The first moment at which the authorization no longer holds; or {@link #EXPIRY_EVENT}. */
	EXPIRY_DATE(Form.DATE, read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)")),

	/** The event with which it ends; whoever made the disclosure revokes it once that has happened. */
	EXPIRY_EVENT(Form.TEXT, read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)")),

	/** To which of the two that the law names the event relates. */
	EVENT_RELATES_TO(read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)"), "INDIVIDUAL", "PURPOSE"),

	/** Who signed. */
	SIGNED_BY(Form.TEXT, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** When. */
	SIGNED_ON(Form.DATE, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(9)")),

	/** A personal representative signed, not the client; for a minor, the parent or guardian. */
	SIGNED_BY_REPRESENTATIVE(Form.CONFIRMATION, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** What the representative's authority to act for the client is. */
	REPRESENTATIVE_AUTHORITY(Form.TEXT, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** It says that it can be revoked in writing. */
	REVOCATION_RIGHT(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/** It says how; or {@link #REVOCATION_IN_NOTICE}. */
	REVOCATION_MANNER(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/** It says what the exceptions to that are; or {@link #REVOCATION_IN_NOTICE}. */
	REVOCATION_EXCEPTIONS(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/** It refers to the notice of privacy practices, which says how to revoke it and what the exceptions are. */
	REVOCATION_IN_NOTICE(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)(B)")),

	/** It says that treatment, payment, enrollment and eligibility do not depend on it; or {@link #CONSEQUENCES_STATED}. */
	CONDITIONING_STATEMENT(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(ii)"), unchecked("42 CFR 2.31(b)(3)")),

	/** It says what follows if it is not signed, where the care was solely to inform somebody else: an evaluation. */
	CONSEQUENCES_STATED(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(ii)(B)")),

	/** It says that the recipient may disclose again. */
	REDISCLOSURE_STATEMENT(Form.CONFIRMATION, read("45 CFR 164.508(c)(2)(iii)"), unchecked("42 CFR 2.31(a)(10)")),

	/** It is for such notes only: not combined with an authorization for anything else. */
	NOTES_ONLY(Form.CONFIRMATION, read("45 CFR 164.508(b)(3)(ii)"), unchecked("42 CFR 2.31(b)(2)")),

	/** It names the recipient by a class, or in another way than by this name: how the recipient is known to be meant. */
	RECIPIENT_MEANT_BY(Form.TEXT, read("45 CFR 164.508(c)(1)(iii)"), read("42 CFR 2.31(a)(4)(i)")),

	/** Whoever it lets disclose is the author of these notes, or the clinic. */
	COVERS_DISCLOSER(Form.CONFIRMATION, read("45 CFR 164.508(c)(1)(ii)"), read("42 CFR 2.31(a)(2)")),

	/** The information that it describes includes all that this disclosure covers. */
	COVERS_SCOPE(Form.CONFIRMATION, read("45 CFR 164.508(c)(1)(i)"), read("42 CFR 2.31(a)(3)")),

	/** The purpose of this disclosure is one that it states. */
	COVERS_PURPOSE(Form.CONFIRMATION, read("45 CFR 164.508(c)(1)(iv)"), unchecked("42 CFR 2.31(a)(5)")),

	/** It is filled in completely, and nothing material in it is known to be false. */
	NOTHING_KNOWN_FALSE(Form.CONFIRMATION, read("45 CFR 164.508(b)(2)(ii), (v)"), unchecked("42 CFR 2.31(c)")),

	/** The name of the client, as the consent gives it. */
	CLIENT_NAME(Form.TEXT, read("42 CFR 2.31(a)(1)")),

	/** Who has to sign: the adult; the minor alone, where state law lets the minor ask for treatment alone; minor and parent; a guardian. */
	CLIENT_CAPACITY(unchecked("42 CFR 2.14, 2.15(a)"), "ADULT", "MINOR_CONSENTS_ALONE", "MINOR_WITH_PARENT",
			"LACKS_CAPACITY"),

	/** The minor signed, too. */
	SIGNED_BY_MINOR(Form.CONFIRMATION, unchecked("42 CFR 2.14")),

	/** What the consent is for: that decides which statements it needs. */
	CONSENT_FOR(unchecked("42 CFR 2.31(a)(10), (d)"), "TREATMENT_PAYMENT_OPERATIONS", "PROCEEDING_AGAINST_CLIENT", "OTHER"),

	/** A consent to use the notes in a proceeding against the client stands alone. */
	PROCEEDING_ONLY(Form.CONFIRMATION, unchecked("42 CFR 2.31(d)")),

	/** Which program of supervised training. */
	TRAINING_PROGRAM(Form.TEXT, read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)")),

	/** It is the clinic's own program. */
	OWN_PROGRAM(Form.CONFIRMATION, read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)")),

	/** Who learns under supervision in it: the name of a {@link Learner}. */
	LEARNER(read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)"), "AUTHOR", "RECIPIENT", "GROUP"),

	/** Which action or proceeding: the court and its reference. */
	LEGAL_ACTION(Form.TEXT, read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)")),

	/** The client brought it. */
	BROUGHT_BY_CLIENT(Form.CONFIRMATION, read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)")),

	/** Who defends: the clinic itself, alone or with the author. */
	DEFENDANT(read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)"), "CLINIC", "CLINIC_AND_AUTHOR"),

	/** A recipient outside is counsel with whom the clinic has a business associate contract. */
	COUNSEL_UNDER_CONTRACT(Form.CONFIRMATION, read("45 CFR 164.502(e)"), unchecked("42 CFR 2.12(c)(4)")),

	/** Why the disclosure is necessary to prevent or lessen a serious and imminent threat. */
	RATIONALE(Form.TEXT, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** The threat is serious. */
	SERIOUS(Form.CONFIRMATION, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** The threat is imminent. */
	IMMINENT(Form.CONFIRMATION, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** Whose health or safety is threatened. */
	THREATENED(Form.TEXT, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** Why the recipient is able to prevent or lessen it; its target may be one. */
	ABLE_TO_PREVENT(Form.TEXT, read("45 CFR 164.512(j)(1)(i)(B)")),

	/** What the recipient is to the threat. */
	RECIPIENT_ROLE(read("45 CFR 164.512(j)(1)(i)(B)"), "TARGET", "POLICE", "FAMILY", "EMERGENCY_DEPARTMENT", "CRISIS_TEAM",
			"OTHER"),

	/** What the belief rests on. */
	BELIEF_FROM(read("45 CFR 164.512(j)(4)"), "ACTUAL_KNOWLEDGE", "CREDIBLE_PERSON"),

	/** The state's law on the duty to protect or to warn, or that there is none. */
	DUTY_TO_PROTECT(Form.TEXT, product("45 CFR 164.512(j)(1)")),

	/** How it was tried to reach the author; of an emergency. */
	AUTHOR_UNREACHABLE(Form.TEXT, product("45 CFR 164.312(a)(2)(ii)")),

	/** Why nothing less than what is disclosed serves the purpose; or that a public official says so. */
	MINIMUM_NECESSARY(Form.TEXT, read("45 CFR 164.502(b), 164.514(d)(3)"), unchecked("42 CFR 2.13(a)")),

	/** What requires it: the name of a {@link LegalInstrument}. */
	INSTRUMENT(Form.TEXT, read("45 CFR 164.512(a), 164.103"), unchecked("42 CFR 2.61")),

	/** Which other paragraph the disclosure meets as well. */
	ALSO_MEETS(read("45 CFR 164.512(a)(2)"), "VICTIM_OF_ABUSE", "PROCEEDING", "LAW_ENFORCEMENT", "NOT_ONE_OF_THESE"),

	/** Only what is expressly authorized or demanded is disclosed. */
	EXPRESSLY_AUTHORIZED(Form.CONFIRMATION, read("45 CFR 164.512(a)(1), (e)(1)(i)")),

	/** What a law demands a report of. */
	REPORT_OF(read("45 CFR 164.512(b)(1)(ii), (c)(1)(i)"), "CHILD_ABUSE", "ADULT_ABUSE", "OTHER"),

	/** Counsel has considered the psychotherapist's privilege; counsel's name. */
	PRIVILEGE_CONSIDERED(Form.TEXT, product("45 CFR 164.512(e)(1); Jaffee v. Redmond, 518 U.S. 1")),

	/** The demand is relevant, specific and limited, and data without names would not do. */
	DEMAND_TEST_MET(Form.CONFIRMATION, read("45 CFR 164.512(f)(1)(ii)(C)")),

	/** Whether the individual was told of a report on them as a victim, or why not. */
	INDIVIDUAL_INFORMED(read("45 CFR 164.512(c)(2)"), "INFORMED", "WOULD_HARM", "REPRESENTATIVE_RESPONSIBLE"),

	/** Under which section of subpart E the order was made. */
	ORDER_UNDER_PART2(unchecked("42 CFR 2.64-2.66"), "2.64", "2.65", "2.66"),

	/** The subpoena or similar mandate that compels what the order only authorizes. */
	COMPULSORY_PROCESS(Form.TEXT, unchecked("42 CFR 2.61(a)")),

	/** What the court found, without which no order opens confidential communications. */
	CONFIDENTIAL_COMMUNICATIONS_FINDING(unchecked("42 CFR 2.63(a)"), "THREAT_TO_LIFE", "EXTREMELY_SERIOUS_CRIME",
			"CLIENT_OFFERED_EVIDENCE"),

	/** The order names SUD counseling notes expressly. */
	EXPRESSLY_COVERS_COUNSELING_NOTES(Form.CONFIRMATION, unchecked("42 CFR 2.31(b), 2.64(e)(1)")),

	/** The persons to whom the order limits the disclosure, one a line or separated by semicolons. */
	PERSONS_LIMITED_TO(Form.TEXT, unchecked("42 CFR 2.64(e)(2)")),

	/** The court or body that ordered or asked. */
	ISSUER(Form.TEXT, read("45 CFR 164.514(h)(2)(ii)"), unchecked("42 CFR 2.61")),

	/** Its reference. */
	REFERENCE(Form.TEXT, read("45 CFR 164.514(h)(2)(iii)"), unchecked("42 CFR 2.61")),

	/** Its date. */
	ISSUED_ON(Form.DATE, read("45 CFR 164.514(h)(2)(iii)"), unchecked("42 CFR 2.61")),

	/** The uuid of the user whom the oversight is of: the author of the notes. */
	OVERSEEN_USER(Form.TEXT, read("45 CFR 164.508(a)(2)(ii)"), unchecked("42 CFR 2.31(b)(1)(ii), 2.53")),

	/** The issuer is a health oversight agency that a law authorizes. */
	OVERSIGHT_AGENCY(Form.CONFIRMATION, read("45 CFR 164.501, 164.512(d)(1)"), unchecked("42 CFR 2.53")),

	/** Which activity it is. */
	OVERSIGHT_ACTIVITY(read("45 CFR 164.512(d)(1)"), unchecked("42 CFR 2.53"), "AUDIT", "INVESTIGATION", "INSPECTION",
			"LICENSURE",
			"PROCEEDING", "OTHER"),

	/** The client is not the one who is investigated for something that is not about care. */
	CLIENT_NOT_INVESTIGATED(Form.CONFIRMATION, read("45 CFR 164.512(d)(2)"), unchecked("42 CFR 2.53")),

	/** The auditor has agreed in writing to the limits on what is done with the notes. */
	AUDITOR_AGREED(Form.CONFIRMATION, unchecked("42 CFR 2.53")),

	/** The client has died; or {@link #OTHER_DECEASED}. */
	CLIENT_DECEASED(Form.CONFIRMATION, read("45 CFR 164.512(g)(1)"), unchecked("42 CFR 2.15(b)")),

	/** Somebody else than the client has died: who, and why the client's notes are needed. */
	OTHER_DECEASED(Form.TEXT, read("45 CFR 164.512(g)(1)")),

	/** What the coroner or medical examiner needs it for. */
	DEATH_PURPOSE(read("45 CFR 164.512(g)(1)"), unchecked("42 CFR 2.15(b)"), "IDENTIFICATION", "CAUSE_OF_DEATH",
			"OTHER_DUTY_BY_LAW"),

	/** When the author left. */
	AUTHOR_LEFT_ON(Form.DATE, product("45 CFR 164.530(c)(1)")),

	/** The order forbids to tell the author for the time being. */
	FORBIDS_TELLING(Form.CONFIRMATION, product("45 CFR 164.512(a)")),

	/** Whom of the two the author gives the note. */
	GIVEN_TO(read("45 CFR 164.502(a)(1)(i), (g)(1)"), "CLIENT", "REPRESENTATIVE"),

	/** State law lets the client or representative have it. */
	STATE_LAW_CHECKED(Form.CONFIRMATION, unchecked("HHS FAQ, October 2018, on 45 CFR 164.524(a)(1)(i)")),

	/** How the recipient's identity and authority are known or were verified. */
	HOW_VERIFIED(Form.TEXT, read("45 CFR 164.514(h)(1)"), unchecked("42 CFR 2.13(a)")),

	/** The recipient's address is not known, and no file is sent to them by mail. */
	ADDRESS_NOT_KNOWN(Form.CONFIRMATION, read("45 CFR 164.528(b)(2)(ii)"), read("45 CFR 164.528(b)(2)(ii)"));

	/** What is recorded of it. */
	public enum Form {

		/** Words: at least one letter or digit. */
		TEXT(value -> value.codePoints().anyMatch(Character::isLetterOrDigit)),

		/** Milliseconds since 1970-01-01 UTC, as decimal digits. */
		DATE(value -> value.matches("-?[0-9]{1,18}")),

		/** {@code true}: somebody looked, and it is so. */
		CONFIRMATION("true"::equals),

		/** One of the element's {@link EvidenceElement#getChoices choices}. */
		CHOICE(value -> true);

		private final Predicate<String> meaning;

		Form(Predicate<String> meaning) {
			this.meaning = meaning;
		}

		boolean isMeaningful(String value) {
			return value != null && meaning.test(value);
		}
	}

	private final Form form;

	private final RuleSource source;

	private final RuleSource sudSource;

	private final List<String> choices;

	EvidenceElement(Form form, RuleSource source) {
		this(form, source, source, Collections.emptyList());
	}

	EvidenceElement(Form form, RuleSource source, RuleSource sudSource) {
		this(form, source, sudSource, Collections.emptyList());
	}

	EvidenceElement(RuleSource source, String... choices) {
		this(Form.CHOICE, source, source, Arrays.asList(choices));
	}

	EvidenceElement(RuleSource source, RuleSource sudSource, String... choices) {
		this(Form.CHOICE, source, sudSource, Arrays.asList(choices));
	}

	EvidenceElement(Form form, RuleSource source, RuleSource sudSource, List<String> choices) {
		this.form = form;
		this.source = source;
		this.sudSource = sudSource;
		this.choices = Collections.unmodifiableList(choices);
	}

	public Form getForm() {
		return form;
	}

	/** @return what may be recorded, of a choice; empty for any other form */
	public List<String> getChoices() {
		return choices;
	}

	@Override
	public RuleSource getSource(RestrictedKind kind) {
		return kind == RestrictedKind.SUD_COUNSELING_NOTE ? sudSource : source;
	}

	/** @return the code of the message that says that it is missing */
	@Override
	public String getMessageCode() {
		return "sessionnotes.disclosure.missing." + name();
	}

	@Override
	public boolean isBrokenBy(Disclosure disclosure, DisclosureContext disclosureContext) {
		return !disclosure.getEvidence().has(this) && !isReplacedIn(disclosure.getEvidence());
	}

	boolean isMeaningful(String value) {
		return form.isMeaningful(value) && (form != Form.CHOICE || choices.contains(value));
	}

	/** What the law takes instead. */
	private boolean isReplacedIn(Evidence evidence) {
		switch (this) {
			case REVOCATION_MANNER :
			case REVOCATION_EXCEPTIONS :
				return evidence.has(REVOCATION_IN_NOTICE);
			case CONDITIONING_STATEMENT :
				return evidence.has(CONSEQUENCES_STATED);
			case CLIENT_DECEASED :
				return evidence.has(OTHER_DECEASED);
			default :
				return false;
		}
	}
}
