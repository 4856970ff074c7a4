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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.clientrequest.ProfileKey;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;

/**
 * A supervised inspection: a named user shows the notes of the copy to the client, for a limited time. The client sees nothing
 * else of the chart. Source: 45 CFR 164.524(c)(1), (c)(3)(i).
 */
public final class Inspection {

	/** The inspection has no supervisor. */
	static final String NOT_SUPERVISED = "sessionnotes.clientCopy.inspection.notSupervised";

	/** The inspection has no end, or lasts too long. */
	static final String TIME_WRONG = "sessionnotes.clientCopy.inspection.timeWrong";

	static final List<String> MESSAGE_CODES = Collections.unmodifiableList(Arrays.asList(NOT_SUPERVISED, TIME_WRONG));

	private final String supervisedBy;

	private final Instant from;

	private final Instant until;

	private final CopyContents contents;

	/**
	 * @param supervisedBy the user who is present
	 * @param from the beginning of the inspection
	 * @param until the end of the inspection
	 * @param contents the notes that the client sees
	 * @param profile the longest time
	 * @throws RefusedException if no user supervises, or the time is not limited as the profile says
	 */
	public Inspection(String supervisedBy, Instant from, Instant until, CopyContents contents, RequestProfile profile) {
		List<String> against = new ArrayList<>();
		if (Words.isBlank(supervisedBy)) {
			against.add(NOT_SUPERVISED);
		}
		Duration longest = Duration.ofMinutes(profile.get(ProfileKey.INSPECTION_MINUTES));
		if (!from.isBefore(until) || Duration.between(from, until).compareTo(longest) > 0) {
			against.add(TIME_WRONG);
		}
		if (!against.isEmpty()) {
			throw new RefusedException(against);
		}
		this.supervisedBy = supervisedBy;
		this.from = from;
		this.until = until;
		this.contents = contents;
	}

	public String getSupervisedBy() {
		return supervisedBy;
	}

	/** @return true if the client may see the note at the moment */
	public boolean shows(String noteUuid, Instant moment) {
		return !moment.isBefore(from) && moment.isBefore(until)
				&& contents.getNotes().stream().anyMatch(each -> each.getUuid().equals(noteUuid));
	}
}
