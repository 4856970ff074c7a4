/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import org.openmrs.module.sessionnotes.domain.progressnote.SessionTime;

/**
 * What of a draft was said, and what was filled in: what was filled in gives way where it follows otherwise, what was said does
 * not.
 */
final class DraftOrigin {

	private final Integer visitId;

	private final boolean visitSaid;

	private final boolean locationSaid;

	private final SessionTime.Part calculated;

	/**
	 * @param visitId the visit that was said, or that the draft joined by itself; null for none
	 * @param calculated the part of the session's time that follows from the two others, or null
	 */
	DraftOrigin(Integer visitId, boolean visitSaid, boolean locationSaid, SessionTime.Part calculated) {
		this.visitId = visitId;
		this.visitSaid = visitSaid;
		this.locationSaid = locationSaid;
		this.calculated = calculated;
	}

	Integer getVisitId() {
		return visitId;
	}

	boolean isVisitSaid() {
		return visitSaid;
	}

	boolean isLocationSaid() {
		return locationSaid;
	}

	SessionTime.Part getCalculated() {
		return calculated;
	}
}
