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

/** A restricted concept whose obs are adopted. */
final class ConceptToAdopt {

	final int id;

	final String uuid;

	/**
	 * {@code true} if the obs of the concept name files that hold the text of the notes, instead of holding the text
	 * themselves.
	 */
	final boolean complex;

	ConceptToAdopt(int id, String uuid, boolean complex) {
		this.id = id;
		this.uuid = uuid;
		this.complex = complex;
	}
}
