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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.platform.ModuleResources;
import org.springframework.web.util.HtmlUtils;

/** An HTML page with placeholders such as <code>#{code}</code>, each of which is replaced with a text. */
final class PageTemplate {

	/**
	 * The content security policy, which allows a page to load only the module's own files. The policy allows nothing
	 * from other sites, nothing inline, and no text that becomes markup or script. No other site may frame the page,
	 * which prevents clickjacking.
	 */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
			+ "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

	private static final Pattern PLACE = Pattern.compile("#\\{([^}]+)}");

	private final String html;

	/** @param resource the name of a file beside this class, in UTF-8 */
	PageTemplate(String resource) {
		html = ModuleResources.text(PageTemplate.class, resource);
	}

	/** @param texts returns the text for a placeholder; this class escapes the returned text */
	String render(UnaryOperator<String> texts) {
		StringBuffer page = new StringBuffer();
		Matcher place = PLACE.matcher(html);
		while (place.find()) {
			String text = HtmlUtils.htmlEscape(texts.apply(place.group(1)), StandardCharsets.UTF_8.name());
			place.appendReplacement(page, Matcher.quoteReplacement(text));
		}
		return place.appendTail(page).toString();
	}

	/**
	 * Sends the page with a policy that lets the page load only the module's own files. Browsers do not store the page.
	 *
	 * @param texts returns the text for a placeholder
	 */
	void send(UnaryOperator<String> texts, HttpServletResponse response) throws IOException {
		byte[] page = render(texts).getBytes(StandardCharsets.UTF_8);
		response.setContentType("text/html;charset=UTF-8");
		response.setContentLength(page.length);
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getOutputStream().write(page);
		response.flushBuffer();
	}

	/** @return the language of the user; the language of the browser if the user has not signed in */
	static Locale language(HttpServletRequest request) {
		return Context.isAuthenticated() ? Context.getLocale() : request.getLocale();
	}

	/**
	 * @return the context path of the web application. The path in the request may contain extra dots and slashes that
	 *         the HTTP client sent before the context path.
	 */
	static String contextPath(HttpServletRequest request) {
		return request.getServletContext().getContextPath();
	}
}
