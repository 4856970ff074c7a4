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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can happen to a disclosure: it is made, approved or refused by a second person where a privacy officer recorded
 * it, and taken back. Each step gives the disclosure as it is afterwards; storing and logging it is the caller's.
 */
public final class DisclosureLifecycle {

	private static final String STEP = "sessionnotes.disclosure.step.";

	/** Who decides does not have the privilege "Approve Psychotherapy Note Orders". */
	static final String NO_PRIVILEGE = STEP + "noPrivilege";

	/** Who decides recorded it. */
	public static final String SAME_PERSON = STEP + "samePerson";

	/** The only practitioner of the clinic approves what they recorded: their own notes, for somebody outside, a day later. */
	public static final String NOT_YET_ALONE = STEP + "notYetAlone";

	/** Who decides would receive it. */
	public static final String IS_RECIPIENT = STEP + "isRecipient";

	/** It does not wait for a decision. */
	static final String NOT_PROPOSED = STEP + "notProposed";

	/** It is over already. */
	static final String OVER = STEP + "over";

	/** Whoever it is may not take it back. */
	static final String MAY_NOT_REVOKE = STEP + "mayNotRevoke";

	/** It does not rest on the client's authorization. */
	static final String NOT_THE_CLIENTS = STEP + "notTheClients";

	/** Only its maker confirms what came to its scope, and where it is a legal order a second person after them. */
	static final String MAY_NOT_CONFIRM = STEP + "mayNotConfirm";

	/** What was recorded is not approved yet: there is nothing to add to. */
	static final String NOT_APPROVED = STEP + "notApproved";

	/** The author's account is in use, which a custodian can't stand in for. */
	public static final String AUTHOR_ACTIVE = STEP + "authorActive";

	/** What the client revoked can't have reached the clinic after it is recorded. */
	static final String RECEIVED_LATER = STEP + "receivedLater";

	/** It is no emergency reading that was approved, or it was reviewed already. */
	public static final String NOT_TO_REVIEW = STEP + "notToReview";

	/** Only the author or a privacy officer reviews an emergency reading, and never whoever read by it. */
	public static final String MAY_NOT_REVIEW = STEP + "mayNotReview";

	/** A review says what was found. */
	public static final String REVIEW_EMPTY = STEP + "reviewEmpty";

	static final List<String> MESSAGE_CODES = Collections.unmodifiableList(
			Stream.of(NO_PRIVILEGE, SAME_PERSON, NOT_YET_ALONE, IS_RECIPIENT, NOT_PROPOSED, OVER, MAY_NOT_REVOKE,
					NOT_THE_CLIENTS,
					MAY_NOT_CONFIRM, NOT_APPROVED, AUTHOR_ACTIVE, RECEIVED_LATER, NOT_TO_REVIEW, MAY_NOT_REVIEW,
					REVIEW_EMPTY)
					.collect(Collectors.toList()));

	private static final List<String> OF_STATE = Arrays.asList(NOT_PROPOSED, NOT_APPROVED, NOT_YET_ALONE, OVER,
			AUTHOR_ACTIVE,
			NOT_TO_REVIEW);

	private DisclosureLifecycle() {
	}

	/** @return whether a code says that the disclosure's state is against a step, and not who takes it or what was sent */
	public static boolean isOfState(String messageCode) {
		return OF_STATE.contains(messageCode);
	}

	/**
	 * @param disclosure as it is to be made
	 * @param circumstances what is known besides
	 * @return the codes of the messages for everything that is missing or wrong; empty if it can be made
	 */
	public static List<String> findings(Disclosure disclosure, DisclosureContext disclosureContext) {
		return broken(
				Stream.concat(DisclosureCondition.OF_EVERY_DISCLOSURE.stream(), disclosure.getBasis().getRules().stream()),
				disclosure, disclosureContext);
	}

	private static List<String> broken(Stream<DisclosureRule> rules, Disclosure disclosure,
			DisclosureContext disclosureContext) {
		return rules.filter(rule -> rule.isBrokenBy(disclosure, disclosureContext)).map(DisclosureRule::getMessageCode)
				.collect(Collectors.toList());
	}

