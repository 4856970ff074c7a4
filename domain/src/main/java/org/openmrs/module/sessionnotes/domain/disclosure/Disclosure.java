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

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.access.AccessGround;
import org.openmrs.module.sessionnotes.domain.access.Entitlement;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;

/**
 * Permission for someone other than the author to read notes. The disclosure states which notes may be read, by which
 * recipient, on which basis and for how long. Instances are immutable. {@link DisclosureLifecycle} implements the steps that
 * create a changed copy of a disclosure. A disclosure opens notes only while the disclosure is live. {@link DisclosureTerm}
 * determines whether a disclosure is live.
 */
public final class Disclosure implements Entitlement {

	private final String uuid;

	private final RestrictedKind kind;

	private final DisclosureScope scope;

	private final Recipient recipient;

	private final DisclosureBasis basis;

	private final Evidence evidence;

	private final long start;

	private final long end;

	private final String purpose;

	private final MakerRole maker;

	private final String madeBy;

	private final long madeAt;

	private final Approval approval;

	private final Revocation revocation;

	private final Long tellAuthorFrom;

	private final String boundPatientUuid;

	private final long boundAt;

	private final Confirmation confirmation;

	private final DisclosedPortion portion;

	private final EmergencyReview review;

	private final String digestOfWhole;

	Disclosure(DisclosureBuilder builder) {
		this.uuid = Objects.requireNonNull(builder.uuid, "uuid");
		this.kind = Objects.requireNonNull(builder.kind, "kind");
		this.scope = Objects.requireNonNull(builder.scope, "scope");
		this.recipient = Objects.requireNonNull(builder.recipient, "recipient");
		this.basis = Objects.requireNonNull(builder.basis, "basis");
		this.evidence = Objects.requireNonNull(builder.evidence, "evidence");
		this.start = builder.start;
		this.end = builder.end;
		this.purpose = builder.purpose;
		this.maker = Objects.requireNonNull(builder.maker, "maker");
		this.madeBy = Objects.requireNonNull(builder.madeBy, "madeBy");
		this.madeAt = builder.madeAt;
		this.approval = builder.approval;
		this.revocation = builder.revocation;
		this.tellAuthorFrom = builder.tellAuthorFrom;
		this.boundPatientUuid = builder.boundAt == null ? scope.getPatientUuid() : builder.boundPatientUuid;
		this.boundAt = builder.boundAt == null ? madeAt : builder.boundAt;
		this.confirmation = builder.confirmation;
		this.portion = Objects.requireNonNull(builder.portion, "portion");
		this.review = builder.review;
		this.digestOfWhole = builder.digestOfWhole;
	}

	public static DisclosureBuilder builder() {
		return new DisclosureBuilder();
	}

	@Override
	public String getUuid() {
		return uuid;
	}

	public RestrictedKind getKind() {
		return kind;
	}

	public DisclosureScope getScope() {
		return scope;
	}

	public Recipient getRecipient() {
		return recipient;
	}

	public DisclosureBasis getBasis() {
		return basis;
	}

	public Evidence getEvidence() {
		return evidence;
	}

	/** @return the moment from which the disclosure may open notes, in milliseconds since 1970-01-01 UTC */
	public long getStart() {
		return start;
	}

	/** @return the end of the disclosure (exclusive), in milliseconds since 1970-01-01 UTC */
	public long getEnd() {
		return end;
	}

	public String getPurpose() {
		return purpose;
	}

	/** @return the role in which the user made the disclosure */
	public MakerRole getMaker() {
		return maker;
	}

	/** @return the user who made the disclosure */
	public String getMadeBy() {
		return madeBy;
	}

	/** @return the time at which the disclosure was made, in milliseconds since 1970-01-01 UTC */
	public long getMadeAt() {
		return madeAt;
	}

	/** @return the decision of a second person or of the clinic's only practitioner, or null if there is no decision */
	public Approval getApproval() {
		return approval;
	}

	/** @return the revocation of the disclosure, or null if the disclosure was not revoked */
	public Revocation getRevocation() {
		return revocation;
	}

	/**
	 * @return the recorded moment from which the author may be notified; null if the author may be notified at once.
	 *         {@link #getToldFrom} applies the limit to the recorded moment.
	 */
	public Long getTellAuthorFrom() {
		return tellAuthorFrom;
	}

