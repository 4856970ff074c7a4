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

/** The bounds of requests, and the addresses that have them: those by which notes come in. */
public final class RequestBounds {

	/** The most bytes that a body has, compressed or not: a note of 1 MiB fits. */
	public static final int BODY_BYTES = 2 * 1024 * 1024;

	/** How deep objects and lists of JSON are nested at most. */
	public static final int JSON_DEPTH = 100;

	/** How many values, in objects and lists, a body of JSON holds at most. */
	public static final int JSON_VALUES = 100_000;

	/** How many characters a number of JSON has at most. */
	public static final int NUMBER_LENGTH = 100;

	private static final Pattern OWN = Pattern.compile("/ws/(rest/v[^/]*/)?sessionnotes([./].*)?");

	private static final Pattern OF_PLATFORM = Pattern
			.compile("/ws/rest/(v[^/]*/)?(obs|encounter|visit|hl7|emrapi/encounter|bahmnicore/bahmniencounter)([./].*)?"
					+ "|/ws/fhir2(/.*)?|/ms/fhir2[^/]*(/.*)?");

	private RequestBounds() {
	}

	/**
	 * @param path within the application, decoded, without a query
	 * @param contentType what the request says that it sends; may be null
	 * @return true if a body that is sent there is bounded. The platform's own addresses take files of any size, as
	 *         multipart/form-data.
	 */
	public static boolean isBounded(String path, String contentType) {
		return isOwn(path) || OF_PLATFORM.matcher(path).matches() && !isMultipart(contentType);
	}

	/** @return true for an address of the module itself */
	public static boolean isOwn(String path) {
		return OWN.matcher(path).matches();
	}

	/** @return true for files that are sent as a browser's form sends them */
	public static boolean isMultipart(String contentType) {
		return contentType != null && contentType.trim().toLowerCase(Locale.ROOT).startsWith("multipart/");
	}
}
