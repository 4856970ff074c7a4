/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A request of a client, with its steps and decisions. Instances are immutable. Only {@link RequestLifecycle} takes steps,
 * so no code can skip a step. {@link ClientRequestBuilder} creates new requests, and requests that the store reads.
 */
public final class ClientRequest {

	private final String uuid;

	private final RequestKind kind;

	private final String patientUuid;

	private final LocalDate receivedOn;

	private final String receivedBy;

	private final RequestChannel channel;

	private final Requester requester;

	private final CopyWish copyWish;

	private final AmendmentWish amendmentWish;

	private final List<RequestEntry> entries;

	private final Extension extension;

	private final CopyDecision copyDecision;

	private final ReviewOfDenial review;

	private final AmendmentDecision amendmentDecision;

	private final List<AmendmentPaper> papers;

	private final List<LocalDate> releases;

	private final List<LocalDate> supplements;

	ClientRequest(ClientRequestBuilder builder) {
		this.uuid = Objects.requireNonNull(builder.uuid, "uuid");
		this.kind = Objects.requireNonNull(builder.kind, "kind");
		this.patientUuid = Objects.requireNonNull(builder.patientUuid, "patientUuid");
		this.receivedOn = builder.receivedOn;
		this.receivedBy = builder.receivedBy;
		this.channel = builder.channel;
		this.requester = builder.requester;
		this.copyWish = builder.copyWish;
		this.amendmentWish = builder.amendmentWish;
		this.entries = Collections.unmodifiableList(builder.entries);
		this.extension = builder.extension;
		this.copyDecision = builder.copyDecision;
		this.review = builder.review;
		this.amendmentDecision = builder.amendmentDecision;
		this.papers = Collections.unmodifiableList(builder.papers);
		this.releases = Collections.unmodifiableList(builder.releases);
		this.supplements = Collections.unmodifiableList(builder.supplements);
	}

	public static ClientRequestBuilder builder() {
		return new ClientRequestBuilder();
	}

	/** @return the same request of another patient, into whom the platform merged the client */
	public ClientRequest movedTo(String newPatientUuid) {
		return toBuilder().patientUuid(newPatientUuid).build();
	}

	ClientRequestBuilder toBuilder() {
		return new ClientRequestBuilder(this);
	}

	public String getUuid() {
		return uuid;
	}

	public RequestKind getKind() {
		return kind;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the day on which the clinic received the request; the time for the answer begins on the next day */
	public LocalDate getReceivedOn() {
		return receivedOn;
	}

	public String getReceivedBy() {
		return receivedBy;
	}

	public RequestChannel getChannel() {
		return channel;
	}

	public Requester getRequester() {
		return requester;
	}

	/** @return the client's wish for access; null unless the request is for access */
	public CopyWish getCopyWish() {
		return copyWish;
	}

	/** @return the client's wish for a correction; null unless the request is for an amendment */
	public AmendmentWish getAmendmentWish() {
		return amendmentWish;
	}

	/** @return the steps in their order; empty if the clinic has not recorded the receipt yet */
	public List<RequestEntry> getEntries() {
		return entries;
	}

	/** @return the current state; null if the clinic has not recorded the receipt yet */
	public RequestState getState() {
		return entries.isEmpty() ? null : getLastEntry().getState();
	}

	RequestEntry getLastEntry() {
		return entries.get(entries.size() - 1);
	}

	/** @return the extension; null if there is none */
	public Extension getExtension() {
		return extension;
	}

	/** @return the decision on access; null if there is none */
	public CopyDecision getCopyDecision() {
		return copyDecision;
	}

	/** @return the result of the review; null if there is none */
	public ReviewOfDenial getReview() {
		return review;
	}

	/** @return the decision on the amendment; null if there is none */
	public AmendmentDecision getAmendmentDecision() {
		return amendmentDecision;
	}

	/** @return the papers that belong to the amendment, in the order in which they were written */
	public List<AmendmentPaper> getPapers() {
		return papers;
	}

	/** @return the paper of the kind; null if there is none */
	public AmendmentPaper getPaper(AmendmentPaper.Kind paperKind) {
		return papers.stream().filter(each -> each.getKind() == paperKind).findFirst().orElse(null);
	}

	/** @return the days on which the client got the copy, a supplement of it, or passages that the review released */
	public List<LocalDate> getReleases() {
		return releases;
	}

	/** @return the days of the letters that sent notes which were not signed when the copy was made */
	public List<LocalDate> getSupplements() {
		return supplements;
	}

	/** @return the day on which the clinic answered; null if it has not answered yet */
	public LocalDate getAnsweredOn() {
		return entries.stream().filter(each -> each.getState().isAnswered()).map(RequestEntry::getOn).findFirst()
				.orElse(null);
	}

	/** @return the day of the last step to the state; null if there was no such step */
	public LocalDate getDayOf(RequestState state) {
		return entries.stream().filter(each -> each.getState() == state).map(RequestEntry::getOn)
				.reduce((first, second) -> second).orElse(null);
	}

	/** Shows no words of the client. */
	@Override
	public String toString() {
		return "ClientRequest[" + kind + ", " + getState() + "]";
	}
}
