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
 * Permission for someone other than the author to read notes: which notes, for which recipient, on which basis and for how
 * long. It is immutable. {@link DisclosureLifecycle} holds the steps that change it. It opens notes only while it is live,
 * which {@link DisclosureTerm} determines.
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

	/** @return the moment from which it may open notes, in milliseconds since 1970-01-01 UTC */
	public long getStart() {
		return start;
	}

	/** @return the first moment at which it has ended, in milliseconds since 1970-01-01 UTC */
	public long getEnd() {
		return end;
	}

	public String getPurpose() {
		return purpose;
	}

	/** @return the role in which it was made */
	public MakerRole getMaker() {
		return maker;
	}

	/** @return the user who made it */
	public String getMadeBy() {
		return madeBy;
	}

	/** @return when it was made, in milliseconds since 1970-01-01 UTC */
	public long getMadeAt() {
		return madeAt;
	}

	/** @return the decision of a second person, or null */
	public Approval getApproval() {
		return approval;
	}

	/** @return the revocation, or null if it was not revoked */
	public Revocation getRevocation() {
		return revocation;
	}

	/**
	 * @return the recorded moment from which the author may be told, or null for at once; {@link #getToldFrom} applies the
	 *         limit to it
	 */
	public Long getTellAuthorFrom() {
		return tellAuthorFrom;
	}

	/**
	 * @return the moment from which the author is told, in milliseconds since 1970-01-01 UTC; null for at once. The author
	 * is told later only if a legal order forbids telling the author. The delay ends at the latest
	 *         {@link DisclosureLimits#LONGEST_DELAY} after the order's own date.
	 */
	public Long getToldFrom() {
		return AuthorNotice.getToldFrom(this);
	}

	/** @return the patient for whose notes it was made or last confirmed; null if it is for all notes of an author */
	public String getBoundPatientUuid() {
		return boundPatientUuid;
	}

	/**
	 * @return the moment at which it was made or last confirmed, in milliseconds since 1970-01-01 UTC. Notes that came into
	 *         its scope later stay closed.
	 */
	public long getBoundAt() {
		return boundAt;
	}

	/** @return the confirmation by its maker that a second person has not confirmed yet, or null */
	public Confirmation getConfirmation() {
		return confirmation;
	}

	/** @return the portion of each covered note that it discloses */
	public DisclosedPortion getPortion() {
		return portion;
	}

	/** @return the result of the review of its emergency, or null */
	public EmergencyReview getReview() {
		return review;
	}

	/**
	 * Returns the date by which an emergency reading must be reviewed. Every emergency reading that a second person approved
	 * is reviewed, even if the reader opened no note.
	 *
	 * @return the moment by which it must be reviewed, in milliseconds since 1970-01-01 UTC; null if it was reviewed or
	 *         needs no review
	 */
	public Long getReviewDue() {
		boolean approved = isEmergency() && approval != null && DisclosureTerm.isDecided(this, approval.getAt())
				&& approval.isGranted();
		return approved && review == null ? Long.valueOf(approval.getAt() + DisclosureLimits.REVIEW_OF_EMERGENCY) : null;
	}

	/**
	 * @return true if its texts are shortened. An abridged disclosure is shown and used for decisions, but never stored in
	 *         place of the full one.
	 */
	public boolean isAbridged() {
		return digestOfWhole != null;
	}

	@Override
	public AccessGround getGround() {
		return basis.getGround();
	}

	/** @return true if it opens no note before a second person has approved it */
	public boolean needsApproval() {
		return maker.needsApproval();
	}

	/** @return true if it lets a user other than the author read in an emergency */
	public boolean isEmergency() {
		return maker == MakerRole.EMERGENCY;
	}

	/** @return true if it also opens notes that the author has voided, as a legal order does */
	public boolean opensVoided() {
		return maker == MakerRole.PRIVACY_OFFICER;
	}

	/**
	 * Checks whether to ask the maker if the event that ends the authorization has happened, 164.508(b)(2)(i). The question
	 * is due some time after the disclosure was made or last confirmed.
	 *
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return true if the maker is to be asked at that moment
	 */
	public boolean isEventDue(long moment) {
		return getState(moment) == DisclosureState.LIVE && evidence.has(EvidenceElement.EXPIRY_EVENT)
				&& moment - boundAt >= DisclosureLimits.ASK_ABOUT_EVENT;
	}

	/** Requires the reader to re-authenticate if the disclosure needs approval, as a legal order does: 164.312(d). */
	@Override
	public boolean asksForPassword() {
		return needsApproval();
	}

	/** @return the person who learns under supervision, if the basis is training; null otherwise */
	public Learner getLearner() {
		return basis.isTraining() ? Learner.in(evidence) : null;
	}

	/**
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return its state at that moment; it is live from its start (inclusive) to its end (exclusive)
	 */
	public DisclosureState getState(long moment) {
		return DisclosureTerm.getState(this, moment);
	}

	/** @return the date on which the disclosure ends, or on which its authorization ends, whichever is earlier, 164.508(b)(2)(i) */
	public long getEffectiveEnd() {
		return DisclosureTerm.getEffectiveEnd(this);
	}

	/**
	 * @return the moment from which it can no longer open any note, in milliseconds since 1970-01-01 UTC: its end, or 0 if
	 *         it was refused or revoked
	 */
	public long getOpenUntil() {
		return DisclosureTerm.getOpenUntil(this);
	}

	/**
	 * Checks whether it is valid only while the author's account is retired. This applies to a custodian, who stands in for
	 * an author who left. It also applies to every disclosure that a custodian made in the author's place.
	 *
	 * @return true if the author's account must be retired
	 */
	public boolean needsAuthorAway() {
		return basis == DisclosureBasis.CUSTODIAN
				|| maker == MakerRole.AUTHOR && !madeBy.equals(scope.getAuthorUuid());
	}

	/**
	 * Checks whether the state of the author's account leaves the disclosure in force. If it needs the account to be
	 * retired, it ends once the account is back in use. Retiring the account again does not revive it.
	 *
	 * @param awaySince the moment since which the author's account is retired, in milliseconds since 1970-01-01 UTC; null if
	 *        it is in use
	 * @return true if the state of the account does not end it
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
	 * @param moment any moment
	 * @return true if it makes that user the custodian of the notes that it covers, at that moment
	 */
	public boolean isCustody(String userUuid, long moment) {
		return basis == DisclosureBasis.CUSTODIAN && recipient.isUser(userUuid)
				&& getState(moment) == DisclosureState.LIVE;
	}

	/** @return true if the author may see at that moment that this disclosure exists */
	public boolean isToldToAuthor(long moment) {
		Long toldFrom = getToldFrom();
		return toldFrom == null || toldFrom <= moment;
	}

	/** @return the SHA-256 digest of every field, for the log and for a seal over its row */
	public String getDigest() {
		return digestOfWhole != null ? digestOfWhole : DisclosureDigest.of(this);
	}

	/** @return the same disclosure, after its patient was merged into another patient */
	public Disclosure movedTo(String patientUuid) {
		return toBuilder().scope(scope.onPatient(patientUuid)).build();
	}

	/**
	 * @param longest how many characters of each text are kept
	 * @return the same disclosure with shortened texts and the digest of the full one; this disclosure if no text is longer
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

	/** Shows neither the recipient nor the purpose. */
	@Override
	public String toString() {
		return "Disclosure[" + uuid + "]";
	}
}
