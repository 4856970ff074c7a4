/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import java.util.Map;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.Extension;
import org.openmrs.web.WebUtil;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * A link in the header of legacyui's patient dashboard to the client's page, for users who may write progress notes.
 * The link looks the same for every client and reveals nothing about a client's notes.
 */
public class ClientLink extends Extension {

	static final String ADDRESS = "/ws/sessionnotes/client/";

	/**
	 * Platform: the same extension object serves all requests at the same time, and a separate call passes the patient
	 * to that object.
	 */
	private final ThreadLocal<String> patientId = new ThreadLocal<>();

	@Override
	public MEDIA_TYPE getMediaType() {
		return MEDIA_TYPE.html;
	}

	@Override
	public void initialize(Map<String, String> parameters) {
		patientId.set(parameters.get("patientId"));
	}

	/** @return the link to the client's page, or an empty text if this user has no link */
	@Override
	public String getOverrideContent(String bodyContent) {
		String id = patientId.get();
		patientId.remove();
		return id == null || id.isEmpty() ? "" : link(Integer.valueOf(id));
	}

	String link(Integer id) {
		if (!Context.hasPrivilege(DayLink.PRIVILEGE)) {
			return "";
		}
		Patient patient = Context.getPatientService().getPatient(id);
		if (patient == null) {
			return "";
		}
		String address = WebUtil.getContextPath() + ADDRESS + UriUtils.encodePathSegment(patient.getUuid(), "UTF-8");
		String label = Context.getMessageSourceService().getMessage(DayLink.LABEL, null, Context.getLocale());
		return "<a id=\"sessionNotesClient\" href=\"" + HtmlUtils.htmlEscape(address) + "\">" + HtmlUtils.htmlEscape(label)
				+ "</a>";
	}
}
