/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

/**
 * Another request by the same user was storing a note with the same uuid. The refused request stored nothing; another attempt
 * finds the stored note.
 */
public class WrittenAtTheSameTimeException extends NoteConflictException {

	private static final long serialVersionUID = 1L;

	WrittenAtTheSameTimeException() {
		super("sessionnotes.error.writtenAtTheSameTime");
	}
}
