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

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The steps that a user can take on a disclosure: making, deciding, confirming, revoking and reviewing. A second person
 * must approve or refuse a disclosure that a privacy officer recorded. Each step returns the disclosure that results
 * from the step. The caller stores and logs the returned disclosure.
 */
public final class DisclosureLifecycle {

	private static final String STEP = "sessionnotes.disclosure.step.";

	/** The user who decides or confirms does not have the privilege "Approve Psychotherapy Note Orders". */
	static final String NO_PRIVILEGE = STEP + "noPrivilege";

	/** The user who decides on the disclosure is the same user who recorded the disclosure. */
	public static final String SAME_PERSON = STEP + "samePerson";

	/**
	 * The only practitioner of the clinic may not approve their own record yet. The practitioner's record must be a
	 * disclosure of the practitioner's own notes to an outside recipient. The time {@link DisclosureLimits#WAIT_ALONE} must
	 * have passed before the practitioner may approve a record alone.
	 */
	public static final String NOT_YET_ALONE = STEP + "notYetAlone";

	/** The user who decides or confirms is the recipient of the disclosure. */
	public static final String IS_RECIPIENT = STEP + "isRecipient";

	/** The disclosure is not waiting for a decision. */
	static final String NOT_PROPOSED = STEP + "notProposed";

	/** The disclosure has already ended. */
	static final String OVER = STEP + "over";

	/** The user may not revoke the disclosure. */
	static final String MAY_NOT_REVOKE = STEP + "mayNotRevoke";

	/** The disclosure is not based on the client's authorization. */
	static final String NOT_THE_CLIENTS = STEP + "notTheClients";

	/**
	 * The user may not confirm the notes that later came into the scope of the disclosure. The maker of the disclosure
	 * must confirm the notes first. If the disclosure needs approval, as a legal order does, a second person must then
	 * also confirm the notes.
	 */
	static final String MAY_NOT_CONFIRM = STEP + "mayNotConfirm";

	/** The disclosure is not approved yet, so there is nothing to confirm. */
	static final String NOT_APPROVED = STEP + "notApproved";

	/** The author's account is in use, and a custodian may not act in place of an active author. */
	public static final String AUTHOR_ACTIVE = STEP + "authorActive";

	/**
	 * The recorded date on which the client's revocation reached the clinic cannot be correct. For example, a
	 * revocation can't have reached the clinic after the revocation was recorded.
	 */
	static final String RECEIVED_LATER = STEP + "receivedLater";

	/** The disclosure is not an approved emergency reading, or was already reviewed. */
	public static final String NOT_TO_REVIEW = STEP + "notToReview";

	/**
	 * The user may not review the emergency reading. Only the author or a privacy officer may review an emergency reading,
	 * but never the user who read the notes.
	 */
	public static final String MAY_NOT_REVIEW = STEP + "mayNotReview";

	/** The review does not state what the reviewer found. */
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

	/**
	 * @return true if the message says that the state of the disclosure does not allow the step; false if the message
	 *         concerns the caller or the request
	 */
	public static boolean isOfState(String messageCode) {
		return OF_STATE.contains(messageCode);
	}

	/**
	 * @param disclosure the new disclosure, before it is made
	 * @param disclosureContext the facts that the rules need in addition to the disclosure
	 * @return the codes of the messages for everything that is missing or wrong; empty if the disclosure can be made
	 */
	public static List<String> findings(Disclosure disclosure, DisclosureContext disclosureContext) {
		Disclosure proven = disclosure.toBuilder().evidence(disclosure.getEvidence().withoutEmptyTexts()).build();
		return broken(
				Stream.concat(DisclosureCondition.OF_EVERY_DISCLOSURE.stream(), disclosure.getBasis().getRules().stream()),
				proven, disclosureContext);
	}

	private static List<String> broken(Stream<DisclosureRule> rules, Disclosure disclosure,
			DisclosureContext disclosureContext) {
		return rules.filter(rule -> rule.isBrokenBy(disclosure, disclosureContext)).map(DisclosureRule::getMessageCode)
				.collect(Collectors.toList());
	}

	/**
	 * @param disclosure the new disclosure, which must not have an approval or a revocation yet
	 * @param disclosureContext the facts that the rules need in addition to the disclosure
	 * @return the given disclosure, which the caller may now store
	 * @throws RefusedException if the disclosure breaks a rule; the exception lists everything that is missing or wrong
	 * @throws IllegalArgumentException if the disclosure already has an approval or a revocation
	 */
	public static Disclosure make(Disclosure disclosure, DisclosureContext disclosureContext) {
		if (disclosure.getApproval() != null || disclosure.getRevocation() != null) {
			throw new IllegalArgumentException("a new disclosure is neither approved nor revoked");
		}
		refuseIfAny(findings(disclosure, disclosureContext));
		return disclosure;
	}

