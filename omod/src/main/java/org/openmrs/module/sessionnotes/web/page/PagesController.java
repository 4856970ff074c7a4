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
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Serves the pages for clinicians. All pages for clinicians are the same document, which contains no data. In the
 * browser, the document requests the data for its address from REST. Anyone may load the document, because the server
 * checks permissions at each request for data.
 */
@Controller
public class PagesController {

	private static final String PAGES = "pages/";

	/** The pattern of a file name: a base name, the digest of the content, and an extension. */
	private static final Pattern FILE = Pattern.compile("[A-Za-z0-9-]+\\.[0-9a-f]{16}\\.[a-z0-9]+");

	private final PageTemplate template = new PageTemplate(ShippedFiles.FOLDER + PAGES + "index.html");

	/**
	 * Sends the document that serves as every page for clinicians. The document is in the language of the user. Before
	 * the user signs in, the document is in the language of the browser.
	 */
	@GetMapping({"/sessionnotes/day", "/sessionnotes/session/{uuid}", "/sessionnotes/client/{uuid}", "/sessionnotes/review",
			"/sessionnotes/review/{uuid}", "/sessionnotes/snippets", "/sessionnotes/disclosures",
			"/sessionnotes/disclosure/new",
			"/sessionnotes/privacy", "/sessionnotes/log", "/sessionnotes/logcheck", "/sessionnotes/logretention",
			"/sessionnotes/accounting", "/sessionnotes/ledger", "/sessionnotes/documents", "/sessionnotes/legalholds",
			"/sessionnotes/records",
			"/sessionnotes/holds", "/sessionnotes/retained", "/sessionnotes/keysetcopy",
			"/sessionnotes/keychange", "/sessionnotes/status", "/sessionnotes/setup", "/sessionnotes/settings",
			"/sessionnotes/adoption"})
	public void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String language = PageTemplate.language(request).toLanguageTag();
		template.send(place -> place.equals("context") ? PageTemplate.contextPath(request) : language, response);
	}

	/**
	 * Sends a file that the pages use; anyone may load the file. Each file is named by the digest of its content, so
	 * browsers may keep the file permanently. A new version of the module has files with different names.
	 */
	@GetMapping("/sessionnotes/pages/{name:.+}")
	public void file(@PathVariable("name") String name, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ShippedFiles.send(PAGES, FILE, name, ShippedFiles.FOR_GOOD, request, response);
	}
}
