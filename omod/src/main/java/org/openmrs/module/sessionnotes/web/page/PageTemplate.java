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

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.ModuleResources;
import org.springframework.web.util.HtmlUtils;

/** HTML with places like <code>#{code}</code>, each of which a text is put into. */
final class PageTemplate {

	private static final Pattern PLACE = Pattern.compile("#\\{([^}]+)}");

	private final String html;

	/** @param resource beside this class, in UTF-8 */
	PageTemplate(String resource) {
		html = ModuleResources.text(PageTemplate.class, resource);
	}

	/** @param texts gives each place its text, which is escaped */
	String render(UnaryOperator<String> texts) {
		StringBuffer page = new StringBuffer();
		Matcher place = PLACE.matcher(html);
		while (place.find()) {
			String text = HtmlUtils.htmlEscape(texts.apply(place.group(1)), StandardCharsets.UTF_8.name());
			place.appendReplacement(page, Matcher.quoteReplacement(text));
		}
		return place.appendTail(page).toString();
	}
}
