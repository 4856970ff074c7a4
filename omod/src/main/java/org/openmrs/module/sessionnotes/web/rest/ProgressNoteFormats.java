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
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.util.PrivilegeConstants;

/** Chooses the format in which a note is shown. */
final class ProgressNoteFormats {

	private ProgressNoteFormats() {
	}

	/** @param code the code of the format that the REST client asks for, or null */
	static ProgressNoteFormat asked(String code) {
		return code == null
				? usual()
				: ProgressNoteFormat.ofCode(code).orElseThrow(
						() -> new InvalidRequestException("sessionnotes.error.progressNote.unknownFormat"));
	}

	static ProgressNoteFormat usual() {
		String usual = ProxyPrivileges.with(
				() -> Context.getAdministrationService().getGlobalProperty(SessionNotesProperties.FORMAT),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		return Optional.ofNullable(usual).flatMap(ProgressNoteFormat::ofCode).orElse(ProgressNoteFormat.SOAP);
	}
}
