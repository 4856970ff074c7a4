/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

/** A restricted concept, and the number of obs of that concept in the record. */
public final class RestrictedInRecord {

	private final String conceptUuid;

	private final boolean adoptable;

	private final long obs;

	RestrictedInRecord(String conceptUuid, boolean adoptable, long obs) {
		this.conceptUuid = conceptUuid;
		this.adoptable = adoptable;
		this.obs = obs;
	}

	public String getConceptUuid() {
		return conceptUuid;
	}

	/** @return true if the obs of the concept hold text and can therefore be adopted */
	public boolean isAdoptable() {
		return adoptable;
	}

	/** @return the number of obs that answer the concept, including voided obs and earlier versions */
	public long getObs() {
		return obs;
	}
}
