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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.docs.swagger.SwaggerSpecificationCreator;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.web.test.jupiter.BaseModuleWebContextSensitiveTest;

class ApiDocumentationTest extends BaseModuleWebContextSensitiveTest {

	@Test
	void theResourcesAreInRestsOwnDocumentation() {
		// REST's own start, which the test of a module does not run
		Context.getService(RestService.class).initialize();
		Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(RestConstants.SWAGGER_QUIET_DOCS_GLOBAL_PROPERTY_NAME, "true"));

		String specification = new SwaggerSpecificationCreator().getJSON();

		assertThat(specification).contains("\"/sessionnotes/psychotherapynote\"",
				"\"/sessionnotes/psychotherapynote/{uuid}\"", "\"/sessionnotes/progressnote\"",
				"\"/sessionnotes/progressnote/{uuid}\"", "presentingConcerns", "techniquesDescribed", "carryForward");
	}
}
