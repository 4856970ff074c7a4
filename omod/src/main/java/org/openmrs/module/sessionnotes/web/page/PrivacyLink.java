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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.openmrs.module.Extension;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * The links to the page "Privacy", which lists the pages for users who protect the notes. One link is in the bar at the
 * top of legacyui's pages; the other link is under Maintenance on legacyui's administration page. For both links,
 * legacyui calls the getters of this class. The getters use no class of legacyui, so the module also starts without
 * legacyui.
 */
public class PrivacyLink extends Extension {

	/** Platform: only addresses under {@code /ws/} reach a controller on every distribution. */
	static final String ADDRESS = "/ws/sessionnotes/privacy";

	/** The message code for the label of links to the page. */
	static final String LABEL = "sessionnotes.page.privacy.link";

	/** The privileges for the pages that "Privacy" lists. Each of them is enough to see the links. */
	static final List<String> PRIVILEGES = Collections.unmodifiableList(Arrays.asList(SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.GET_ACCESS_LOG,
			SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS,
			SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_KEYS,
			SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES, PrivilegeConstants.MANAGE_MODULES));

	@Override
	public MEDIA_TYPE getMediaType() {
		return MEDIA_TYPE.html;
	}

	/** @return the privileges, separated by commas; legacyui shows the links to users with any of them */
	public String getRequiredPrivilege() {
		return String.join(",", PRIVILEGES);
	}

	/** @return the address and the message code of the link on the administration page */
	public Map<String, String> getLinks() {
		return Collections.singletonMap(ADDRESS, LABEL);
	}

	/** @return the address of the link in the bar at the top of legacyui's pages */
	public String getUrl() {
		return ADDRESS;
	}

	/** @return the message code of the link in the bar at the top of legacyui's pages */
	public String getLabel() {
		return LABEL;
	}

	/** @return null, because the bar at the top of legacyui's pages shows no page of the platform next to the link */
	public String getPortletUrl() {
		return null;
	}
}
