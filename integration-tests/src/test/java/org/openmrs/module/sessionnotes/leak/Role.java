/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/** Who asks. What the author of a note is shown elsewhere than at the module's own door has to be the same as for the others. */
enum Role {

	AUTHOR(DemoClinic.THERAPIST),
	OTHER_THERAPIST(DemoClinic.OTHER_THERAPIST),
	NURSE(DemoClinic.NURSE),
	SUPERVISOR(DemoClinic.SUPERVISOR),
	PRIVACY_OFFICER(DemoClinic.PRIVACY_OFFICER),
	SUPERUSER(DemoClinic.ADMIN),
	IMPERSONATOR(DemoClinic.ADMIN),
	EVERY_PRIVILEGE(Clinic.HOLDER_OF_EVERY_PRIVILEGE),
	DAEMON(null),
	ANONYMOUS(null);

	/** Two roles of ten for each cell. */
	private static final int IN_TURN = 5;

	private final Account account;

	Role(Account account) {
		this.account = account;
	}

	/** @return null for a daemon and for nobody */
	Account account() {
		return account;
	}

	/** In the words of the table. */
	String title() {
		return switch (this) {
			case AUTHOR -> "the author";
			case OTHER_THERAPIST -> "another therapist";
			case NURSE -> "a nurse";
			case SUPERVISOR -> "a supervisor";
			case PRIVACY_OFFICER -> "the privacy officer";
			case SUPERUSER -> "a superuser";
			case IMPERSONATOR -> "a superuser who became the author";
			case EVERY_PRIVILEGE -> "a user with every privilege";
			case DAEMON -> "a daemon thread";
			case ANONYMOUS -> "nobody signed in";
		};
	}

	/**
	 * Each cell is asked by some roles in turn, so that over all ways in every role asks each way out, and over all ways out every
	 * role asks about each way in.
	 *
	 * @param turn the number of the way in and of the way out, added up
	 */
	boolean isIn(int turn) {
		return (ordinal() - turn % values().length + values().length) % values().length % IN_TURN == 0;
	}
}
