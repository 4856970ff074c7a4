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

/** The users whose work a list shows. */
public final class WorkScope {

	enum Scope {
		MINE,
		SUPERVISED,
		ALL,
		USER
	}

	/** The work of the user who makes the request. */
	public static final WorkScope MINE = new WorkScope(Scope.MINE, null);

	/** The work of the therapists whom the requesting user supervises. */
	public static final WorkScope SUPERVISED = new WorkScope(Scope.SUPERVISED, null);

	/** The work of all users. */
	public static final WorkScope ALL = new WorkScope(Scope.ALL, null);

	private final Scope scope;

	private final String userUuid;

	private WorkScope(Scope scope, String userUuid) {
		this.scope = scope;
		this.userUuid = userUuid;
	}

	/** @return the scope that contains only the work of the given user */
	public static WorkScope user(String userUuid) {
		return new WorkScope(Scope.USER, userUuid);
	}

	Scope getScope() {
		return scope;
	}

	String getUserUuid() {
		return userUuid;
	}
}
