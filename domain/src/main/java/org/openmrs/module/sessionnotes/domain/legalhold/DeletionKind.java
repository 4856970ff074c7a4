/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.legalhold;

/** The kind of data that a deletion would delete. */
public enum DeletionKind {

	/** A signed paper or a scan. */
	DOCUMENT(false),

	/** A copy made for a client or a recipient. */
	COPY(false),

	/** A note, or the key that opens the note. */
	NOTE(false),

	/** Old events of the log. A deletion takes the events of all clients, so any open hold stops it. */
	EVENTS(true),

	/** A keyset, or a key in it. Without the key, all notes that it sealed are lost, so any open hold stops its disposal. */
	KEYSET(true);

	private final boolean concernsAll;

	DeletionKind(boolean concernsAll) {
		this.concernsAll = concernsAll;
	}

	boolean concernsAll() {
		return concernsAll;
	}
}