	/**
	 * Records a second person's decision on a disclosure that needs approval. The second person must be neither the
	 * user who recorded the disclosure nor the recipient. If the clinic has a single practitioner,
	 * {@link Approval#alone} takes the place of the second person's decision. The caller must check that a clinic with
	 * a single practitioner has no second person who could decide. No section of law requires two people for the
	 * decision. The waiting time of a day for the only practitioner is the product's own rule.
	 *
	 * @param disclosure a disclosure that waits for a decision
	 * @param approval the decision, with the user who decided and the time
	 * @param approvesOrders true if the user has the privilege "Approve Psychotherapy Note Orders". For an emergency
	 *        reading, the privilege to record orders or to write psychotherapy notes is also enough.
	 * @return the disclosure that results from this step
	 * @throws RefusedException if the user may not decide, if no decision is needed, or if a court order fails the
	 *         rules for SUD counseling notes
	 */
	public static Disclosure decide(Disclosure disclosure, Approval approval, boolean approvesOrders) {
		List<String> against = new ArrayList<>();
		addIf(disclosure.getState(approval.getAt()) != DisclosureState.PROPOSED, NOT_PROPOSED, against);
		addIf(!approvesOrders, NO_PRIVILEGE, against);
		addIf(!approval.isAlone() && approval.getBy().equals(disclosure.getMadeBy()), SAME_PERSON, against);
		addIf(approval.isAlone() && !DisclosureTerm.mayDecideAlone(disclosure, approval), NOT_YET_ALONE, against);
		addIf(disclosure.getRecipient().isUser(approval.getBy()), IS_RECIPIENT, against);
		refuseIfAny(against);
		if (approval.isGranted() && disclosure.getBasis() == DisclosureBasis.SUD_COURT_ORDER) {
			// an earlier version may have recorded an order that does not open SUD counseling notes
			refuseIfAny(broken(disclosure.getBasis().getRules().stream(), disclosure, null));
		}
		return disclosure.toBuilder().approval(approval).build();
	}

	/**
	 * Refuses the approval of a custodian, unless the author's account is retired or no longer exists.
	 *
	 * @param disclosure any disclosure
	 * @param awaySince the moment at which the author's account was retired, see {@link Disclosure#isLeftStanding}
	 * @throws RefusedException if the disclosure requires a retired author's account, but the account is in use, or was
	 *         in use after the disclosure was recorded
	 */
	public static void requireAuthorAway(Disclosure disclosure, Long awaySince) {
		List<String> against = new ArrayList<>();
		addIf(!disclosure.isLeftStanding(awaySince), AUTHOR_ACTIVE, against);
		refuseIfAny(against);
	}

	/**
	 * Records a user's confirmation that a disclosure also opens the notes that came into its scope after the
	 * disclosure was made. Notes can come into a scope through a merge of patients, a transfer of an encounter, or an
	 * adoption. The maker of the disclosure gives the first confirmation. If the disclosure needs approval, as a legal
	 * order does, a second person must then also confirm. The second person must be neither the maker nor the
	 * recipient.
	 *
	 * @param disclosure a disclosure that has not ended
	 * @param by the user who confirms
	 * @param at the time of the confirmation, in milliseconds since 1970-01-01 UTC
	 * @param approvesOrders true if the user who confirms has the privilege "Approve Psychotherapy Note Orders"
	 * @return the disclosure that results from this step
	 * @throws RefusedException if the user may not confirm, if there is nothing to confirm, or if the disclosure has
	 *         ended
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
	 * Revokes a disclosure at once. The maker of a disclosure may revoke the disclosure. The author of the notes may
	 * revoke a disclosure unless a privacy officer recorded the disclosure. A user who may record orders may revoke a
	 * disclosure that needs approval, or a disclosure that a different user made for the author. A user who may record
	 * orders may also record that the client revoked an authorization.
	 *
	 * @param disclosure a disclosure that has not ended
	 * @param revocation the revocation, with the user who revokes and the time
	 * @param recordsOrders true if the user has the privilege "Record Psychotherapy Note Orders"
	 * @return the disclosure that results from this step
	 * @throws RefusedException if the user may not revoke the disclosure, the disclosure has ended, or the facts about
	 *         the client's revocation are wrong
	 */
	public static Disclosure revoke(Disclosure disclosure, Revocation revocation, boolean recordsOrders) {
		boolean byMaker = revocation.getBy().equals(disclosure.getMadeBy());
		boolean byAuthor = revocation.getBy().equals(disclosure.getScope().getAuthorUuid())
				&& (!disclosure.needsApproval() || disclosure.isEmergency());
		// without this rule, no one but the custodian could revoke a disclosure made in place of an author who left
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
	 * Records the review of an emergency reading. The review is due within three days after the approval of the
	 * emergency reading. A late review is also accepted, and the time of the review is recorded. Source: 45 CFR
	 * 164.308(a)(1)(ii)(D), 164.312(a)(2)(ii); the period of three days is the product's own rule.
	 *
	 * @param disclosure an approved emergency reading, whether or not the disclosure has ended
	 * @param review the review, with the user who reviews and the time
	 * @param answersForOrders true if the user has the privilege to record or to approve orders
	 * @return the disclosure that results from this step
	 * @throws RefusedException if the user may not review the emergency reading, the comment on the review is empty, or
	 *         there is nothing to review
	 */
	public static Disclosure review(Disclosure disclosure, EmergencyReview review, boolean answersForOrders) {
		boolean byReader = review.getBy().equals(disclosure.getMadeBy()) || disclosure.getRecipient().isUser(review.getBy());
		boolean byAuthor = review.getBy().equals(disclosure.getScope().getAuthorUuid());
		List<String> against = new ArrayList<>();
		addIf(disclosure.getReviewDue() == null, NOT_TO_REVIEW, against);
		addIf(byReader || !byAuthor && !answersForOrders, MAY_NOT_REVIEW, against);
		addIf(!EvidenceForm.TEXT.isMeaningful(review.getComment()), REVIEW_EMPTY, against);
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
			throw new RefusedException(messageCodes);
		}
	}
}
