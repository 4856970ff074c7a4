/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

/** A paper whose file was opened. The log has the event. */
public final class OpenedDocument {

	private final StoredDocument document;

	private final byte[] file;

	OpenedDocument(StoredDocument document, byte[] file) {
		this.document = document;
		this.file = file;
	}

	public StoredDocument getDocument() {
		return document;
	}

	public byte[] getFile() {
		return file.clone();
	}

	/** Does not show the file, because the platform logs the {@code toString()} of results. */
	@Override
	public String toString() {
		return "OpenedDocument[not shown]";
	}
}
