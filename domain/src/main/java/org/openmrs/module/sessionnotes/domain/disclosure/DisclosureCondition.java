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
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The conditions that a disclosure must meet in addition to the required evidence. The comment on each condition describes a
 * disclosure that breaks the condition.
 */
public enum DisclosureCondition implements DisclosureRule {

	/** The basis of the disclosure does not apply to this kind of note. */
	BASIS_NOT_FOR_KIND(read("45 CFR 164.508(a)(2)"), unchecked("42 CFR 2.31(b)"),
			(d, c) -> !d.getBasis().isFor(d.getKind())),

	/** The user is not allowed to make a disclosure on this basis in this role. */
	MAKER_MAY_NOT(product("45 CFR 164.508(a)(2)"), (d, c) -> !mayMake(d, c)),

	/** The disclosure does not name a recipient. */
	RECIPIENT_MISSING(read("45 CFR 164.528(b)(2)(ii)"), (d, c) -> isBlank(d.getRecipient().getName())),

	/** An outside recipient has no address, and the record does not say that the address is unknown. */
	ADDRESS_MISSING(read("45 CFR 164.528(b)(2)(ii)"), (d, c) -> d.getRecipient().isExternal()
			&& isBlank(d.getRecipient().getAddress()) && !d.getEvidence().has(EvidenceElement.ADDRESS_NOT_KNOWN)),

	/** The recipient is the author, but an author needs no disclosure to read their own notes. */
	RECIPIENT_IS_AUTHOR(read("45 CFR 164.508(a)(2)(i)(A)"), unchecked("42 CFR 2.31(b)(1)(i)(A)"),
			(d, c) -> d.getRecipient().isUser(d.getScope().getAuthorUuid())),

	/** The recipient is the user who makes the disclosure, but no one can disclose notes to themselves. */
	RECIPIENT_IS_MAKER(product("45 CFR 164.312(a)(1)"),
			(d, c) -> d.getMaker() != MakerRole.EMERGENCY && d.getRecipient().isUser(d.getMadeBy())),

	/** The disclosure does not state a purpose. */
	PURPOSE_MISSING(read("45 CFR 164.528(b)(2)(iv)"), (d, c) -> isBlank(d.getPurpose())),

	/**
	 * The disclosure covers all notes of an author, but only the disclosure that names a custodian may cover all notes
	 * of an author.
	 */
	PATIENT_MISSING(read("45 CFR 164.528(b)(2)(iii)"),
			(d, c) -> d.getScope().getPatientUuid() == null && d.getBasis() != DisclosureBasis.CUSTODIAN),

	/** The last day in the scope of the disclosure is before the first day. */
	SCOPE_EMPTY(product("45 CFR 164.528(b)(2)(iii)"), (d, c) -> d.getScope().isEmpty()),

	/** The end of the disclosure is not later than the start. */
	END_NOT_AFTER_START(product("45 CFR 164.508(c)(1)(v)"), (d, c) -> d.getEnd() <= d.getStart()),

	/** The end of the disclosure is not later than the moment at which the disclosure is made. */
	ALREADY_ENDED(product("45 CFR 164.508(c)(1)(v)"), (d, c) -> d.getEnd() <= d.getMadeAt()),

	/** The notice to the author is delayed, but no legal order forbids telling the author now. */
	DELAY_NOT_ORDERED(product("45 CFR 164.512(a)"), (d, c) -> d.getTellAuthorFrom() != null
			&& !(d.needsApproval() && d.getBasis().isLegalOrder()
					&& d.getEvidence().has(EvidenceElement.FORBIDS_TELLING))),

	/**
	 * The notice to the author is delayed beyond the longest delay that the legal order allows, given the date of the
	 * order.
	 */
	DELAY_TOO_LONG(product("45 CFR 164.512(a)"), (d, c) -> isAfter(d.getTellAuthorFrom(), AuthorNotice.getLatestTelling(d))),

	/** The disclosure would last longer than the maximum time that this product allows. */
	LASTS_TOO_LONG(product("45 CFR 164.508(c)(1)(v)"), (d, c) -> d.getEnd() > d.getMadeAt() + DisclosureLimits.LONGEST),