	/**
	 * @return the moment from which the author is notified, in milliseconds since 1970-01-01 UTC; null if the author is
	 *         notified at once. The notice to the author is delayed only if a legal order forbids telling the author.
	 *         The delay ends at the latest {@link DisclosureLimits#LONGEST_DELAY} after the date of the order.
	 */
	public Long getToldFrom() {
		return AuthorNotice.getToldFrom(this);
	}

	/**
	 * @return the patient for whose notes the disclosure was made or last confirmed; null if the disclosure is for all notes
	 *         of an author
	 */
	public String getBoundPatientUuid() {
		return boundPatientUuid;
	}

	/**
	 * @return the moment at which the disclosure was made or last confirmed, in milliseconds since 1970-01-01 UTC. Notes
	 *         that came into the scope of the disclosure after this moment stay closed.
	 */
	public long getBoundAt() {
		return boundAt;
	}

	/**
	 * @return the maker's confirmation that still waits for the confirmation by a second person; null if there is no
	 *         such confirmation
	 */
	public Confirmation getConfirmation() {
		return confirmation;
	}

	/** @return the portion of each covered note that the disclosure opens */
	public DisclosedPortion getPortion() {
		return portion;
	}

	/** @return the review of the emergency reading, or null if there was no review */
	public EmergencyReview getReview() {
		return review;
	}

	/**
	 * Returns the date by which an emergency reading must be reviewed. Every approved emergency reading must be reviewed,
	 * even if the user did not open any note.
	 *
	 * @return the latest moment for the review, in milliseconds since 1970-01-01 UTC; null if no review is due
	 */
	public Long getReviewDue() {
		boolean approved = isEmergency() && approval != null && DisclosureTerm.isDecided(this, approval.getAt())
				&& approval.isGranted();
		return approved && review == null ? Long.valueOf(approval.getAt() + DisclosureLimits.REVIEW_OF_EMERGENCY) : null;
	}

	/**
	 * @return true if the texts of this disclosure are shortened. An abridged disclosure is shown and used for decisions,
	 *         but never stored in place of the full disclosure.
	 */
	public boolean isAbridged() {
		return digestOfWhole != null;
	}

	@Override
	public AccessGround getGround() {
		return basis.getGround();
	}

	/** @return true if the disclosure must be approved before any note is opened */
	public boolean needsApproval() {
		return maker.needsApproval();
	}

	/** @return true if the disclosure lets a user other than the author read notes in an emergency */
	public boolean isEmergency() {
		return maker == MakerRole.EMERGENCY;
	}

	/**
	 * @return true if the disclosure also opens notes that the author has voided: an order, a review or an inquiry of an
	 *         authority does, but nothing that the clinic or a user needs the notes for
	 */
	public boolean opensVoided() {
		return maker == MakerRole.PRIVACY_OFFICER && !basis.getMakers().contains(MakerRole.AUTHOR);
	}

	/**
	 * Checks whether the maker must be asked about the event that ends the authorization, 45 CFR 164.508(b)(2)(i). The
	 * question whether the event has happened is due a fixed time after the disclosure was made or last confirmed.
	 *
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return true if, at the given moment, the maker must be asked whether the event has happened
	 */
	public boolean isEventDue(long moment) {
		return getState(moment) == DisclosureState.LIVE && evidence.has(EvidenceElement.EXPIRY_EVENT)
				&& moment - boundAt >= DisclosureLimits.ASK_ABOUT_EVENT;
	}

	/**
	 * Returns true if the disclosure needs approval, as a legal order does: every reader must then re-authenticate, 45
	 * CFR 164.312(d).
	 */
	@Override
	public boolean asksForPassword() {
		return needsApproval();
	}

	/** @return which person learns under supervision; null if the basis of the disclosure is not training */
	public Learner getLearner() {
		return basis.isTraining() ? Learner.in(evidence) : null;
	}

	/**
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return the state of the disclosure at the given moment; a disclosure is live from its start (inclusive) to its end
	 *         (exclusive)
	 */
	public DisclosureState getState(long moment) {
		return DisclosureTerm.getState(this, moment);
	}

	/** @return the end of the disclosure or of the authorization, whichever is earlier, 45 CFR 164.508(b)(2)(i) */
	public long getEffectiveEnd() {
		return DisclosureTerm.getEffectiveEnd(this);
	}

