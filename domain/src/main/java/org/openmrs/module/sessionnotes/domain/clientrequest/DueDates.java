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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The days by which the clinic must answer a request. A period counts calendar days after the day of receipt. If a client
 * wants both an inspection and a copy, the earlier day counts for both.
 */
public final class DueDates {

	private final ClientRequest request;

	private final RequestProfile profile;

	/**
	 * @param request a request that the clinic received
	 * @param profile the law of the clinic's place
	 */
	public DueDates(ClientRequest request, RequestProfile profile) {
		this.request = request;
		this.profile = profile;
	}

	/** @return the value of the profile that sets the first due date */
	ProfileKey getKey() {
		if (request.getKind() == RequestKind.AMENDMENT) {
			return ProfileKey.AMENDMENT_DAYS;
		}
		CopyMeans means = request.getCopyWish().getMeans();
		boolean inspectionFirst = profile.get(ProfileKey.ACCESS_INSPECTION_DAYS) < profile.get(ProfileKey.ACCESS_COPY_DAYS);
		return !means.includesCopy() || means.includesInspection() && inspectionFirst
				? ProfileKey.ACCESS_INSPECTION_DAYS
				: ProfileKey.ACCESS_COPY_DAYS;
	}

	/** @return the last day for the answer without an extension */
	public LocalDate getFirstDue() {
		return request.getReceivedOn().plusDays(profile.get(getKey()));
	}

	/** @return the last day to which the clinic may extend the time; the first due date if it may not extend the time */
	public LocalDate getLatest() {
		return getFirstDue().plusDays(profile.get(request.getKind() == RequestKind.AMENDMENT
				? ProfileKey.AMENDMENT_EXTENSION_DAYS
				: ProfileKey.ACCESS_EXTENSION_DAYS));
	}

	/** @return the last day for the answer, with the extension if there is one */
	public LocalDate getDue() {
		return request.getExtension() == null ? getFirstDue() : request.getExtension().getNewDate();
	}

	/** @return the days on which warnings to the clinic are due, the earlier day first */
	public List<LocalDate> getWarnings() {
		return Collections.unmodifiableList(Arrays.asList(getDue().minusDays(profile.get(ProfileKey.FIRST_WARNING_DAYS)),
				getDue().minusDays(profile.get(ProfileKey.LAST_WARNING_DAYS))));
	}

	/** @return the number of warnings that are due by this day; 0 if the client waits for nothing any more */
	public int countWarnings(LocalDate today) {
		return getDoneOn() != null
				? 0
				: (int) getWarnings().stream().filter(each -> !each.isAfter(today)).count();
	}

	/** @return true if the client got the answer after the due date, or still waits for it and the due date is past */
	public boolean isLate(LocalDate today) {
		LocalDate done = getDoneOn();
		return (done == null ? today : done).isAfter(getDue());
	}

	/**
	 * A client whose request is granted waits until the release: within the time for the answer, the clinic must also provide
	 * the access, 45 CFR 164.524(b)(2)(i)(A).
	 *
	 * @return the day on which the clinic fulfilled its duty; null if the client still waits
	 */
	private LocalDate getDoneOn() {
		boolean granted = request.getDayOf(RequestState.GRANTED) != null
				|| request.getDayOf(RequestState.GRANTED_IN_PART) != null;
		if (granted && request.getState() != RequestState.WITHDRAWN) {
			return request.getReleases().isEmpty() ? null : request.getReleases().get(0);
		}
		return request.getAnsweredOn();
	}

	/** @return the last day for referring the request to a reviewer; null if the client asked for no review */
	public LocalDate getReferralDue() {
		return afterReviewAsked(ProfileKey.REVIEW_REFERRAL_DAYS);
	}

	/** @return the last day for the reviewer's decision; null if the client asked for no review */
	public LocalDate getReviewDue() {
		return afterReviewAsked(ProfileKey.REVIEW_DAYS);
	}

	private LocalDate afterReviewAsked(ProfileKey key) {
		LocalDate asked = request.getDayOf(RequestState.REVIEW_ASKED);
		return asked == null ? null : asked.plusDays(profile.get(key));
	}

	/** @return the last day for giving released passages to the client; null if the review released nothing */
	public LocalDate getReleaseDue() {
		return request.getReview() == null || request.getReview().getReleased().isEmpty()
				? null
				: request.getDayOf(RequestState.REVIEWED).plusDays(profile.get(ProfileKey.RELEASE_DAYS));
	}

	/** @return the number of days from the receipt to the first release; null if the clinic released nothing */
	public Long getDaysToRelease() {
		return request.getReleases().isEmpty()
				? null
				: ChronoUnit.DAYS.between(request.getReceivedOn(), request.getReleases().get(0));
	}

	/**
	 * @param lastEffect the day on which the papers of the request had their last effect
	 * @return the last day on which the clinic must retain the papers, 45 CFR 164.530(j)(2)
	 */
	public LocalDate getRetainedUntil(LocalDate lastEffect) {
		return lastEffect.plusYears(profile.get(ProfileKey.RETENTION_YEARS));
	}
}
