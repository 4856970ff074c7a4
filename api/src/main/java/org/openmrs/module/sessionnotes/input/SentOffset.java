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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.platform.ServiceCall;

/**
 * The offset from UTC that the current thread's request gave with a moment. It determines the day of a session, wherever the
 * server is. Platform: the objects that it creates from a request hold only the moment.
 */
public final class SentOffset {

	private static final ThreadLocal<SentOffset> CURRENT = new ThreadLocal<>();

	private final Instant moment;

	private final ZoneOffset offset;

	private SentOffset(Instant moment, ZoneOffset offset) {
		this.moment = moment;
		this.offset = offset;
	}

	/** Runs the work of a request that gave a moment with an offset. */
	public static Object during(Instant moment, ZoneOffset offset, ServiceCall work) throws Throwable {
		CURRENT.set(new SentOffset(moment, offset));
		try {
			return work.run();
		} finally {
			CURRENT.remove();
		}
	}

	/** @return the offset that the request gave with this moment; empty for any other moment, and for null */
	public static Optional<ZoneOffset> of(Date moment) {
		SentOffset sent = CURRENT.get();
		return sent != null && moment != null && sent.moment.equals(Instant.ofEpochMilli(moment.getTime()))
				? Optional.of(sent.offset)
				: Optional.empty();
	}

	/**
	 * Adapts a moment for storage without an offset.
	 *
	 * @param moment the moment of a session, or null
	 * @return the same moment, or the start of the day on which the sender was at that moment. It is the latter if that day
	 *         differs from the day at the clinic and has already begun there.
	 */
	public static Date onItsDay(Date moment) {
		LocalDate day = of(moment).map(offset -> moment.toInstant().atOffset(offset).toLocalDate()).orElse(null);
		if (day == null || day.equals(ClinicDay.of(moment.toInstant())) || ClinicDay.start(day).isAfter(Instant.now())) {
			return moment;
		}
		return Date.from(ClinicDay.start(day));
	}
}
