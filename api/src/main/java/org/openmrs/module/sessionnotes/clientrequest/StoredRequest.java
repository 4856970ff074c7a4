/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.ReviewOfDenial;

/**
 * A request of a client as the module stores it: the request, its letters, what is known about its copies, and what licensed
 * professionals have decided for a step that the records desk has not taken yet.
 */
public final class StoredRequest {

	private final ClientRequest request;

	private List<SentLetter> letters = Collections.emptyList();

	private List<MadeCopy> copies = Collections.emptyList();

	private List<DeniedPassage> withholding = Collections.emptyList();

	private String reviewer;

	private String designatedBy;

	private ReviewOfDenial review;

	private LocalDate reviewedOn;

	private List<String> promised = Collections.emptyList();

	private LocalDate promisedBy;

	private StoredRequest(ClientRequest request) {
		this.request = request;
	}

	static StoredRequest of(ClientRequest request) {
		return new StoredRequest(request);
	}

	StoredRequest with(ClientRequest next) {
		StoredRequest copy = new StoredRequest(next);
		copy.letters = letters;
		copy.copies = copies;
		copy.withholding = withholding;
		copy.reviewer = reviewer;
		copy.designatedBy = designatedBy;
		copy.review = review;
		copy.reviewedOn = reviewedOn;
		copy.promised = promised;
		copy.promisedBy = promisedBy;
		return copy;
	}

	/** @param by the day by which the letter promises the notes */
	StoredRequest withPromised(List<String> noteUuids, LocalDate by) {
		StoredRequest copy = with(request);
		copy.promised = Collections.unmodifiableList(new ArrayList<>(noteUuids));
		copy.promisedBy = noteUuids.isEmpty() ? null : by;
		return copy;
	}

	StoredRequest with(SentLetter letter) {
		List<SentLetter> all = new ArrayList<>(letters);
		all.add(letter);
		StoredRequest copy = with(request);
		copy.letters = Collections.unmodifiableList(all);
		return copy;
	}

	StoredRequest with(MadeCopy made) {
		List<MadeCopy> all = new ArrayList<>(copies);
		all.add(made);
		StoredRequest copy = with(request);
		copy.copies = Collections.unmodifiableList(all);
		return copy;
	}

	StoredRequest withWithholding(List<DeniedPassage> passages) {
		StoredRequest copy = with(request);
		copy.withholding = Collections.unmodifiableList(new ArrayList<>(passages));
		return copy;
	}

	StoredRequest withReviewer(String newReviewer, String newDesignatedBy) {
		StoredRequest copy = with(request);
		copy.reviewer = newReviewer;
		copy.designatedBy = newDesignatedBy;
		return copy;
	}

	/** @param on the day on which the reviewer decided */
	StoredRequest withReview(ReviewOfDenial newReview, LocalDate on) {
		StoredRequest copy = with(request);
		copy.review = newReview;
		copy.reviewedOn = on;
		return copy;
	}

	public ClientRequest getRequest() {
		return request;
	}

	/** @return the letters in the order in which they were made; the number of a letter is its place, from 1 */
	public List<SentLetter> getLetters() {
		return letters;
	}

	/** @return the copies in the order in which they were made; the number of a copy is its place, from 1 */
	public List<MadeCopy> getCopies() {
		return copies;
	}

	/** @return the passages that licensed professionals withhold; empty if the client gets everything */
	public List<DeniedPassage> getWithholding() {
		return withholding;
	}

	/** @return the uuid of the user whom the clinic designated to review the denial; null if there is none */
	public String getReviewer() {
		return reviewer;
	}

	/** @return the uuid of the user who designated the reviewer; null if there is none */
	public String getDesignatedBy() {
		return designatedBy;
	}

	/** @return the reviewer's decision; null if there is none */
	public ReviewOfDenial getReview() {
		return review;
	}

	/** @return the day on which the reviewer decided; null if there is no decision */
	public LocalDate getReviewedOn() {
		return reviewedOn;
	}

	/** @return the uuids of the notes that were not signed when the copy was made, and that the client has yet to get */
	public List<String> getPromised() {
		return promised;
	}

	/** @return the day by which the last letter promises these notes; null if there are none */
	public LocalDate getPromisedBy() {
		return promisedBy;
	}

	/** @return the passages that the review released, with the words that the client now gets */
	List<DeniedPassage> getReleased() {
		return review == null
				? Collections.emptyList()
				: withholding.stream().filter(each -> review.getReleased().contains(each.getDenial().getPassage()))
						.collect(Collectors.toList());
	}

	/** @return the passages that stay withheld after the review */
	List<DeniedPassage> getStillWithheld() {
		return withholding.stream().filter(each -> !getReleased().contains(each)).collect(Collectors.toList());
	}
}
