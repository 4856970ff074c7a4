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

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.disclosure.DisclosureService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the definition from which a form for disclosures is built. The definition contains no patient and no note. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/disclosure/basis")
public class DisclosureBasisController extends EndpointController {

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject get() {
		return new DisclosureDefinition(Context.getService(DisclosureService.class).getRoles()).toRest();
	}
}
