/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.Optional;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.progressnote.InvalidProgressNoteException;
import org.openmrs.module.sessionnotes.progressnote.NoteFormat;
import org.openmrs.util.PrivilegeConstants;

/** Which format a note is shown in. */
final class NoteFormats {

	/** Global property: the format of a clinic's progress notes, where none is asked for. */
	private static final String USUAL = "sessionnotes.progressNote.format";

	private NoteFormats() {
	}

	/**
	 * @param code what the client asks for, or null
	 * @throws InvalidProgressNoteException if there is no such format
	 */
	static NoteFormat asked(String code) {
		return code == null
				? usual()
				: NoteFormat.ofCode(code).orElseThrow(
						() -> new InvalidProgressNoteException("sessionnotes.error.progressNote.unknownFormat"));
	}

	static NoteFormat usual() {
		Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		try {
			return Optional.ofNullable(Context.getAdministrationService().getGlobalProperty(USUAL))
					.flatMap(NoteFormat::ofCode).orElse(NoteFormat.SOAP);
		} finally {
			Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		}
	}
}
