/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

/** Who asks for a psychotherapy note, as far as it matters to the decision. */
public final class AccessRequest {

	private final String userUuid;

	private final String signedInUserUuid;

	private final boolean daemon;

	private final boolean featurePrivilege;

	/**
	 * @param userUuid as whom the request is made; null if nobody is signed in
	 * @param signedInUserUuid who proved to be someone by signing in to this session; null if that is not known
	 * @param daemon true if no person but the system itself asks
	 * @param featurePrivilege true if that user has the privilege for the feature by their own roles
	 */
	public AccessRequest(String userUuid, String signedInUserUuid, boolean daemon, boolean featurePrivilege) {
		this.userUuid = userUuid;
		this.signedInUserUuid = signedInUserUuid;
		this.daemon = daemon;
		this.featurePrivilege = featurePrivilege;
	}

	public String getUserUuid() {
		return userUuid;
	}

	public String getSignedInUserUuid() {
		return signedInUserUuid;
	}

	public boolean isDaemon() {
		return daemon;
	}

	public boolean hasFeaturePrivilege() {
		return featurePrivilege;
	}
}
