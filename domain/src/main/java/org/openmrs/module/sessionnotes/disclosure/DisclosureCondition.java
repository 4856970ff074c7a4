/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What else must hold than that evidence is there. Each says when it is broken. */
public enum DisclosureCondition implements DisclosureRule {

	/** The basis is one of another kind of notes. */
	BASIS_NOT_FOR_KIND("45 CFR 164.508(a)(2)", (d, c) -> !d.getBasis().isFor(d.getKind())),

	/** Who makes it is not who this basis leaves it to. */
	MAKER_MAY_NOT("45 CFR 164.508(a)(2)", (d, c) -> !mayMake(d, c)),

	/** It names no recipient. */
	RECIPIENT_MISSING("45 CFR 164.528(b)(2)(ii)", (d, c) -> isBlank(d.getRecipient().getName())),

	/** A recipient outside has no address. */
	ADDRESS_MISSING("45 CFR 164.528(b)(2)(ii)",
			(d, c) -> d.getRecipient().isOutside() && isBlank(d.getRecipient().getAddress())),

	/** The author reads their notes without a disclosure. */
	RECIPIENT_IS_AUTHOR("45 CFR 164.508(a)(2)(i)(A)", (d, c) -> d.getRecipient().isUser(d.getScope().getAuthorUuid())),

	/** Nobody discloses to themselves. */
	RECIPIENT_IS_MAKER("45 CFR 164.312(a)(1)", (d, c) -> d.getRecipient().isUser(d.getMadeBy())),

	/** It says no purpose. */
	PURPOSE_MISSING("45 CFR 164.528(b)(2)(iv)", (d, c) -> isBlank(d.getPurpose())),

	/** It covers all notes of an author, which only a custodian's does. */
	PATIENT_MISSING("45 CFR 164.528(b)(2)(iii)",
			(d, c) -> d.getScope().getPatientUuid() == null && d.getBasis() != DisclosureBasis.CUSTODIAN),

	/** The last day of its scope lies before the first. */
	SCOPE_EMPTY("45 CFR 164.528(b)(2)(iii)", (d, c) -> d.getScope().isEmpty()),

	/** It ends before it starts. */
	END_NOT_AFTER_START("45 CFR 164.508(c)(1)(v)", (d, c) -> d.getEnd() <= d.getStart()),

	/** It has ended before it is made. */
	ALREADY_ENDED("45 CFR 164.508(c)(1)(v)", (d, c) -> d.getEnd() <= d.getMadeAt()),

	/** The author is to be told later, and no order forbids to tell them now. */
	DELAY_NOT_ORDERED("45 CFR 164.512(a)", (d, c) -> d.getTellAuthorFrom() != null
			&& !(d.needsApproval() && d.getBasis().isLegalOrder()
					&& d.getEvidence().has(EvidenceElement.FORBIDS_TELLING))),

	/** The author is to be told later than an order of that date may forbid it. */
	DELAY_TOO_LONG("45 CFR 164.512(a)", (d, c) -> isAfter(d.getTellAuthorFrom(), d.getLatestTelling())),

	/** It would last longer than any disclosure may. */
	LASTS_TOO_LONG("45 CFR 164.508(c)(1)(v)", (d, c) -> d.getEnd() > d.getMadeAt() + DisclosureLimits.LONGEST),

	/** One of its dates lies so far away that it can't be meant. */
	DATE_OUT_OF_BOUNDS("45 CFR 164.508(c)(1)(v)", (d, c) -> hasDateOutside(d)),

	/** The authorization has neither a date nor an event with which it ends. */
	EXPIRY_MISSING("45 CFR 164.508(c)(1)(v)", (d, c) -> !d.getEvidence().has(EvidenceElement.EXPIRY_DATE)
			&& !d.getEvidence().has(EvidenceElement.EXPIRY_EVENT)),

	/** A representative signed, and their authority is not described. */
	AUTHORITY_MISSING("45 CFR 164.508(c)(1)(vi)", (d, c) -> d.getEvidence().has(EvidenceElement.SIGNED_BY_REPRESENTATIVE)
			&& !d.getEvidence().has(EvidenceElement.REPRESENTATIVE_AUTHORITY)),

