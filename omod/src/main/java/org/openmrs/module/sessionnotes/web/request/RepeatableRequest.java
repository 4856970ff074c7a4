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

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** A request whose body can be read more than once, each time from its start. */
class RepeatableRequest extends HttpServletRequestWrapper {

	private byte[] body;

	RepeatableRequest(HttpServletRequest request) {
		super(request);
	}

	/** @param body the complete body, which was already read from the request */
	RepeatableRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	/** @return the request whose body {@link BoundedBodyFilter} has read; null if the filter has not read a body */
	static RepeatableRequest in(ServletRequest request) {
		RepeatableRequest kept = null;
		for (ServletRequest inner = request; inner instanceof ServletRequestWrapper; inner = ((ServletRequestWrapper) inner)
				.getRequest()) {
			kept = inner instanceof RepeatableRequest ? (RepeatableRequest) inner : kept;
		}
		return kept;
	}

	/** @return the body exactly as the HTTP client sent the body */
	byte[] getBody() throws IOException {
		if (body == null) {
			body = readAll(super.getInputStream());
		}
		return body;
	}

	/** @return the body as it was before the HTTP client compressed the body */
	byte[] getPlainBody() throws IOException {
		String encoding = getHeader("Content-Encoding");
		if (encoding == null || !encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
			return getBody();
		}
		try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(getBody()))) {
			return readAll(inflated);
		} catch (ZipException e) {
			return getBody();
		}
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new BodyStream(new ByteArrayInputStream(getBody()));
	}

	@Override
	public BufferedReader getReader() throws IOException {
		String encoding = getCharacterEncoding() == null ? StandardCharsets.UTF_8.name() : getCharacterEncoding();
		return new BufferedReader(new InputStreamReader(getInputStream(), encoding));
	}

	static byte[] readAll(InputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			bytes.write(buffer, 0, read);
		}
		return bytes.toByteArray();
	}

	private static final class BodyStream extends ServletInputStream {

		private final ByteArrayInputStream in;

		private BodyStream(ByteArrayInputStream in) {
			this.in = in;
		}

		@Override
		public int read() {
			return in.read();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			return in.read(bytes, offset, length);
		}

		@Override
		public boolean isFinished() {
			return in.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("the whole body is here");
		}
	}
}
