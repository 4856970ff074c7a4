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

import java.io.IOException;
import java.util.Collections;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.psychotherapynote.NoteExport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Sends an author all of the author's own notes as an encrypted archive. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/export")
public class ExportController extends EndpointController {

	private static final String PASSPHRASE = "passphrase";

	@Autowired
	private NoteExport export;

	/**
	 * Sends the archive of the author's notes. The request has "passphrase", which opens the archive. The passphrase is
	 * not stored, so an author who forgets the passphrase must create a new archive.
	 */
	@RequestMapping(method = RequestMethod.POST)
	public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
		NoteExport.Archive archive = export
				.begin(new RequestProperties(UnloggedBody.of(request), Collections.singleton(PASSPHRASE)).text(PASSPHRASE));
		FileResponse.head(response, "application/zip", "psychotherapy-notes.zip");
		archive.writeTo(response.getOutputStream());
		response.flushBuffer();
	}
}