	/**
	 * @param disclosure as it is to be made, without approval and revocation
	 * @param circumstances what is known besides
	 * @return the same disclosure, which may be stored
	 * @throws RefusedDisclosureException with everything that is missing or wrong
	 * @throws IllegalArgumentException if it comes with an approval or a revocation
	 */
	public static Disclosure make(Disclosure disclosure, DisclosureContext disclosureContext) {
		if (disclosure.getApproval() != null || disclosure.getRevocation() != null) {
			throw new IllegalArgumentException("a new disclosure is neither approved nor revoked");
		}
		refuseIfAny(findings(disclosure, disclosureContext));
		return disclosure;
	}

	/**
	 * A second person decides on what a privacy officer recorded: never the same one, never the recipient. Where there is no second
	 * person, as the clinic has a single practitioner, {@link Approval#alone} stands for one; whether there is none is the caller's to
	 * find out. No section asks for two people; the day's wait is the product's.
	 *
	 * @param disclosure a proposed one
	 * @param approval who decided what and when
	 * @param approvesOrders true if they have the privilege "Approve Psychotherapy Note Orders"; in an emergency also that to record
	 *            orders, or to write such notes, will do
	 * @return the disclosure as it is afterwards
	 * @throws RefusedDisclosureException if they may not, there is nothing to decide, or it is a court order that opens no SUD
	 *             counseling notes
	 */
	public static Disclosure decide(Disclosure disclosure, Approval approval, boolean approvesOrders) {
		List<String> against = new ArrayList<>();
		addIf(disclosure.getState(approval.getAt()) != DisclosureState.PROPOSED, NOT_PROPOSED, against);
		addIf(!approvesOrders, NO_PRIVILEGE, against);
		addIf(!approval.isAlone() && approval.getBy().equals(disclosure.getMadeBy()), SAME_PERSON, against);
		addIf(approval.isAlone() && !disclosure.mayDecideAlone(approval), NOT_YET_ALONE, against);
		addIf(disclosure.getRecipient().isUser(approval.getBy()), IS_RECIPIENT, against);
		refuseIfAny(against);
		if (approval.isGranted() && disclosure.getBasis() == DisclosureBasis.SUD_COURT_ORDER) {
			// what an earlier version recorded may be an order that opens no such notes
			refuseIfAny(broken(disclosure.getBasis().getRules().stream(), disclosure, null));
		}
		return disclosure.toBuilder().approval(approval).build();
	}

	/**
	 * A custodian is approved only while the author's account is retired, or gone.
	 *
	 * @param disclosure any
	 * @param awaySince since when the author's account is retired, see {@link Disclosure#isLeftStanding}
	 * @throws RefusedDisclosureException if it is a custody and the author is there, or was since it was recorded
	 */
	public static void requireAuthorAway(Disclosure disclosure, Long awaySince) {
		List<String> against = new ArrayList<>();
		addIf(!disclosure.isLeftStanding(awaySince), AUTHOR_ACTIVE, against);
		refuseIfAny(against);
	}

	/**
	 * Confirms that a disclosure opens what came to its scope since it was made: by a merge of patients, a transfer of an encounter, or
	 * an adoption. Its maker confirms; a legal order waits for a second person then, who was not the first and is not the recipient.
	 *
	 * @param disclosure one that is not over
	 * @param by who confirms
	 * @param at when, in milliseconds since 1970-01-01 UTC
	 * @param approvesOrders true if they have the privilege "Approve Psychotherapy Note Orders"
	 * @return the disclosure as it is afterwards
	 * @throws RefusedDisclosureException if they may not, there is nothing for them to confirm, or it is over
	 */
	public static Disclosure confirm(Disclosure disclosure, String by, long at, boolean approvesOrders) {
		boolean byMaker = by.equals(disclosure.getMadeBy());
		Confirmation first = disclosure.getConfirmation();
		List<String> against = new ArrayList<>();
		addIf(disclosure.getState(at).isOver(), OVER, against);
		addIf(disclosure.getState(at) == DisclosureState.PROPOSED, NOT_APPROVED, against);
		addIf(!byMaker && first == null, MAY_NOT_CONFIRM, against);
		addIf(!byMaker && first != null && !approvesOrders, NO_PRIVILEGE, against);
		addIf(!byMaker && disclosure.getRecipient().isUser(by), IS_RECIPIENT, against);
		refuseIfAny(against);
		String patient = disclosure.getScope().getPatientUuid();
		if (!byMaker) {
			return disclosure.toBuilder().bound(first.getPatientUuid(), first.getAt()).confirmation(null).build();
		}
		return disclosure.needsApproval()
				? disclosure.toBuilder().confirmation(new Confirmation(by, at, patient)).build()
				: disclosure.toBuilder().bound(patient, at).build();
	}

