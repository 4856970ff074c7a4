/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import java.util.Objects;

/** The answer to an access request: access is permitted on a legal ground, or denied for a reason. */
public final class AccessDecision {

	private final AccessGround ground;

	private final DenialReason reason;

	private final Entitlement entitlement;

	private AccessDecision(AccessGround ground, DenialReason reason, Entitlement entitlement) {
		this.ground = ground;
		this.reason = reason;
		this.entitlement = entitlement;
	}

	static AccessDecision permit(AccessGround ground) {
		return new AccessDecision(Objects.requireNonNull(ground), null, null);
	}

	static AccessDecision permit(Entitlement entitlement) {
		return new AccessDecision(Objects.requireNonNull(entitlement.getGround()), null, entitlement);
	}

	static AccessDecision deny(DenialReason reason) {
		return new AccessDecision(null, Objects.requireNonNull(reason), null);
	}

	public boolean isPermitted() {
		return ground != null;
	}

	/** @return the legal ground for the access, or null if access is denied */
	public AccessGround getGround() {
		return ground;
	}

	/** @return the reason for denying access, or null if access is permitted */
	public DenialReason getReason() {
		return reason;
	}

	/** @return the disclosure that lets the user read; null if access is denied, or if the user is the author */
	public Entitlement getEntitlement() {
		return entitlement;
	}
}
