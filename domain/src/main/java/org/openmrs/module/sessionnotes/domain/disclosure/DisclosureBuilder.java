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

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;

/**
 * Collects the fields of a {@link Disclosure}. The purpose, approval, revocation, delay, confirmation and review are
 * optional fields. The evidence, the portion, the bound patient and the bound moment have defaults.
 */
public final class DisclosureBuilder {

	String uuid;

	RestrictedKind kind;

	DisclosureScope scope;

	Recipient recipient;

	DisclosureBasis basis;

	Evidence evidence = Evidence.none();

	long start;

	long end;

	String purpose;

	MakerRole maker;

	String madeBy;

	long madeAt;

	Approval approval;

	Revocation revocation;

	Long tellAuthorFrom;

	String boundPatientUuid;

	Long boundAt;

	Confirmation confirmation;

	DisclosedPortion portion = DisclosedPortion.whole();

	EmergencyReview review;

	String digestOfWhole;

	DisclosureBuilder() {
	}

	DisclosureBuilder(Disclosure copied) {
		this.uuid = copied.getUuid();
		this.kind = copied.getKind();
		this.scope = copied.getScope();
		this.recipient = copied.getRecipient();
		this.basis = copied.getBasis();
		this.evidence = copied.getEvidence();
		this.start = copied.getStart();
		this.end = copied.getEnd();
		this.purpose = copied.getPurpose();
		this.maker = copied.getMaker();
		this.madeBy = copied.getMadeBy();
		this.madeAt = copied.getMadeAt();
		this.approval = copied.getApproval();
		this.revocation = copied.getRevocation();
		this.tellAuthorFrom = copied.getTellAuthorFrom();
		this.boundPatientUuid = copied.getBoundPatientUuid();
		this.boundAt = copied.getBoundAt();
		this.confirmation = copied.getConfirmation();
		this.portion = copied.getPortion();
		this.review = copied.getReview();
	}

	public DisclosureBuilder uuid(String value) {
		this.uuid = value;
		return this;
	}

	public DisclosureBuilder kind(RestrictedKind value) {
		this.kind = value;
		return this;
	}

	public DisclosureBuilder scope(DisclosureScope value) {
		this.scope = value;
		return this;
	}

	public DisclosureBuilder recipient(Recipient value) {
		this.recipient = value;
		return this;
	}

	public DisclosureBuilder basis(DisclosureBasis value) {
		this.basis = value;
		return this;
	}

	public DisclosureBuilder evidence(Evidence value) {
		this.evidence = value;
		return this;
	}

	/** Sets the start (inclusive) and the end (exclusive) of the disclosure, in milliseconds since 1970-01-01 UTC. */
	public DisclosureBuilder time(long from, long until) {
		this.start = from;
		this.end = until;
		return this;
	}

	public DisclosureBuilder purpose(String value) {
		this.purpose = value;
		return this;
	}

	/**
	 * Sets the user who makes the disclosure, the role of that user, and the moment at which the disclosure is made.
	 */
	public DisclosureBuilder made(MakerRole role, String by, long at) {
		this.maker = role;
		this.madeBy = by;
		this.madeAt = at;
		return this;
	}

	public DisclosureBuilder approval(Approval value) {
		this.approval = value;
		return this;
	}

	public DisclosureBuilder revocation(Revocation value) {
		this.revocation = value;
		return this;
	}

	public DisclosureBuilder tellAuthorFrom(Long value) {
		this.tellAuthorFrom = value;
		return this;
	}

	/**
	 * Sets the bound patient and the bound moment, which were fixed when the disclosure was made or last confirmed. The
	 * default patient is the patient in the scope of the disclosure; the default moment is when the disclosure was
	 * made.
	 *
	 * @param patientUuid the patient whose notes the disclosure opens; null for all notes of an author
	 * @param at the moment at which the disclosure was made or last confirmed, in milliseconds since 1970-01-01 UTC
	 */
	public DisclosureBuilder bound(String patientUuid, long at) {
		this.boundPatientUuid = patientUuid;
		this.boundAt = at;
		return this;
	}

	/** Sets the maker's confirmation that still waits for the confirmation by a second person. */
	public DisclosureBuilder confirmation(Confirmation value) {
		this.confirmation = value;
		return this;
	}

	public DisclosureBuilder portion(DisclosedPortion value) {
		this.portion = value;
		return this;
	}

	public DisclosureBuilder review(EmergencyReview value) {
		this.review = value;
		return this;
	}

	/**
	 * Sets the digest of the full disclosure. The disclosure that this builder creates is a copy of the full disclosure with
	 * shortened texts.
	 */
	public DisclosureBuilder abridgementOf(String digest) {
		this.digestOfWhole = digest;
		return this;
	}

	public Disclosure build() {
		return new Disclosure(this);
	}
}
