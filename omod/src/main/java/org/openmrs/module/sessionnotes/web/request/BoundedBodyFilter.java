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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.domain.bounds.JsonBounds;
import org.openmrs.module.sessionnotes.domain.bounds.RequestBounds;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Refuses request bodies that exceed a bound, at addresses that accept notes. The bounds of request bodies apply to
 * every sender, and are checked before the request is processed. If the request states a length that is too large, this
 * filter does not read the body. For any other request, this filter reads no more than the maximum number of bytes.
 * This filter reads an accepted body only once.
 * <p>
 * Platform: a request first passes the filters of the module that was started last. A module starts after all modules
 * of which it is aware. Therefore this filter runs before legacyui's filter, which reads whole request bodies even if
 * no user is signed in.
 */
public class BoundedBodyFilter implements Filter {

	private static final int TOO_LARGE = 413;

	private static final List<String> WITHOUT_BODY = Arrays.asList("GET", "HEAD", "OPTIONS", "TRACE");

	@Override
	public void init(FilterConfig config) {
		// nothing to prepare
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HookTrial.reached(this);
		HttpServletRequest sent = (HttpServletRequest) request;
		HttpServletResponse answer = (HttpServletResponse) response;
		if (!RequestBounds.isBounded(pathOf(sent), sent.getContentType())) {
			chain.doFilter(request, response);
			return;
		}
		SafeHeaders.set(answer);
		if (RequestBounds.isOwn(pathOf(sent)) && !isUnderstood(sent.getContentType())) {
			refuse(answer, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "sessionnotes.error.notJson");
		} else if (sent.getContentLengthLong() > RequestBounds.mostBytes(pathOf(sent))) {
			refuse(answer, TOO_LARGE, "sessionnotes.error.bodyTooLarge");
		} else if (isReadByServer(sent)) {
			chain.doFilter(request, response);
		} else {
			pass(sent, answer, chain);
		}
	}

	@Override
	public void destroy() {
		// nothing to release
	}

	private static void pass(HttpServletRequest sent, HttpServletResponse answer, FilterChain chain)
			throws IOException, ServletException {
		int most = RequestBounds.mostBytes(pathOf(sent));
		byte[] body = upTo(sent.getInputStream(), most);
		if (body == null || isGzip(sent) && isTooLargeInflated(body, most)) {
			refuse(answer, TOO_LARGE, "sessionnotes.error.bodyTooLarge");
		} else if (isJson(sent, body) && !JsonBounds.isWithin(body)) {
			refuse(answer, HttpServletResponse.SC_BAD_REQUEST, "sessionnotes.error.bodyOutOfBounds");
		} else {
			chain.doFilter(new RepeatableRequest(sent, body), answer);
		}
	}

	/**
	 * Returns the path that the server uses to find the servlet. The returned path is decoded and normalized, and has
	 * no path parameters.
	 */
	public static String pathOf(HttpServletRequest request) {
		String path = request.getServletPath() == null ? "" : request.getServletPath();
		return request.getPathInfo() == null ? path : path + request.getPathInfo();
	}

	/**
	 * Checks whether the module understands the content type of a request. The module never accepts forms with files,
	 * see {@link UnreadMultipart}. Platform: later readers of the request fail if the content type cannot be parsed, or
	 * if the content type names an encoding that Java lacks.
	 */
	private static boolean isUnderstood(String contentType) {
		try {
			return contentType == null
					|| !RequestBounds.isMultipart(contentType) && MediaType.parseMediaType(contentType) != null;
		} catch (InvalidMediaTypeException e) {
			return false;
		}
	}

	/**
	 * Checks whether the server itself reads the body of a request. The server's own bounds apply to forms, and the
	 * platform has already read the files of a form.
	 */
	private static boolean isReadByServer(HttpServletRequest request) {
		String type = request.getContentType() == null ? "" : request.getContentType().trim().toLowerCase(Locale.ROOT);
		return WITHOUT_BODY.contains(request.getMethod()) || request.getContentLengthLong() == 0
				|| type.startsWith("application/x-www-form-urlencoded") || RequestBounds.isMultipart(type);
	}

	/** @return the body, or null if the body has more bytes than the maximum */
	private static byte[] upTo(InputStream in, int most) throws IOException {
		byte[] body = new byte[8192];
		int length = 0;
		for (int read = in.read(body); read >= 0; read = in.read(body, length, body.length - length)) {
			length += read;
			if (length > most) {
				return null;
			}
			if (length == body.length) {
				body = Arrays.copyOf(body, Math.min(2 * length, most + 1));
			}
		}
		return Arrays.copyOf(body, length);
	}

	private static boolean isGzip(HttpServletRequest request) {
		String encoding = request.getHeader("Content-Encoding");
		return encoding != null && encoding.toLowerCase(Locale.ROOT).contains("gzip");
	}

	/**
	 * Checks whether a body is too large after it is inflated. Platform: if the administrator permits compressed
	 * bodies, a later filter inflates the whole body in memory.
	 */
	private static boolean isTooLargeInflated(byte[] body, int most) {
		try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(body))) {
			return upTo(inflated, most) == null;
		} catch (IOException e) {
			// the body is not valid gzip, so no other filter can inflate it either
			return false;
		}
	}

	private static boolean isJson(HttpServletRequest request, byte[] body) {
		String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
		return !isGzip(request) && (type.contains("json") || beginsAsJson(body));
	}

	/**
	 * Checks whether a body begins like JSON. HL7 messages arrive in JSON, and their content type may be any content
	 * type.
	 */
	private static boolean beginsAsJson(byte[] body) {
		for (byte each : body) {
			if (each > ' ') {
				return each == '{' || each == '[';
			}
		}
		return false;
	}

	private static void refuse(HttpServletResponse response, int status, String messageCode) throws IOException {
		// without this header, the server would read the rest of a refused body
		response.setHeader("Connection", "close");
		ErrorAnswer.write(response, status, messageCode);
	}
}
