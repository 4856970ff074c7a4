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

/**
 * A way on which a note comes in, or tries to.
 *
 * @param name a line of the table
 * @param module which has to run for it; "" for the platform's own ways
 * @param outcome what becomes of the note
 * @param everyRole whether each of its cells is asked by every role instead of by some in turn
 * @param writer writes for one twin
 */
record WayIn(String name, String module, Outcome outcome, boolean everyRole, Writer writer) {

	enum Outcome {
		/** The author has one note afterwards. */
		KEPT,
		/** The author has a sealed draft afterwards, and no note. */
		DRAFTED,
		/** The server answers with an error of the sender, and nothing is left. */
		REFUSED,
		/** Platform: it takes what is sent, and saves nothing of it, be it a note or not. */
		DROPPED
	}

	/** Does the same for both twins, but for the note. */
	interface Writer {

		/** @param text of the note; null for the twin that gets none, for whom all else is done just so */
		void write(Clinic clinic, Twin twin, String text);
	}
}
