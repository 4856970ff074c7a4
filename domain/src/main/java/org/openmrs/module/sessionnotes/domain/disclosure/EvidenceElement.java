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

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * A fact that is recorded to show that a basis applies, with the section of law that requires the fact. When an element
 * is used as a rule, the rule is that the fact must be recorded. The maker of the disclosure gives each confirmation.
 * <p>
 * The elements for an authorization come from 45 CFR 164.508(c)(1) and (2). An authorization is not valid if any of the
 * required elements is missing (164.508(b)(1)(i)). The elements for a consent for SUD counseling notes come from 42 CFR
 * 2.31. The duties to use plain language and to give the client a copy, 164.508(c)(3) and (4), do not affect the
 * validity of an authorization.
 * <p>
 * The database stores the names of the elements in the order of this enum, so never rename an element. Adding an
 * element does not affect evidence that was stored without the new element.
 */
public enum EvidenceElement implements DisclosureRule {

	/** The information to disclose, described specifically. */
	INFORMATION(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(i)"), read("42 CFR 2.31(a)(3)")),

	/** The person authorized to disclose the information. */
	DISCLOSER(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(ii)"), read("42 CFR 2.31(a)(2)")),

	/** The person authorized to receive the information, as named in the document. */
	NAMED_RECIPIENT(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(iii)"), read("42 CFR 2.31(a)(4)(i)")),

	/**
	 * Each purpose of the disclosure. If the client asked for the disclosure, the purpose may be "at the request of the
	 * individual".
	 */
	STATED_PURPOSE(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(iv)"), unchecked("42 CFR 2.31(a)(5)")),

	/** The first moment at which the authorization is no longer valid. Alternative: {@link #EXPIRY_EVENT}. */
	EXPIRY_DATE(EvidenceForm.DATE, read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)")),

	/**
	 * The event that ends the authorization. The user who made the disclosure must revoke the disclosure once the event
	 * has happened.
	 */
	EXPIRY_EVENT(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)")),

	/** Whether the event that ends the authorization relates to the individual or to the purpose; one is required. */
	EVENT_RELATES_TO(read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)"), "INDIVIDUAL", "PURPOSE"),

	/** The person who signed the authorization. */
	SIGNED_BY(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** The date on which the authorization was signed. */
	SIGNED_ON(EvidenceForm.DATE, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(9)")),

	/**
	 * A confirmation that a personal representative signed instead of the client. The personal representative of a
	 * minor is the parent or guardian.
	 */
	SIGNED_BY_REPRESENTATIVE(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** The representative's authority to act for the client. */
	REPRESENTATIVE_AUTHORITY(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)")),

	/** A confirmation that the authorization states the client's right to revoke the authorization in writing. */
	REVOCATION_RIGHT(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/**
	 * A confirmation that the authorization states how the client can revoke the authorization. Alternative: {@link
	 * #REVOCATION_IN_NOTICE}.
	 */
	REVOCATION_MANNER(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/**
	 * A confirmation that the authorization states the exceptions to the right to revoke. Alternative: {@link
	 * #REVOCATION_IN_NOTICE}.
	 */
	REVOCATION_EXCEPTIONS(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)"), unchecked("42 CFR 2.31(a)(6)")),

	/**
	 * A confirmation that the authorization refers to the notice of privacy practices. The notice of privacy practices
	 * states how to revoke the authorization, and the exceptions to the right to revoke.
	 */
	REVOCATION_IN_NOTICE(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(i)(B)")),

	/**
	 * A confirmation that the authorization states this: treatment, payment, enrollment and eligibility do not depend
	 * on signing the authorization. Alternative: {@link #CONSEQUENCES_STATED}.
	 */
	CONDITIONING_STATEMENT(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(ii)"), unchecked("42 CFR 2.31(b)(3)")),

	/**
	 * A confirmation that the authorization states the consequences of not signing the authorization. The authorization
	 * must state the consequences of not signing if the only purpose of the care was to inform someone else, as in an
	 * evaluation.
	 */
	CONSEQUENCES_STATED(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(ii)(B)")),

	/** A confirmation that the authorization states that the recipient may redisclose the information. */
	REDISCLOSURE_STATEMENT(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(2)(iii)"), unchecked("42 CFR 2.31(a)(10)")),

	/** A confirmation that the authorization is for this kind of note only and is combined with no other. */
	NOTES_ONLY(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(b)(3)(ii)"), unchecked("42 CFR 2.31(b)(2)")),

	/**
	 * How the authorization covers the recipient, if the authorization names a class of recipients or uses a different
	 * name for the recipient.
	 */
	RECIPIENT_MEANT_BY(EvidenceForm.TEXT, read("45 CFR 164.508(c)(1)(iii)"), read("42 CFR 2.31(a)(4)(i)")),

	/** A confirmation that the authorization allows the author of the notes, or the clinic, to disclose them. */
	COVERS_DISCLOSER(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(1)(ii)"), read("42 CFR 2.31(a)(2)")),

	/** A confirmation that the authorization describes everything that this disclosure covers. */
	COVERS_SCOPE(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(1)(i)"), read("42 CFR 2.31(a)(3)")),

	/** A confirmation that the authorization states the purpose of this disclosure. */
	COVERS_PURPOSE(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(c)(1)(iv)"), unchecked("42 CFR 2.31(a)(5)")),

	/**
	 * A confirmation that the authorization is complete, and that no material information in the authorization is known
	 * to be false.
	 */
	NOTHING_KNOWN_FALSE(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(b)(2)(ii), (v)"), unchecked("42 CFR 2.31(c)")),

	/** The name of the client as given in the consent. */
	CLIENT_NAME(EvidenceForm.TEXT, read("42 CFR 2.31(a)(1)")),

	/**
	 * The client's capacity, which determines who must sign the consent. One of the following signs the consent: the
	 * adult client; the minor client alone; both the minor client and a parent; a guardian. A minor signs alone if
	 * state law lets the minor request treatment alone.
	 */
	CLIENT_CAPACITY(unchecked("42 CFR 2.14, 2.15(a)"), "ADULT", "MINOR_CONSENTS_ALONE", "MINOR_WITH_PARENT",
			"LACKS_CAPACITY"),

	/** A confirmation that the minor also signed the consent. */
	SIGNED_BY_MINOR(EvidenceForm.CONFIRMATION, unchecked("42 CFR 2.14")),

	/** The use for which the consent is given. The use determines which statements the consent needs. */
	CONSENT_FOR(unchecked("42 CFR 2.31(a)(10), (d)"), "TREATMENT_PAYMENT_OPERATIONS", "PROCEEDING_AGAINST_CLIENT", "OTHER"),

	/** A confirmation that a consent for a proceeding against the client is not combined with any other consent. */
	PROCEEDING_ONLY(EvidenceForm.CONFIRMATION, unchecked("42 CFR 2.31(d)")),

	/** The program of supervised training in which notes are read. */
	TRAINING_PROGRAM(EvidenceForm.TEXT, read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)")),

	/** A confirmation that the training program is the clinic's own program. */
	OWN_PROGRAM(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)")),

	/** The trainee of the training program, recorded as the name of a constant of {@link Learner}. */
	LEARNER(read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)"), "AUTHOR", "RECIPIENT", "GROUP"),

	/** The legal action or proceeding: the name of the court, and the court's reference. */
	LEGAL_ACTION(EvidenceForm.TEXT, read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)")),

	/** A confirmation that the client brought the legal action. */
	BROUGHT_BY_CLIENT(EvidenceForm.CONFIRMATION, read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)")),

	/** The defendant in the legal action: the clinic alone, or the clinic together with the author. */
	DEFENDANT(read("45 CFR 164.508(a)(2)(i)(C)"), unchecked("42 CFR 2.31(b)(1)(i)(C)"), "CLINIC", "CLINIC_AND_AUTHOR"),

	/** A confirmation that an outside recipient is a lawyer with whom the clinic has a business associate contract. */
	COUNSEL_UNDER_CONTRACT(EvidenceForm.CONFIRMATION, read("45 CFR 164.502(e)"), unchecked("42 CFR 2.12(c)(4)")),

	/** The reason why the disclosure is necessary to prevent or lessen a serious and imminent threat. */
	RATIONALE(EvidenceForm.TEXT, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** A confirmation that the threat is serious. */
	SERIOUS(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** A confirmation that the threat is imminent. */
	IMMINENT(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(j)(1)(i)(A)")),

	/** The person or people whose health or safety is threatened. */
	THREATENED(EvidenceForm.TEXT, read("45 CFR 164.512(j)(1)(i)(A)")),

	/**
	 * The reason why the recipient is able to prevent or lessen the threat. The recipient may also be the target of the
	 * threat.
	 */
	ABLE_TO_PREVENT(EvidenceForm.TEXT, read("45 CFR 164.512(j)(1)(i)(B)")),

	/** The recipient's role in relation to the threat. */
	RECIPIENT_ROLE(read("45 CFR 164.512(j)(1)(i)(B)"), "TARGET", "POLICE", "FAMILY", "EMERGENCY_DEPARTMENT", "CRISIS_TEAM",
			"OTHER"),

	/** The source of the author's belief that the threat is serious and imminent. */
	BELIEF_FROM(read("45 CFR 164.512(j)(4)"), "ACTUAL_KNOWLEDGE", "CREDIBLE_PERSON"),

	/** The state law on the duty to protect or to warn, or a statement that the state has no law on this duty. */
	DUTY_TO_PROTECT(EvidenceForm.TEXT, product("45 CFR 164.512(j)(1)")),

	/** How someone tried to reach the author before emergency access was requested. */
	AUTHOR_UNREACHABLE(EvidenceForm.TEXT, product("45 CFR 164.312(a)(2)(ii)")),

	/**
	 * The reason why less content would not be enough for the purpose, or a statement that a public official has
	 * confirmed the need for the content.
	 */
	MINIMUM_NECESSARY(EvidenceForm.TEXT, read("45 CFR 164.502(b), 164.514(d)(3)"), unchecked("42 CFR 2.13(a)")),

	/** The legal instrument that requires the disclosure, as the name of a {@link LegalInstrument}. */
	INSTRUMENT(EvidenceForm.TEXT, read("45 CFR 164.512(a), 164.103"), unchecked("42 CFR 2.61")),

	/** The paragraph of 45 CFR 164.512, other than (a), whose requirements the disclosure also meets. */
	ALSO_MEETS(read("45 CFR 164.512(a)(2)"), "VICTIM_OF_ABUSE", "PROCEEDING", "LAW_ENFORCEMENT", "NOT_ONE_OF_THESE"),

	/** A confirmation that the disclosed content does not go beyond what is expressly authorized or required. */
	EXPRESSLY_AUTHORIZED(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(a)(1), (e)(1)(i)")),

	/** The subject of a report that a law requires. */
	REPORT_OF(read("45 CFR 164.512(b)(1)(ii), (c)(1)(i)"), "CHILD_ABUSE", "ADULT_ABUSE", "OTHER"),

	/** The name of the lawyer who has considered the psychotherapist's privilege. */
	PRIVILEGE_CONSIDERED(EvidenceForm.TEXT, product("45 CFR 164.512(e)(1); Jaffee v. Redmond, 518 U.S. 1")),

	/**
	 * A confirmation that the demanded information is relevant, specific and limited, and that de-identified data would
	 * not be enough.
	 */
	DEMAND_TEST_MET(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(f)(1)(ii)(C)")),

	/** Whether the victim of abuse was informed of the report, or the reason why the victim was not informed. */
	INDIVIDUAL_INFORMED(read("45 CFR 164.512(c)(2)"), "INFORMED", "WOULD_HARM", "REPRESENTATIVE_RESPONSIBLE"),

	/** The section of subpart E under which the court made the order. */
	ORDER_UNDER_PART2(unchecked("42 CFR 2.64-2.66"), "2.64", "2.65", "2.66"),

	/**
	 * The subpoena or similar mandate that compels the disclosure. The court order itself only authorizes the
	 * disclosure.
	 */
	COMPULSORY_PROCESS(EvidenceForm.TEXT, unchecked("42 CFR 2.61(a)")),

	/**
	 * The court's finding that allows opening confidential communications. Without a finding of this kind, a court
	 * order does not open confidential communications.
	 */
	CONFIDENTIAL_COMMUNICATIONS_FINDING(unchecked("42 CFR 2.63(a)"), "THREAT_TO_LIFE", "EXTREMELY_SERIOUS_CRIME",
			"CLIENT_OFFERED_EVIDENCE"),

	/** A confirmation that the court order expressly names SUD counseling notes. */
	EXPRESSLY_COVERS_COUNSELING_NOTES(EvidenceForm.CONFIRMATION, unchecked("42 CFR 2.31(b), 2.64(e)(1)")),

	/** The people to whom the court order limits the disclosure, one per line or separated by semicolons. */
	PERSONS_LIMITED_TO(EvidenceForm.TEXT, unchecked("42 CFR 2.64(e)(2)")),

	/** The court or body that issued the order or request. */
	ISSUER(EvidenceForm.TEXT, read("45 CFR 164.514(h)(2)(ii)"), unchecked("42 CFR 2.61")),

	/** The reference number or name of the order or request. */
	REFERENCE(EvidenceForm.TEXT, read("45 CFR 164.514(h)(2)(iii)"), unchecked("42 CFR 2.61")),

	/** The date on which the order or request was issued. */
	ISSUED_ON(EvidenceForm.DATE, read("45 CFR 164.514(h)(2)(iii)"), unchecked("42 CFR 2.61")),

	/** The uuid of the user who is the subject of the oversight, who must be the author of the notes. */
	OVERSEEN_USER(EvidenceForm.TEXT, read("45 CFR 164.508(a)(2)(ii)"), unchecked("42 CFR 2.31(b)(1)(ii), 2.53")),

	/** A confirmation that the issuer of the request is a health oversight agency that is authorized by law. */
	OVERSIGHT_AGENCY(EvidenceForm.CONFIRMATION, read("45 CFR 164.501, 164.512(d)(1)"), unchecked("42 CFR 2.53")),

	/** The oversight activity for which the agency needs the notes. */
	OVERSIGHT_ACTIVITY(read("45 CFR 164.512(d)(1)"), unchecked("42 CFR 2.53"), "AUDIT", "INVESTIGATION", "INSPECTION",
			"LICENSURE",
			"PROCEEDING", "OTHER"),

	/** A confirmation that the client is not under investigation for a matter that is unrelated to care. */
	CLIENT_NOT_INVESTIGATED(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(d)(2)"), unchecked("42 CFR 2.53")),

	/** A confirmation that the auditor has agreed in writing to the limits on the use of the notes. */
	AUDITOR_AGREED(EvidenceForm.CONFIRMATION, unchecked("42 CFR 2.53")),

	/** A confirmation that the client has died. Alternative: {@link #OTHER_DECEASED}. */
	CLIENT_DECEASED(EvidenceForm.CONFIRMATION, read("45 CFR 164.512(g)(1)"), unchecked("42 CFR 2.15(b)")),

	/**
	 * The name of the deceased person, if that person is not the client, and the reason why the client's notes are
	 * needed.
	 */
	OTHER_DECEASED(EvidenceForm.TEXT, read("45 CFR 164.512(g)(1)")),

	/** The purpose for which the coroner or medical examiner needs the notes. */
	DEATH_PURPOSE(read("45 CFR 164.512(g)(1)"), unchecked("42 CFR 2.15(b)"), "CAUSE_OF_DEATH", "IDENTIFICATION",
			"OTHER_DUTY_BY_LAW"),

	/** The date on which the author left the clinic. */
	AUTHOR_LEFT_ON(EvidenceForm.DATE, product("45 CFR 164.530(c)(1)")),

	/** A confirmation that the legal order forbids telling the author about the disclosure for now. */
	FORBIDS_TELLING(EvidenceForm.CONFIRMATION, product("45 CFR 164.512(a)")),

	/** The person to whom the author gives the note: the client or the client's representative. */
	GIVEN_TO(read("45 CFR 164.502(a)(1)(i), (g)(1)"), "CLIENT", "REPRESENTATIVE"),

	/** A confirmation that state law allows the client or the representative to receive the note. */
	STATE_LAW_CHECKED(EvidenceForm.CONFIRMATION, unchecked("HHS FAQ, October 2018, on 45 CFR 164.524(a)(1)(i)")),

	/** How the recipient's identity and authority are known or were verified. */
	HOW_VERIFIED(EvidenceForm.TEXT, read("45 CFR 164.514(h)(1)"), unchecked("42 CFR 2.13(a)")),

	/** A confirmation that the recipient's address is not known, and that no file is mailed to the recipient. */
	ADDRESS_NOT_KNOWN(EvidenceForm.CONFIRMATION, read("45 CFR 164.528(b)(2)(ii)"), read("45 CFR 164.528(b)(2)(ii)"));

	private final EvidenceForm form;

	private final RuleSource source;

	private final RuleSource sudSource;

	private final List<String> choices;

	EvidenceElement(EvidenceForm form, RuleSource source) {
		this(form, source, source, Collections.emptyList());
	}

	EvidenceElement(EvidenceForm form, RuleSource source, RuleSource sudSource) {
		this(form, source, sudSource, Collections.emptyList());
	}

	EvidenceElement(RuleSource source, String... choices) {
		this(EvidenceForm.CHOICE, source, source, Arrays.asList(choices));
	}

	EvidenceElement(RuleSource source, RuleSource sudSource, String... choices) {
		this(EvidenceForm.CHOICE, source, sudSource, Arrays.asList(choices));
	}

	EvidenceElement(EvidenceForm form, RuleSource source, RuleSource sudSource, List<String> choices) {
		this.form = form;
		this.source = source;
		this.sudSource = sudSource;
		this.choices = Collections.unmodifiableList(choices);
	}

	public EvidenceForm getForm() {
		return form;
	}

	/** @return the values that may be recorded if the form of the element is a choice; empty for any other form */
	public List<String> getChoices() {
		return choices;
	}

	@Override
	public RuleSource getSource(RestrictedKind kind) {
		return kind == RestrictedKind.SUD_COUNSELING_NOTE ? sudSource : source;
	}

	/** @return the code of the message that tells the user that the element is missing */
	@Override
	public String getMessageCode() {
		return "sessionnotes.disclosure.missing." + name();
	}

	@Override
	public boolean isBrokenBy(Disclosure disclosure, DisclosureContext disclosureContext) {
		Evidence evidence = disclosure.getEvidence();
		EvidenceElement replacement = getReplacement(disclosure.getKind());
		return !evidence.has(this) && (replacement == null || !evidence.has(replacement));
	}

	boolean isMeaningful(String value) {
		return form.isMeaningful(value) && (form != EvidenceForm.CHOICE || choices.contains(value));
	}

	/**
	 * @return the element that the law accepts instead of this element for notes of the given kind, or null if there is no
	 *         such element; 42 CFR part 2 has none of the alternatives of 45 CFR part 164
	 */
	EvidenceElement getReplacement(RestrictedKind kind) {
		if (kind == RestrictedKind.SUD_COUNSELING_NOTE) {
			return null;
		}
		if (this == REVOCATION_MANNER || this == REVOCATION_EXCEPTIONS) {
			return REVOCATION_IN_NOTICE;
		}
		if (this == CONDITIONING_STATEMENT) {
			return CONSEQUENCES_STATED;
		}
		return this == CLIENT_DECEASED ? OTHER_DECEASED : null;
	}
}
