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

/** The role in which a user makes a disclosure. */
public enum MakerRole {

	/** The author of the notes, or a custodian in place of an author who left. */
	AUTHOR(false),

	/**
	 * A privacy officer, who records an order that binds the clinic. A second person must approve the order before any note
	 * is opened.
	 */
	PRIVACY_OFFICER(true),

	/**
	 * A user with the privilege to write psychotherapy notes, other than the author, when the author can't be reached
	 * and a threat can't wait. A second person must approve the emergency access. Source: emergency access procedure,
	 * 45 CFR 164.312(a)(2)(ii). Emergency access is not access for treatment, which 164.508(a)(2) allows only to the
	 * author.
	 */
	EMERGENCY(true);

	private final boolean needsApproval;

	MakerRole(boolean needsApproval) {
		this.needsApproval = needsApproval;
	}

	/** @return true if a disclosure made in this role does not open any note until the disclosure is approved */
	public boolean needsApproval() {
		return needsApproval;
	}
}