	/** The signature is dated in the future. */
	SIGNED_LATER("45 CFR 164.508(c)(1)(vi)",
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.SIGNED_ON), d.getMadeAt())),

	/** The authorization has expired. */
	AUTHORIZATION_EXPIRED("45 CFR 164.508(b)(2)(i)",
			(d, c) -> isAfter(d.getMadeAt() + 1, d.getEvidence().getDate(EvidenceElement.EXPIRY_DATE))),

	/** The disclosure would last longer than the authorization. */
	OUTLIVES_AUTHORIZATION("45 CFR 164.508(b)(2)(i)",
			(d, c) -> isAfter(d.getEnd(), d.getEvidence().getDate(EvidenceElement.EXPIRY_DATE))),

	/** The authorization names another recipient. */
	RECIPIENT_NOT_NAMED("45 CFR 164.508(c)(1)(iii)", (d, c) -> d.getEvidence().has(EvidenceElement.NAMED_RECIPIENT)
			&& !d.getRecipient().isNamed(d.getEvidence().get(EvidenceElement.NAMED_RECIPIENT))),

	/** The recipient does not supervise the author. */
	RECIPIENT_NOT_SUPERVISOR("45 CFR 164.508(a)(2)(i)(B)", (d, c) -> !c.isSupervisor(d.getRecipient().getUserUuid())),

	/** Training is time-limited: a year, and then it is disclosed anew. */
	LONGER_THAN_A_YEAR("45 CFR 164.508(a)(2)(i)(B)", (d, c) -> d.getEnd() - d.getStart() > TimeUnit.DAYS.toMillis(366)),

	/** A custodian is a user of this system. */
	RECIPIENT_NOT_USER("45 CFR 164.530(c)(1)", (d, c) -> d.getRecipient().isOutside()),

	/** A subpoena alone is not enough. */
	SUBPOENA_ALONE("45 CFR 164.512(e)", (d, c) -> instrumentOf(d) == LegalInstrument.SUBPOENA),

	/** What is said to require it is nothing known. */
	INSTRUMENT_UNKNOWN("45 CFR 164.512(a)",
			(d, c) -> d.getEvidence().has(EvidenceElement.INSTRUMENT) && instrumentOf(d) == null),

	/** SUD counseling notes need an order of a court. */
	NOT_A_COURT_ORDER("42 CFR 2.61", (d, c) -> instrumentOf(d) == LegalInstrument.STATUTE),

	/** The order or request is dated in the future. */
	ISSUED_LATER("45 CFR 164.514(h)(1)",
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.ISSUED_ON), d.getMadeAt())),

	/** Only what the order names is disclosed: one note, or a first and a last day. */
	SCOPE_NOT_EXACT("45 CFR 164.512(a)(1)", (d, c) -> !d.getScope().isExact()),

	/** The oversight is of somebody else than the author. */
	OVERSIGHT_OF_OTHER("45 CFR 164.508(a)(2)(ii)", (d, c) -> d.getEvidence().has(EvidenceElement.OVERSEEN_USER)
			&& !d.getScope().getAuthorUuid().equals(d.getEvidence().get(EvidenceElement.OVERSEEN_USER))),

	/** The author has not left yet. */
	AUTHOR_LEAVES_LATER("45 CFR 164.530(c)(1)",
			(d, c) -> isAfter(d.getEvidence().getDate(EvidenceElement.AUTHOR_LEFT_ON), d.getMadeAt())),

	/** The author's account is in use. */
	AUTHOR_STILL_ACTIVE("45 CFR 164.530(c)(1)", (d, c) -> !c.isAuthorAway());

	/** What holds for every disclosure, whatever its basis. */
	static final List<DisclosureRule> OF_EVERY_DISCLOSURE = Collections.unmodifiableList(
			Arrays.<DisclosureRule>asList(BASIS_NOT_FOR_KIND, MAKER_MAY_NOT, RECIPIENT_MISSING, ADDRESS_MISSING,
					RECIPIENT_IS_AUTHOR, RECIPIENT_IS_MAKER, PURPOSE_MISSING, PATIENT_MISSING, SCOPE_EMPTY,
					END_NOT_AFTER_START,
					ALREADY_ENDED, DELAY_NOT_ORDERED, DELAY_TOO_LONG, LASTS_TOO_LONG, DATE_OUT_OF_BOUNDS));

	private final String citation;

	private final BiPredicate<Disclosure, Circumstances> broken;

	DisclosureCondition(String citation, BiPredicate<Disclosure, Circumstances> broken) {
		this.citation = citation;
		this.broken = broken;
	}

	@Override
	public String getCitation() {
		return citation;
	}

	@Override
	public String getMessageCode() {
		return "sessionnotes.disclosure.refused." + name();
	}

	@Override
	public boolean isBrokenBy(Disclosure disclosure, Circumstances circumstances) {
		return broken.test(disclosure, circumstances);
	}

	private static boolean mayMake(Disclosure disclosure, Circumstances circumstances) {
		if (!disclosure.getBasis().getMakers().contains(disclosure.getMaker())) {
			return false;
		}
		return disclosure.getMaker() == DisclosureMaker.PRIVACY_OFFICER
				? circumstances.makerRecordsOrders()
				: disclosure.getMadeBy().equals(disclosure.getScope().getAuthorUuid())
						|| circumstances.isCustodian(disclosure.getMadeBy());
	}

	private static boolean hasDateOutside(Disclosure disclosure) {
		return Stream.concat(
				Stream.of(disclosure.getStart(), disclosure.getEnd(), disclosure.getScope().getFrom(),
						disclosure.getScope().getTo(), disclosure.getTellAuthorFrom()),
				Arrays.stream(EvidenceElement.values()).filter(element -> element.getForm() == EvidenceElement.Form.DATE)
						.map(disclosure.getEvidence()::getDate))
				.anyMatch(date -> DisclosureLimits.isOutside(date, disclosure.getMadeAt()));
	}

	private static LegalInstrument instrumentOf(Disclosure disclosure) {
		return LegalInstrument.named(disclosure.getEvidence().get(EvidenceElement.INSTRUMENT));
	}

	private static boolean isAfter(Long later, Long earlier) {
		return later != null && earlier != null && later > earlier;
	}

	private static boolean isBlank(String text) {
		return !EvidenceElement.Form.TEXT.isMeaningful(text);
	}
}
