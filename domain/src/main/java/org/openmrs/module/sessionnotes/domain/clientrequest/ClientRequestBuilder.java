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
import java.util.ArrayList;
import java.util.List;

/** Builds a new request, or a request that the store reads. */
public final class ClientRequestBuilder {

	String uuid;

	RequestKind kind;

	String patientUuid;

	LocalDate receivedOn;

	String receivedBy;

	RequestChannel channel;

	Requester requester;

	CopyWish copyWish;

	AmendmentWish amendmentWish;

	List<RequestEntry> entries = new ArrayList<>();

	Extension extension;

	CopyDecision copyDecision;

	ReviewOfDenial review;

	AmendmentDecision amendmentDecision;

	List<AmendmentPaper> papers = new ArrayList<>();

	List<LocalDate> releases = new ArrayList<>();

	List<LocalDate> supplements = new ArrayList<>();

	ClientRequestBuilder() {
	}

	ClientRequestBuilder(ClientRequest request) {
		uuid = request.getUuid();
		kind = request.getKind();
		patientUuid = request.getPatientUuid();
		receivedOn = request.getReceivedOn();
		receivedBy = request.getReceivedBy();
		channel = request.getChannel();
		requester = request.getRequester();
		copyWish = request.getCopyWish();
		amendmentWish = request.getAmendmentWish();
		entries.addAll(request.getEntries());
		extension = request.getExtension();
		copyDecision = request.getCopyDecision();
		review = request.getReview();
		amendmentDecision = request.getAmendmentDecision();
		papers.addAll(request.getPapers());
		releases.addAll(request.getReleases());
		supplements.addAll(request.getSupplements());
	}

	/** Sets the day on which the request arrived, the user who received it, and its channel. */
	public ClientRequestBuilder received(LocalDate on, String by, RequestChannel newChannel) {
		this.receivedOn = on;
		this.receivedBy = by;
		this.channel = newChannel;
		return this;
	}

	/** Adds a step in the history of the request. */
	public ClientRequestBuilder entry(RequestEntry entry) {
		entries.add(entry);
		return this;
	}

	/** Adds a paper of the amendment. */
	public ClientRequestBuilder paper(AmendmentPaper paper) {
		papers.add(paper);
		return this;
	}

	/** Adds a day on which the client got the copy, a supplement of it, or passages that the review released. */
	public ClientRequestBuilder release(LocalDate on) {
		releases.add(on);
		return this;
	}

	/** Adds the day of a letter that sends notes which were not signed when the copy was made. */
	public ClientRequestBuilder supplement(LocalDate on) {
		supplements.add(on);
		return this;
	}

	public ClientRequestBuilder uuid(String newUuid) {
		this.uuid = newUuid;
		return this;
	}

	public ClientRequestBuilder kind(RequestKind newKind) {
		this.kind = newKind;
		return this;
	}

	public ClientRequestBuilder patientUuid(String newPatientUuid) {
		this.patientUuid = newPatientUuid;
		return this;
	}

	public ClientRequestBuilder requester(Requester newRequester) {
		this.requester = newRequester;
		return this;
	}

	public ClientRequestBuilder copyWish(CopyWish newCopyWish) {
		this.copyWish = newCopyWish;
		return this;
	}

	public ClientRequestBuilder amendmentWish(AmendmentWish newAmendmentWish) {
		this.amendmentWish = newAmendmentWish;
		return this;
	}

	public ClientRequestBuilder extension(Extension newExtension) {
		this.extension = newExtension;
		return this;
	}

	public ClientRequestBuilder copyDecision(CopyDecision newCopyDecision) {
		this.copyDecision = newCopyDecision;
		return this;
	}

	public ClientRequestBuilder review(ReviewOfDenial newReview) {
		this.review = newReview;
		return this;
	}

	public ClientRequestBuilder amendmentDecision(AmendmentDecision newAmendmentDecision) {
		this.amendmentDecision = newAmendmentDecision;
		return this;
	}

	/** @return the request */
	public ClientRequest build() {
		return new ClientRequest(this);
	}
}