	/**
	 * Takes a disclosure back, at once. Who made it may; the author may, where it was made in their place; any privacy
	 * officer may where one recorded it, and may record that the client revoked an authorization.
	 *
	 * @param disclosure one that is not over
	 * @param revocation who takes it back and when
	 * @param recordsOrders true if they have the privilege "Record Psychotherapy Note Orders"
	 * @return the disclosure as it is afterwards
	 * @throws RefusedDisclosureException if they may not, or it is over
	 */
	public static Disclosure revoke(Disclosure disclosure, Revocation revocation, boolean recordsOrders) {
		boolean byMaker = revocation.getBy().equals(disclosure.getMadeBy());
		boolean byAuthor = revocation.getBy().equals(disclosure.getScope().getAuthorUuid())
				&& (!disclosure.needsApproval() || disclosure.isEmergency());
		// what a custodian made in the place of an author who left nobody else could take back
		boolean byCustodian = !disclosure.getMadeBy().equals(disclosure.getScope().getAuthorUuid());
		boolean byOfficer = recordsOrders && (disclosure.needsApproval() || byCustodian || revocation.isByClient());
		List<String> against = new ArrayList<>();
		addIf(disclosure.getRevocation() != null || disclosure.getState(revocation.getAt()).isOver(), OVER, against);
		addIf(!byMaker && !byAuthor && !byOfficer, MAY_NOT_REVOKE, against);
		addIf(revocation.isByClient() && !disclosure.getBasis().isRevocableByClient(), NOT_THE_CLIENTS, against);
		addIf(revocation.saysMore() && !revocation.isByClient(), NOT_THE_CLIENTS, against);
		addIf(revocation.getReceivedAt() != null
				&& (revocation.getReceivedAt() > revocation.getAt()
						|| revocation.getReceivedAt() < DisclosureLimits.EARLIEST),
				RECEIVED_LATER, against);
		refuseIfAny(against);
		return disclosure.toBuilder().revocation(revocation).build();
	}

	/**
	 * Records that an emergency reading was reviewed. It is due within three days of the approval, and taken later, too: the moment
	 * stands beside it. Source: 45 CFR 164.308(a)(1)(ii)(D), 164.312(a)(2)(ii); the three days are the product's.
	 *
	 * @param disclosure an emergency reading that was approved, over or not
	 * @param review who found what and when
	 * @param answersForOrders true if they have the privilege to record or to approve orders
	 * @return the disclosure as it is afterwards
	 * @throws RefusedDisclosureException if they may not, it says nothing, or there is nothing to review
	 */
	public static Disclosure review(Disclosure disclosure, EmergencyReview review, boolean answersForOrders) {
		boolean byReader = review.getBy().equals(disclosure.getMadeBy()) || disclosure.getRecipient().isUser(review.getBy());
		boolean byAuthor = review.getBy().equals(disclosure.getScope().getAuthorUuid());
		List<String> against = new ArrayList<>();
		addIf(disclosure.getReviewDue() == null, NOT_TO_REVIEW, against);
		addIf(byReader || !byAuthor && !answersForOrders, MAY_NOT_REVIEW, against);
		addIf(!EvidenceElement.Form.TEXT.isMeaningful(review.getComment()), REVIEW_EMPTY, against);
		refuseIfAny(against);
		return disclosure.toBuilder().review(review).build();
	}

	private static void addIf(boolean applies, String messageCode, List<String> against) {
		if (applies) {
			against.add(messageCode);
		}
	}

	private static void refuseIfAny(List<String> messageCodes) {
		if (!messageCodes.isEmpty()) {
			throw new RefusedDisclosureException(messageCodes);
		}
	}
}
