/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SubmittedTextInterceptorTest {

	private final SubmittedTextInterceptor interceptor = new SubmittedTextInterceptor();

	@AfterEach
	void clear() {
		interceptor.afterCompletion(null, null, null, null);
	}

	@Test
	void aTextOfABodyThatAFilterEscapedIsRestored() throws Exception {
		HttpServletRequest request = escaped(json("{\"value\":\"a<b & c &lt; \u00e9\"}"), StandardCharsets.UTF_8);
		before(request);

		assertThat(read(request)).contains("a&lt;b &amp; c &amp;lt;");
		assertThat(SubmittedText.asSubmitted("a&lt;b &amp; c &amp;lt; \u00e9")).isEqualTo("a<b & c &lt; \u00e9");
	}

	@Test
	void aFilterThatLosesCharactersDoesNotLoseThemForANote() throws Exception {
		HttpServletRequest request = escaped(json("{\"obs\":[{\"value\":\"caf\u00e9\"},{\"value\":\"plain\"}]}"),
				StandardCharsets.US_ASCII);
		before(request);

		assertThat(SubmittedText.asSubmitted("caf?")).isEqualTo("caf\u00e9");
		assertThat(SubmittedText.asSubmitted("plain")).isEqualTo("plain");
	}

	@Test
	void aTextThatCannotBeToldFromAnotherIsRefusedAndNotGuessed() throws Exception {
		HttpServletRequest request = escaped(json("[\"caf\u00e9\",\"caf\u00e8\"]"), StandardCharsets.US_ASCII);
		before(request);

		assertThatThrownBy(() -> SubmittedText.asSubmitted("caf?")).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.content.altered");
		assertThatThrownBy(() -> SubmittedText.asSubmitted("never sent")).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.content.altered");
	}

	@Test
	void withoutAnyFilterATextIsWhatItIs() throws Exception {
		HttpServletRequest request = json("{\"value\":\"a &lt; b\"}");
		before(request);

		assertThat(SubmittedText.asSubmitted("a &lt; b")).isEqualTo("a &lt; b");
	}

	@Test
	void aFilterThatChangesNothingChangesNothing() throws Exception {
		HttpServletRequest request = new HttpServletRequestWrapper(json("{\"value\":\"a &lt; b\"}"));
		before(request);

		assertThat(read(request)).contains("a &lt; b");
		assertThat(SubmittedText.asSubmitted("a &lt; b")).isEqualTo("a &lt; b");
		assertThat(SubmittedText.asSubmitted("made by the platform")).isEqualTo("made by the platform");
	}

	@Test
	void aFieldOfAFormIsRestoredToo() throws Exception {
		MockHttpServletRequest form = new MockHttpServletRequest("POST", "/");
		form.setContentType("application/x-www-form-urlencoded");
		form.addParameter("w1", "a<b");
		before(escaped(form, StandardCharsets.UTF_8));

		assertThat(SubmittedText.asSubmitted("a&lt;b")).isEqualTo("a<b");
	}

	@Test
	void afterTheRequestNothingIsRemembered() throws Exception {
		before(escaped(json("{\"value\":\"a<b\"}"), StandardCharsets.UTF_8));
		clear();

		assertThat(SubmittedText.asSubmitted("a&lt;b")).isEqualTo("a&lt;b");
	}

	private void before(HttpServletRequest request) {
		interceptor.preHandle(request, new MockHttpServletResponse(), null);
	}

	private static MockHttpServletRequest json(String body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContentType("application/json;charset=UTF-8");
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		return request;
	}

	private static String read(HttpServletRequest request) throws IOException {
		return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	/** A filter of another module, which hands the body on escaped, and in a character set of its own. */
	private static HttpServletRequest escaped(HttpServletRequest request, Charset charset) {
		return new HttpServletRequestWrapper(request) {

			@Override
			public String[] getParameterValues(String name) {
				String[] values = super.getParameterValues(name);
				String[] escaped = new String[values.length];
				for (int i = 0; i < values.length; i++) {
					escaped[i] = escape(values[i]);
				}
				return escaped;
			}

			@Override
			public ServletInputStream getInputStream() throws IOException {
				String body = new String(super.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				ByteArrayInputStream escaped = new ByteArrayInputStream(escape(body).getBytes(charset));
				return new ServletInputStream() {

					@Override
					public int read() {
						return escaped.read();
					}

					@Override
					public boolean isFinished() {
						return escaped.available() == 0;
					}

					@Override
					public boolean isReady() {
						return true;
					}

					@Override
					public void setReadListener(ReadListener listener) {
						throw new UnsupportedOperationException();
					}
				};
			}
		};
	}
}
