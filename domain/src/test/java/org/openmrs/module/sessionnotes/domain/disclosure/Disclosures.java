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

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;

/** Disclosures that tests start from: complete, of one note, for one user, from START to END. */
final class Disclosures {

	static final long MADE = at("2026-11-20T12:00:00Z");

	static final long START = at("2026-11-21T00:00:00Z");

	static final long END = at("2026-12-21T00:00:00Z");

	/** A moment at which a complete disclosure that needs no approval, or has it, is live. */
	static final long MEANWHILE = at("2026-11-22T00:00:00Z");

	static final long SESSION = at("2026-11-03T15:00:00Z");

	static final String AUTHOR = "author";

	static final String OFFICER = "officer";

	static final String APPROVER = "approver";

	static final String RECIPIENT = "recipient";

	static final String CUSTODIAN = "custodian";

	/** Whom the author supervises. */
	static final String TRAINEE = "trainee";

	/** Who has a supervisor with the author. */
	static final String FELLOW = "fellow";

	/** What the law takes in the place of something else. */
	private static final EnumSet<EvidenceElement> INSTEAD = EnumSet.of(EvidenceElement.REVOCATION_IN_NOTICE,
			EvidenceElement.CONSEQUENCES_STATED, EvidenceElement.RECIPIENT_MEANT_BY, EvidenceElement.OTHER_DECEASED,
			EvidenceElement.ADDRESS_NOT_KNOWN);

	private Disclosures() {
	}

	static long at(String instant) {
		return Instant.parse(instant).toEpochMilli();
	}

	/** Everything is as it should be: the officer records orders, the recipient is the author's supervisor. */
	static DisclosureContext disclosureContext() {
		return new DisclosureContext(true, List.of(RECIPIENT, "another supervisor"), List.of(CUSTODIAN), true, true)
				.withLearners(List.of(TRAINEE), List.of(FELLOW));
	}

	static DisclosureBuilder complete(DisclosureBasis basis, MakerRole maker) {
		return Disclosure.builder().uuid("disclosure").kind(kindOf(basis))
				.scope(DisclosureScope.note(AUTHOR, "patient", "note"))
				.recipient(basis == DisclosureBasis.TO_CLIENT
						? Recipient.outside("Rita Reader", "1 Road")
						: Recipient.user(RECIPIENT, "Rita Reader"))
				.basis(basis).evidence(evidence())
				.time(START, maker == MakerRole.EMERGENCY ? MADE + DisclosureLimits.LONGEST_EMERGENCY : endOf(basis))
				.purpose("a purpose")
				.portion(basis == DisclosureBasis.MANDATED_REPORT
						? DisclosedPortion.excerpt("what the law demands")
						: DisclosedPortion.whole())
				.made(maker, madeBy(maker), MADE);
	}

	static DisclosureBuilder complete(DisclosureBasis basis) {
		return complete(basis, basis.getMakers().iterator().next());
	}

	/** In an emergency whoever asks reads. */
	private static String madeBy(MakerRole maker) {
		return switch (maker) {
			case AUTHOR -> AUTHOR;
			case PRIVACY_OFFICER -> OFFICER;
			case EMERGENCY -> RECIPIENT;
		};
	}

	/** A threat is averted within three days of the disclosure. */
	static long endOf(DisclosureBasis basis) {
		return basis == DisclosureBasis.SERIOUS_THREAT ? MADE + DisclosureLimits.LONGEST_THREAT : END;
	}

	/** With the second person's approval where it needs one. */
	static DisclosureBuilder live(DisclosureBasis basis) {
		DisclosureBuilder builder = complete(basis);
		return builder.build().needsApproval() ? builder.approval(new Approval(APPROVER, MADE + 1, true)) : builder;
	}

	static RestrictedKind kindOf(DisclosureBasis basis) {
		return basis.name().startsWith("SUD_") ? RestrictedKind.SUD_COUNSELING_NOTE : RestrictedKind.PSYCHOTHERAPY_NOTE;
	}

	static RestrictedNote note(DisclosureBasis basis) {
		return new RestrictedNote(kindOf(basis), AUTHOR, "patient", "note", SESSION);
	}

	/** All that any basis asks for, and nothing that the law takes instead; each looks for its own. */
	static Evidence evidence() {
		Evidence evidence = Evidence.none();
		for (EvidenceElement element : EnumSet.complementOf(INSTEAD)) {
			evidence = evidence.with(element, switch (element.getForm()) {
				case TEXT -> "words";
				case CHOICE -> element.getChoices().get(0);
				case CONFIRMATION -> "true";
				case DATE -> Long.toString(MADE);
			});
		}
		return evidence.with(EvidenceElement.NAMED_RECIPIENT, "Rita Reader").with(EvidenceElement.EXPIRY_DATE, END)
				.with(EvidenceElement.INSTRUMENT, LegalInstrument.COURT_ORDER.name())
				.with(EvidenceElement.CLIENT_CAPACITY, "MINOR_WITH_PARENT")
				.with(EvidenceElement.PERSONS_LIMITED_TO, "The court; Rita Reader")
				.with(EvidenceElement.OVERSEEN_USER, AUTHOR);
	}
}
