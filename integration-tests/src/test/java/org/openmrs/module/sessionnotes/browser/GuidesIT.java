/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each guide of the documentation, walked through in Chromium on the real server with the demonstration's week. */
@Tag("guides")
class GuidesIT {

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@Test
	void eachGuideTellsWhatThePagesShow() {
		Guides.walkAll(DEMO.chromium(), DEMO.server().baseUrl(), Path.of("..", "docs"), Path.of("target", "guides"));
	}
}