	/** One of the dates in the disclosure is too far in the past or the future to be correct. */
	DATE_OUT_OF_BOUNDS(product("45 CFR 164.508(c)(1)(v)"), (d, c) -> hasDateOutside(d)),

	/**
	 * The disclosure has an excerpt, but either does not cover a single note or was not made by the author. Only the
	 * author may write an excerpt.
	 */
	EXCERPT_NOT_OF_AUTHOR(product("45 CFR 164.502(b)"), (d, c) -> d.getPortion().getExcerpt() != null
			&& (d.getScope().getNoteUuid() == null || !d.getMadeBy().equals(d.getScope().getAuthorUuid()))),

	/**
	 * The authorization states neither a date on which the authorization ends nor an event that ends the authorization.
	 */
	EXPIRY_MISSING(read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)"),
			(d, c) -> !d.getEvidence().has(EvidenceElement.EXPIRY_DATE)
					&& !d.getEvidence().has(EvidenceElement.EXPIRY_EVENT)),

	/**
	 * The text for the event that ends the authorization does not name a real event. An event that is not real never
	 * happens, or no one can tell whether the event has happened.
	 */
	EVENT_IS_NONE(read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)"),
			(d, c) -> ExpiryEvent.isNone(d.getEvidence().get(EvidenceElement.EXPIRY_EVENT))),

	/** The record does not say whether the event that ends the authorization relates to the client or to the purpose. */
	EVENT_UNRELATED(read("45 CFR 164.508(c)(1)(v)"), unchecked("42 CFR 2.31(a)(7)"),
			(d, c) -> d.getEvidence().has(EvidenceElement.EXPIRY_EVENT)
					&& !d.getEvidence().has(EvidenceElement.EVENT_RELATES_TO)),

	/** A representative signed the authorization, but the representative's authority is not described. */
	AUTHORITY_MISSING(read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(8)"),
			(d, c) -> d.getEvidence().has(EvidenceElement.SIGNED_BY_REPRESENTATIVE)
					&& !d.getEvidence().has(EvidenceElement.REPRESENTATIVE_AUTHORITY)),

	/** The signature on the authorization is dated in the future. */
	SIGNED_LATER(read("45 CFR 164.508(c)(1)(vi)"), unchecked("42 CFR 2.31(a)(9)"),
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.SIGNED_ON), d.getMadeAt())),

	/** The authorization has expired. */
	AUTHORIZATION_EXPIRED(read("45 CFR 164.508(b)(2)(i)"), unchecked("42 CFR 2.31(c)(1)"),
			(d, c) -> isAfter(d.getMadeAt() + 1, d.getEvidence().getDate(EvidenceElement.EXPIRY_DATE))),

	/** The disclosure would last longer than the authorization. */
	OUTLIVES_AUTHORIZATION(read("45 CFR 164.508(b)(2)(i)"), unchecked("42 CFR 2.31(c)(1)"),
			(d, c) -> isAfter(d.getEnd(), d.getEvidence().getDate(EvidenceElement.EXPIRY_DATE))),

	/**
	 * The authorization names a different recipient, and the record does not say why the authorization still covers the
	 * recipient of this disclosure.
	 */
	RECIPIENT_NOT_NAMED(read("45 CFR 164.508(c)(1)(iii)"), read("42 CFR 2.31(a)(4)(i)"),
			(d, c) -> d.getEvidence().has(EvidenceElement.NAMED_RECIPIENT)
					&& !d.getRecipient().isNamed(d.getEvidence().get(EvidenceElement.NAMED_RECIPIENT))
					&& !d.getEvidence().has(EvidenceElement.RECIPIENT_MEANT_BY)),

	/** The wrong person signed the consent, or the signature of a required person is missing. */
	WRONG_SIGNER(unchecked("42 CFR 2.14, 2.15(a)"), (d, c) -> isSignedByOthers(d.getEvidence())),

	/** A consent to use the notes in a proceeding against the client is combined with a consent for a different use. */
	PROCEEDING_NOT_ALONE(unchecked("42 CFR 2.31(d)"),
			(d, c) -> d.getEvidence().is(EvidenceElement.CONSENT_FOR, "PROCEEDING_AGAINST_CLIENT")
					&& !d.getEvidence().has(EvidenceElement.PROCEEDING_ONLY)),

	/** A consent for treatment, payment and operations does not say that the recipient may redisclose the notes. */
	CONSENT_STATEMENT_MISSING(unchecked("42 CFR 2.31(a)(10)"),
			(d, c) -> d.getEvidence().is(EvidenceElement.CONSENT_FOR, "TREATMENT_PAYMENT_OPERATIONS")
					&& !d.getEvidence().has(EvidenceElement.REDISCLOSURE_STATEMENT)),

	/** The author is the learner, but the recipient does not supervise the author. */
	RECIPIENT_NOT_SUPERVISOR(read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)"),
			(d, c) -> Learner.in(d.getEvidence()) == Learner.AUTHOR && !c.isSupervisor(d.getRecipient().getUserUuid())),

	/**
	 * The recipient is recorded as the learner, but the author does not supervise the recipient. The condition is also
	 * broken if a group is recorded as the learner, but the author and the recipient have no supervisor in common.
	 */
	RECIPIENT_NOT_LEARNER(read("45 CFR 164.508(a)(2)(i)(B)"), unchecked("42 CFR 2.31(b)(1)(i)(B)"),
			(d, c) -> Learner.in(d.getEvidence()) == Learner.RECIPIENT && !c.isSupervised(d.getRecipient().getUserUuid())
					|| Learner.in(d.getEvidence()) == Learner.GROUP && !c.isFellow(d.getRecipient().getUserUuid())),

	/**
	 * The disclosure for training would last longer than a year. Training is limited in time, so a new disclosure is
	 * needed after a year.
	 */
	LONGER_THAN_A_YEAR(product("45 CFR 164.508(a)(2)(i)(B)"),
			(d, c) -> d.getEnd() - d.getStart() > DisclosureLimits.LONGEST_TRAINING),

	/** The recipient for the legal defense is outside the clinic, but is not a lawyer under contract with the clinic. */
	RECIPIENT_NOT_COUNSEL(read("45 CFR 164.502(e)"), unchecked("42 CFR 2.12(c)(4)"),
			(d, c) -> d.getRecipient().isExternal() && !d.getEvidence().has(EvidenceElement.COUNSEL_UNDER_CONTRACT)),

	/** Whole notes are disclosed, and the record does not say why a part of the notes would not be enough. */
	NOT_THE_MINIMUM(read("45 CFR 164.502(b), 164.514(d)"), unchecked("42 CFR 2.13(a)"),
			(d, c) -> d.getPortion().isWhole() && !d.getEvidence().has(EvidenceElement.MINIMUM_NECESSARY)),

	/** More than an excerpt is disclosed, and the record does not say why an excerpt would not be enough. */
	EXCERPT_EXPECTED(read("45 CFR 164.502(b), 164.514(d)"), (d, c) -> d.getPortion().getExcerpt() == null
			&& !d.getEvidence().has(EvidenceElement.MINIMUM_NECESSARY)),

	/**
	 * A mandated report by the author has no excerpt, but the report must be limited to the content that the law requires.
	 */
	EXCERPT_MISSING(product("45 CFR 164.512(a)(1)"), (d, c) -> d.getPortion().getExcerpt() == null),

	/**
	 * The disclosure to avert a threat would end more than a few days after it is made. A threat that begins later is not
	 * imminent, and after a few days the threat must be assessed again.
	 */
	THREAT_TOO_LONG(product("45 CFR 164.512(j)(1)(i)"),
			(d, c) -> d.getEnd() - d.getMadeAt() > DisclosureLimits.LONGEST_THREAT),

	/** A user asks for emergency access, but the record does not say how someone tried to reach the author. */
	AUTHOR_NOT_TRIED(product("45 CFR 164.312(a)(2)(ii)"), (d, c) -> d.getMaker() == MakerRole.EMERGENCY
			&& !d.getEvidence().has(EvidenceElement.AUTHOR_UNREACHABLE)),

	/**
	 * The recipient is someone other than the user who asks for emergency access. Emergency access opens notes only to
	 * the user who asks for the access.
	 */
	EMERGENCY_FOR_OTHERS(product("45 CFR 164.312(a)(2)(ii)"), (d, c) -> d.getMaker() == MakerRole.EMERGENCY
			&& !d.getRecipient().isUser(d.getMadeBy())),

	/** The emergency access would last longer than a day. */
	EMERGENCY_TOO_LONG(product("45 CFR 164.312(a)(2)(ii)"), (d, c) -> d.getMaker() == MakerRole.EMERGENCY
			&& d.getEnd() - d.getMadeAt() > DisclosureLimits.LONGEST_EMERGENCY),

	/** The custodian is not a user of this system. */
	RECIPIENT_NOT_USER(product("45 CFR 164.530(c)(1)"), (d, c) -> d.getRecipient().isExternal()),

	/**
	 * The recipient is a user of this system. However, a client or representative does not read notes in this system, but
	 * receives a file.
	 */
	RECIPIENT_NOT_OUTSIDE(product("45 CFR 164.502(a)(1)(i)"), (d, c) -> !d.getRecipient().isExternal()),

	/** The notes are given to a representative, but the representative's authority is not described. */
	REPRESENTATIVE_UNPROVEN(read("45 CFR 164.502(g), 164.514(h)(1)"),
			(d, c) -> d.getEvidence().is(EvidenceElement.GIVEN_TO, "REPRESENTATIVE")
					&& !d.getEvidence().has(EvidenceElement.REPRESENTATIVE_AUTHORITY)),

	/**
	 * The disclosure is based only on a subpoena that a lawyer or a party issued, but such a subpoena is not enough.
	 */
	SUBPOENA_ALONE(read("45 CFR 164.512(e)(1)(ii)"), unchecked("42 CFR 2.61(b)(1)"),
			(d, c) -> instrumentOf(d) == LegalInstrument.ATTORNEY_SUBPOENA),

	/** The legal instrument that is said to require the disclosure is not a known instrument. */
	INSTRUMENT_UNKNOWN(read("45 CFR 164.103"), unchecked("42 CFR 2.61"),
			(d, c) -> d.getEvidence().has(EvidenceElement.INSTRUMENT) && instrumentOf(d) == null),

	/**
	 * The order or subpoena must expressly authorize all disclosed content, but the record does not confirm this
	 * authorization.
	 */
	NOT_EXPRESSLY_AUTHORIZED(read("45 CFR 164.512(e)(1)(i)"), (d, c) -> hasInstrument(d)
			&& instrumentOf(d) != LegalInstrument.STATUTE_OR_REGULATION
			&& !d.getEvidence().has(EvidenceElement.EXPRESSLY_AUTHORIZED)),

	/**
	 * The clinic wants to comply with a subpoena or demand, but no lawyer has considered the psychotherapist's privilege.
	 */
	PRIVILEGE_NOT_CONSIDERED(product("45 CFR 164.512(e)(1); Jaffee v. Redmond, 518 U.S. 1"), (d, c) -> hasInstrument(d)
			&& instrumentOf(d).isSubpoena() && !d.getEvidence().has(EvidenceElement.PRIVILEGE_CONSIDERED)),

	/** An administrative demand was not checked against the requirements of the law. */
	DEMAND_NOT_TESTED(read("45 CFR 164.512(f)(1)(ii)(C)"),
			(d, c) -> instrumentOf(d) == LegalInstrument.ADMINISTRATIVE_DEMAND
					&& !d.getEvidence().has(EvidenceElement.DEMAND_TEST_MET)),

	/** An order, a subpoena or a demand is said to meet no other paragraph, but only a law may meet none. */
	MEETS_NO_PARAGRAPH(read("45 CFR 164.512(a)(2)"), (d, c) -> hasInstrument(d)
			&& instrumentOf(d) != LegalInstrument.STATUTE_OR_REGULATION
			&& d.getEvidence().is(EvidenceElement.ALSO_MEETS, "NOT_ONE_OF_THESE")),

	/** The disclosure reports the abuse of a victim, and the record does not say whether the victim was informed. */
	INDIVIDUAL_NOT_INFORMED(read("45 CFR 164.512(c)(2)"),
			(d, c) -> (d.getEvidence().is(EvidenceElement.ALSO_MEETS, "VICTIM_OF_ABUSE")
					|| d.getEvidence().is(EvidenceElement.REPORT_OF, "ADULT_ABUSE"))
					&& !d.getEvidence().has(EvidenceElement.INDIVIDUAL_INFORMED)),

	/**
	 * The legal instrument is not a court order, but only a court order can require the disclosure of SUD counseling notes.
	 */
	NOT_A_COURT_ORDER(unchecked("42 CFR 2.61"),
			(d, c) -> hasInstrument(d) && instrumentOf(d) != LegalInstrument.COURT_ORDER
					&& instrumentOf(d) != LegalInstrument.ATTORNEY_SUBPOENA),

	/** Notes of a client who has died are needed for a purpose other than an inquiry into the cause of death. */
	NOT_CAUSE_OF_DEATH(unchecked("42 CFR 2.15(b)"), (d, c) -> d.getEvidence().has(EvidenceElement.DEATH_PURPOSE)
			&& !d.getEvidence().is(EvidenceElement.DEATH_PURPOSE, DisclosureCondition.CAUSE_OF_DEATH)),

	/** The court order limits the disclosure to certain people, and the recipient is not one of those people. */
	RECIPIENT_NOT_IN_ORDER(unchecked("42 CFR 2.64(e)(2)"),
			(d, c) -> d.getEvidence().has(EvidenceElement.PERSONS_LIMITED_TO)
					&& Arrays.stream(d.getEvidence().get(EvidenceElement.PERSONS_LIMITED_TO).split("[;\\n]"))
							.noneMatch(d.getRecipient()::isNamed)),

	/** The order or request is dated in the future. */
	ISSUED_LATER(product("45 CFR 164.514(h)(1)"),
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.ISSUED_ON), d.getMadeAt())),

	/**
	 * The disclosure does not say exactly which notes are disclosed. An exact scope is one note, or a first and a last day.
	 */
	SCOPE_NOT_EXACT(product("45 CFR 164.512(a)(1), 164.502(b)"), unchecked("42 CFR 2.64(e)(1)"),
			(d, c) -> !d.getScope().isExact()),

	/** The subject of the oversight is not the author of the notes. */
	OVERSIGHT_OF_OTHER(read("45 CFR 164.508(a)(2)(ii)"), unchecked("42 CFR 2.31(b)(1)(ii)"),
			(d, c) -> d.getEvidence().has(EvidenceElement.OVERSEEN_USER)
					&& !d.getScope().getAuthorUuid().equals(d.getEvidence().get(EvidenceElement.OVERSEEN_USER))),

	/** The author of the notes has not left yet. */
	AUTHOR_LEAVES_LATER(product("45 CFR 164.530(c)(1)"),
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.AUTHOR_LEFT_ON), d.getMadeAt())),

	/** The account of the author of the notes is still in use. */
	AUTHOR_STILL_ACTIVE(product("45 CFR 164.530(c)(1)"), (d, c) -> !c.isAuthorAway());

	/** The conditions that apply to every disclosure, regardless of the basis. */
	static final List<DisclosureRule> OF_EVERY_DISCLOSURE = Collections.unmodifiableList(
			Arrays.<DisclosureRule>asList(BASIS_NOT_FOR_KIND, MAKER_MAY_NOT, RECIPIENT_MISSING, ADDRESS_MISSING,
					RECIPIENT_IS_AUTHOR, RECIPIENT_IS_MAKER, PURPOSE_MISSING, PATIENT_MISSING, SCOPE_EMPTY,
					END_NOT_AFTER_START,
					ALREADY_ENDED, DELAY_NOT_ORDERED, DELAY_TOO_LONG, LASTS_TOO_LONG, DATE_OUT_OF_BOUNDS,
					EXCERPT_NOT_OF_AUTHOR));

	/** The one purpose for which 42 CFR part 2 opens the notes of a client who has died. */
	static final String CAUSE_OF_DEATH = "CAUSE_OF_DEATH";

	private final RuleSource source;

	private final RuleSource sudSource;

	private final BiPredicate<Disclosure, DisclosureContext> broken;

	DisclosureCondition(RuleSource source, BiPredicate<Disclosure, DisclosureContext> broken) {
		this(source, source, broken);
	}

	DisclosureCondition(RuleSource source, RuleSource sudSource, BiPredicate<Disclosure, DisclosureContext> broken) {
		this.source = source;
		this.sudSource = sudSource;
		this.broken = broken;
	}

	@Override
	public RuleSource getSource(RestrictedKind kind) {
		return kind == RestrictedKind.SUD_COUNSELING_NOTE ? sudSource : source;
	}

	@Override
	public String getMessageCode() {
		return "sessionnotes.disclosure.refused." + name();
	}

	@Override
	public boolean isBrokenBy(Disclosure disclosure, DisclosureContext disclosureContext) {
		return broken.test(disclosure, disclosureContext);
	}

	private static boolean mayMake(Disclosure disclosure, DisclosureContext disclosureContext) {
		if (!disclosure.getBasis().getMakers().contains(disclosure.getMaker())) {
			return false;
		}
		if (disclosure.getMaker() == MakerRole.EMERGENCY) {
			return disclosureContext.makerWritesNotes();
		}
		return disclosure.getMaker() == MakerRole.PRIVACY_OFFICER
				? disclosureContext.makerRecordsOrders()
				: disclosure.getMadeBy().equals(disclosure.getScope().getAuthorUuid())
						|| disclosureContext.isCustodian(disclosure.getMadeBy());
	}

	private static boolean hasDateOutside(Disclosure disclosure) {
		return Stream.concat(
				Stream.of(disclosure.getStart(), disclosure.getEnd(), disclosure.getScope().getFrom(),
						disclosure.getScope().getTo(), disclosure.getTellAuthorFrom()),
				Arrays.stream(EvidenceElement.values()).filter(element -> element.getForm() == EvidenceForm.DATE)
						.map(disclosure.getEvidence()::getDate))
				.anyMatch(date -> DisclosureLimits.isOutOfRange(date, disclosure.getMadeAt()));
	}

	/**
	 * Checks whether the wrong people signed the consent. A minor who may not request treatment alone signs together with a
	 * parent. An adult, or a minor who may request treatment alone, signs alone. A representative signs for a client who
	 * lacks capacity.
	 */
	private static boolean isSignedByOthers(Evidence evidence) {
		boolean byRepresentative = evidence.has(EvidenceElement.SIGNED_BY_REPRESENTATIVE);
		if (evidence.is(EvidenceElement.CLIENT_CAPACITY, "MINOR_WITH_PARENT")) {
			return !byRepresentative || !evidence.has(EvidenceElement.SIGNED_BY_MINOR);
		}
		return evidence.has(EvidenceElement.CLIENT_CAPACITY)
				&& byRepresentative != evidence.is(EvidenceElement.CLIENT_CAPACITY, "LACKS_CAPACITY");
	}

	private static boolean hasInstrument(Disclosure disclosure) {
		return instrumentOf(disclosure) != null;
	}

	private static LegalInstrument instrumentOf(Disclosure disclosure) {
		return LegalInstrument.named(disclosure.getEvidence().get(EvidenceElement.INSTRUMENT));
	}

	private static boolean isAfter(Long later, Long earlier) {
		return later != null && earlier != null && later > earlier;
	}

	private static boolean isBlank(String text) {
		return !EvidenceForm.TEXT.isMeaningful(text);
	}
}