	/**
	 * @return the moment from which the disclosure can no longer open any note, in milliseconds since 1970-01-01 UTC.
	 *         The value is the end of the disclosure, or 0 if the disclosure was refused or revoked.
	 */
	public long getOpenUntil() {
		return DisclosureTerm.getOpenUntil(this);
	}

	/**
	 * Checks whether the disclosure is valid only while the author's account is retired. The disclosure that names a
	 * custodian is valid only while the account of the author who left is retired. A disclosure that a custodian made
	 * in place of the author is also valid only while the author's account is retired.
	 *
	 * @return true if the author's account must be retired
	 */
	public boolean needsAuthorAway() {
		return basis == DisclosureBasis.CUSTODIAN
				|| maker == MakerRole.AUTHOR && !madeBy.equals(scope.getAuthorUuid());
	}

	/**
	 * Checks whether the disclosure is still in effect, given the state of the author's account. A disclosure that
	 * requires the author's account to be retired ends once that account is back in use. Retiring the author's account
	 * again does not revive the disclosure.
	 *
	 * @param awaySince the moment at which the author's account was retired, in milliseconds since 1970-01-01 UTC; null
	 *        if the account is in use
	 * @return true if the state of the account does not end the disclosure
	 */
	public boolean isLeftStanding(Long awaySince) {
		// Platform: the date of retirement is stored in whole seconds, which some databases round up.
		return !needsAuthorAway() || awaySince != null && awaySince - 1000 <= madeAt;
	}

	@Override
	public boolean covers(RestrictedNote note) {
		return kind == note.getKind() && scope.covers(note)
				&& (boundPatientUuid == null || boundPatientUuid.equals(note.getPatientAt(boundAt)));
	}

	@Override
	public boolean isOpenTo(String userUuid, long moment) {
		return basis.getGround() != null && recipient.isUser(userUuid) && getState(moment) == DisclosureState.LIVE;
	}

	/**
	 * @param userUuid any user
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return true if, at the given moment, this disclosure makes the user the custodian of the covered notes
	 */
	public boolean isCustody(String userUuid, long moment) {
		return basis == DisclosureBasis.CUSTODIAN && recipient.isUser(userUuid)
				&& getState(moment) == DisclosureState.LIVE;
	}

	/** @return true if, at the given moment, the author may know that this disclosure exists */
	public boolean isToldToAuthor(long moment) {
		Long toldFrom = getToldFrom();
		return toldFrom == null || toldFrom <= moment;
	}

	/** @return the SHA-256 digest of all fields, for the log and for the seal over the disclosure's database row */
	public String getDigest() {
		return digestOfWhole != null ? digestOfWhole : DisclosureDigest.of(this);
	}

	/** @return a copy of this disclosure with the given patient, into whom the previous patient was merged */
	public Disclosure movedTo(String patientUuid) {
		return toBuilder().scope(scope.onPatient(patientUuid)).build();
	}

	/**
	 * @param longest the number of characters of each text to keep
	 * @return a copy with shortened texts and the digest of the full disclosure; this disclosure itself if no text is longer
	 */
	public Disclosure abridged(int longest) {
		Evidence shorter = evidence.abridged(longest);
		Recipient named = recipient.abridged(longest);
		String why = Evidence.abridged(purpose, longest);
		String found = review == null ? null : Evidence.abridged(review.getComment(), longest);
		boolean isShort = shorter == evidence && named == recipient && Objects.equals(why, purpose);
		if (isShort && (review == null || Objects.equals(found, review.getComment()))) {
			return this;
		}
		DisclosureBuilder shortened = toBuilder().evidence(shorter).recipient(named).purpose(why)
				.review(review == null
						? null
						: new EmergencyReview(review.getBy(), review.getAt(), review.isJustified(), found));
		shortened.digestOfWhole = getDigest();
		return shortened.build();
	}

	DisclosureBuilder toBuilder() {
		if (digestOfWhole != null) {
			throw new IllegalStateException("an abridged disclosure takes no step");
		}
		return new DisclosureBuilder(this);
	}

	/** Shows neither the recipient nor the purpose of the disclosure. */
	@Override
	public String toString() {
		return "Disclosure[" + uuid + "]";
	}
}
