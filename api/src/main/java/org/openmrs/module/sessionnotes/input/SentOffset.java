/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.input;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;

import org.openmrs.module.sessionnotes.platform.ServiceCall;

/**
 * Remembers the UTC offset of a date and time that a client sent with the current thread's request. The UTC offset
 * determines on which day a session takes place, regardless of the server's time zone. Platform: the objects that the
 * platform creates from a request hold a moment without the UTC offset that the client sent.
 */
public final class SentOffset {

	private static final ThreadLocal<SentOffset> CURRENT = new ThreadLocal<>();

	private final Instant moment;

	private final ZoneOffset offset;

	private SentOffset(Instant moment, ZoneOffset offset) {
		this.moment = moment;
		this.offset = offset;
	}

	/**
	 * Runs the work of a request, and remembers during that work the UTC offset that the request states for the given
	 * moment.
	 */
	public static Object during(Instant moment, ZoneOffset offset, ServiceCall work) throws Throwable {
		CURRENT.set(new SentOffset(moment, offset));
		try {
			return work.run();
		} finally {
			CURRENT.remove();
		}
	}

	/**
	 * @return the UTC offset that the client sent with the given moment; empty if the client sent no such moment, or if
	 *         the moment is null
	 */
	public static Optional<ZoneOffset> of(Date moment) {
		SentOffset sent = CURRENT.get();
		return sent != null && moment != null && sent.moment.equals(Instant.ofEpochMilli(moment.getTime()))
				? Optional.of(sent.offset)
				: Optional.empty();
	}
}
