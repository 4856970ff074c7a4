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
 * Records which values of a draft the user entered and which values the module filled in. If the module can later
 * derive a different value for a field that the module filled in earlier, the module replaces the earlier value. The
 * module never replaces a value that the user entered.
 */
final class DraftOrigin {

	private final Integer visitId;

	private final boolean visitSaid;

	private final boolean locationSaid;

	private final SessionTime.Part calculated;

	/**
	 * @param visitId the id of the draft's visit, which either the user entered or the module assigned automatically;
	 *         {@code null} for no visit
	 * @param calculated the part of the session's time (start, end or duration) that was calculated from the other two
	 *         parts; {@code null} if no part was calculated
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
