/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

/** The kinds of names in the clinic's own records. */
public enum NameKind {

	/** A drug. */
	DRUG("DRUG", false),

	/** A diagnosis. */
	DIAGNOSIS("DIAGNOSIS", false),

	/** The client of the note. */
	CLIENT("CLIENT", true),

	/** A person with a relationship to the client. */
	RELATIVE("RELATIVE", true),

	/** Another client who took part in the session. */
	PARTICIPANT("PARTICIPANT", true),

	/** A provider of care, who is not a third party. */
	PROVIDER("PROVIDER", true),

	/** A place of the clinic. */
	LOCATION("LOCATION", false);

	private final String wordClass;

	private final boolean person;

	NameKind(String wordClass, boolean person) {
		this.wordClass = wordClass;
		this.person = person;
	}

	/** @return the class of words under which patterns find the name */
	String getWordClass() {
		return wordClass;
	}

	/** @return the class of words of a person's name in parts, such as the given name alone */
	String getPartClass() {
		return wordClass + "_PART";
	}

	/** @return the class of words of a part of a name that may be an ordinary word where it stands, such as will */
	String getDoubtfulClass() {
		return wordClass + "_WORD";
	}

	boolean isPerson() {
		return person;
	}
}
