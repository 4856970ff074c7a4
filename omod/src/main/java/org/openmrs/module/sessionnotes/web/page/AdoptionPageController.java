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

import java.io.IOException;
import java.util.Locale;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.ModuleFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Serves the administration page for adoptions, which contains only texts and empty placeholders. In the browser, the
 * administration page for adoptions requests its data from REST in the session of the user. The page itself contains no
 * data, so anyone may load the page.
 */
@Controller
public class AdoptionPageController {

	/** Platform: only addresses under {@code /ws/} reach a controller on every distribution. */
	static final String ADDRESS = "/ws/sessionnotes/adoption";

	private final PageTemplate template = new PageTemplate("adoption.html");

	/**
	 * Sends the page in the language of the user. Before the user signs in, the page is in the language of the browser.
	 */
	@RequestMapping(value = "/sessionnotes/adoption", method = RequestMethod.GET)
	public void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Locale language = PageTemplate.language(request);
		template.send(place -> text(place, request, language), response);
	}

	private static String text(String place, HttpServletRequest request, Locale language) {
		switch (place) {
			case "context" :
				return PageTemplate.contextPath(request);
			case "version" :
				return ModuleFactory.getModuleById("sessionnotes").getVersion();
			default :
				return Context.getMessageSourceService().getMessage(place, null, language);
		}
	}
}
