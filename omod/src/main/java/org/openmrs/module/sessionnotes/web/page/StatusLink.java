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

import java.util.LinkedHashMap;
import java.util.Map;

import org.openmrs.module.Extension;
import org.openmrs.util.PrivilegeConstants;

/**
 * The links on legacyui's administration page, under Maintenance, to the module's pages for administrators. legacyui
 * calls the getters of this class. The getters use no class of legacyui, so the module also starts without legacyui.
 */
public class StatusLink extends Extension {

	@Override
	public MEDIA_TYPE getMediaType() {
		return MEDIA_TYPE.html;
	}

	/** @return the privilege that a user needs to see the links */
	public String getRequiredPrivilege() {
		return PrivilegeConstants.MANAGE_MODULES;
	}

	/** @return the addresses of the pages for administrators, and the message codes of the links' labels */
	public Map<String, String> getLinks() {
		Map<String, String> links = new LinkedHashMap<>();
		links.put("/ws/sessionnotes/status", "sessionnotes.page.status.link");
		links.put("/ws/sessionnotes/setup", "sessionnotes.page.setup.link");
		return links;
	}
}
