/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

/** A draft of a note, with the text of the draft. */
public final class Draft {

	private final DraftFacts facts;

	private final String content;

	/** @param content the text of the draft as a JSON object, which the module does not interpret */
	public Draft(DraftFacts facts, String content) {
		this.facts = facts;
		this.content = content;
	}

	public DraftFacts getFacts() {
		return facts;
	}

	public String getContent() {
		return content;
	}

	@Override
	public String toString() {
		return "Draft[not shown]";
	}
}
