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

import java.util.Collections;
import java.util.Map;

import org.openmrs.module.Extension;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * The link to the page of today's sessions: in the bar at the top of legacyui's pages, and on its administration page, under
 * Maintenance. Both places use these getters and no class of legacyui, so that the module also starts without legacyui.
 */
public class DayLink extends Extension {

	/** Platform: only {@code /ws/} reaches a controller on every distribution. */
	static final String ADDRESS = "/ws/sessionnotes/day";

	/** The message code of the label of the links to the pages. */
	static final String LABEL = "sessionnotes.page.link";

	/** The privilege for the links: a user who does not write progress notes has no use for the pages. */
	static final String PRIVILEGE = SessionNotesPrivileges.MANAGE_PROGRESS_NOTES;

	@Override
	public MEDIA_TYPE getMediaType() {
		return MEDIA_TYPE.html;
	}

	/** @return the privilege without which the link is not shown */
	public String getRequiredPrivilege() {
		return PRIVILEGE;
	}

	/** @return the address and the message code, for the administration page */
	public Map<String, String> getLinks() {
		return Collections.singletonMap(ADDRESS, LABEL);
	}

	/** @return the address, for the bar */
	public String getUrl() {
		return ADDRESS;
	}

	/** @return the message code, for the bar */
	public String getLabel() {
		return LABEL;
	}

	/** @return null: the bar shows no page of the platform next to the link */
	public String getPortletUrl() {
		return null;
	}
}
