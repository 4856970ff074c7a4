/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;

/** The times for which clients waited for their copies. Source: information blocking, 45 CFR part 171. */
public final class ReleaseTimes {

	private final List<Long> days;

	private final List<ClientRequest> late;

	/**
	 * @param requests requests of the clinic; requests for an amendment do not count
	 * @param profile the law of the clinic's place
	 * @param today the current day of the clinic
	 */
	public ReleaseTimes(Collection<ClientRequest> requests, RequestProfile profile, LocalDate today) {
		List<ClientRequest> access = requests.stream().filter(each -> each.getKind() == RequestKind.ACCESS)
				.collect(Collectors.toList());
		this.days = access.stream().map(each -> new DueDates(each, profile).getDaysToRelease()).filter(Objects::nonNull)
				.sorted().collect(Collectors.toList());
		this.late = access.stream().filter(each -> new DueDates(each, profile).isLate(today)).collect(Collectors.toList());
	}

	/** @return the median of the days from request to release; null if the clinic released nothing */
	public Double getMedian() {
		int count = days.size();
		return count == 0 ? null : (days.get((count - 1) / 2) + days.get(count / 2)) / 2.0;
	}

	/** @return the requests that the clinic answered late, or whose answers are overdue */
	public List<ClientRequest> getLate() {
		return late;
	}
}
