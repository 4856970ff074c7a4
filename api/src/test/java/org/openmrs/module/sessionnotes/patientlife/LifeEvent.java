/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

/** Something that happens to a patient, an encounter, an account or a concept, in a call of the platform. */
final class LifeEvent {

	/** A call of the platform, which may throw what the platform throws. */
	interface Step {

		void run() throws Exception;
	}

	/** What is done with a patient and what belongs to them. */
	interface Deed {

		void to(Subject subject) throws Exception;
	}

	private final Deed deed;

	private Deed before = subject -> {
	};

	private boolean encounter = true;

	private boolean noteOnOther;

	private boolean administrator;

	LifeEvent(Deed deed) {
		this.deed = deed;
	}

	LifeEvent after(Deed earlier) {
		before = earlier;
		return this;
	}

	LifeEvent withoutEncounter() {
		encounter = false;
		return this;
	}

	LifeEvent withNotesOnBoth() {
		noteOnOther = true;
		return this;
	}

	LifeEvent byAdministrator() {
		administrator = true;
		return this;
	}

	boolean hasEncounter() {
		return encounter;
	}

	boolean hasNoteOnOther() {
		return noteOnOther;
	}

	boolean isByAdministrator() {
		return administrator;
	}

	void before(Subject subject) throws Exception {
		before.to(subject);
		Subject.flushAndForget();
	}

	void happensTo(Subject subject) throws Exception {
		deed.to(subject);
	}
}
