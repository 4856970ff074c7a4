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
 * A link on legacyui's administration page, under Maintenance, to the page for adoptions. The administration page of
 * legacyui calls the getters of this class. The getters use no class of legacyui, so the module also starts without
 * legacyui.
 */
public class AdoptionLink extends Extension {

	/** Platform: only addresses under {@code /ws/} reach a controller on every distribution. */
	private static final String ADDRESS = "/ws/sessionnotes/adoption";

	@Override
	public MEDIA_TYPE getMediaType() {
		return MEDIA_TYPE.html;
	}

	/** @return the privilege that a user needs to see the link */
	public String getRequiredPrivilege() {
		return SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES;
	}

	/** @return the address of the page for adoptions, and the message code of the link's label */
	public Map<String, String> getLinks() {
		return Collections.singletonMap(ADDRESS, "sessionnotes.page.adoption.link");
	}
}
