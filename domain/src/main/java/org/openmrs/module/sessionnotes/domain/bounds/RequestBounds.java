/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import java.util.Locale;
import java.util.regex.Pattern;

/** The bounds of requests. The bounds of requests apply to the addresses that accept notes. */
public final class RequestBounds {

	/**
	 * The maximum size of a request body in bytes, whether or not the body is compressed. A note of 1 MiB fits into a
	 * request body of this size.
	 */
	public static final int BODY_BYTES = 2 * 1024 * 1024;

	/**
	 * The maximum size in bytes of a request body that adds a paper of a client. The file of the paper has at most 10 MiB and
	 * is in Base64, which makes four bytes of three.
	 */
	public static final int DOCUMENT_BODY_BYTES = 14 * 1024 * 1024;

	/** The maximum nesting depth of JSON objects and lists. */
	public static final int JSON_DEPTH = 100;

	/** The maximum number of values in a JSON body. The values in all objects and lists of the body are counted. */
	public static final int JSON_VALUES = 100_000;

	/** The maximum number of characters in a JSON number. */
	public static final int NUMBER_LENGTH = 100;

	private static final Pattern OWN = Pattern.compile("/ws/(rest/v[^/]*/)?sessionnotes([./].*)?");

	private static final Pattern OF_PLATFORM = Pattern
			.compile("/ws/rest/(v[^/]*/)?(obs|encounter|visit|hl7|emrapi/encounter|bahmnicore/bahmniencounter)([./].*)?"
					+ "|/ws/fhir2(/.*)?|/ms/fhir2[^/]*(/.*)?");

	private static final Pattern DOCUMENTS = Pattern.compile("/ws/(rest/v[^/]*/)?sessionnotes/document");

	private RequestBounds() {
	}

	/**
	 * @param path the decoded path within the application, without a query
	 * @param contentType the content type of the request; may be null
	 * @return true if the bounds apply to a request body that is sent to this path. The platform's own addresses accept
	 *         files of any size if the files are sent as multipart/form-data.
	 */
	public static boolean isBounded(String path, String contentType) {
		return isOwn(path) || OF_PLATFORM.matcher(path).matches() && !isMultipart(contentType);
	}

	/**
	 * @param path the decoded path within the application, without a query
	 * @return the maximum size in bytes of a request body that is sent to this path
	 */
	public static int mostBytes(String path) {
		return DOCUMENTS.matcher(path).matches() ? DOCUMENT_BODY_BYTES : BODY_BYTES;
	}

	/** @return true if the path is an address of this module */
	public static boolean isOwn(String path) {
		return OWN.matcher(path).matches();
	}

	/** @return true if the request sends files as a browser form does (multipart) */
	public static boolean isMultipart(String contentType) {
		return contentType != null && contentType.trim().toLowerCase(Locale.ROOT).startsWith("multipart/");
	}
}
