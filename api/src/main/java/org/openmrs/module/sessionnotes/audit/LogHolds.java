/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the holds on the log from the events of the log itself. If someone removes the event of a hold instead of
 * ending the hold, a check of the chain detects the removal.
 */
class LogHolds {

	private final AccessLog accessLog;

	LogHolds(AccessLog accessLog) {
		this.accessLog = accessLog;
	}

	/** @return all holds, newest first */
	List<LogHold> all(JdbcOperations jdbc) {
		return all(jdbc, "");
	}

	private static List<LogHold> all(JdbcOperations jdbc, String locking) {
		Map<String, LogHold> holds = new LinkedHashMap<>();
		jdbc.query(
				"select * from sessionnotes_access_event where chain = ? and event_type in (?, ?) order by sequence_number"
						+ locking,
				(row, number) -> StoredEvents.event(row), AccessLog.CLINIC, AccessEventType.LOG_HELD.name(),
				AccessEventType.LOG_HOLD_ENDED.name()).forEach(event -> {
					if (event.getType() == AccessEventType.LOG_HELD) {
						LogHold begun = LogHold.begunWith(event);
						holds.put(begun.getUuid(), begun);
					} else {
						holds.computeIfPresent(event.getDetail(),
								(uuid, hold) -> hold.ended(event.getUserUuid(), event.getOccurredAt()));
					}
				});
		List<LogHold> newestFirst = new ArrayList<>();
		holds.values().forEach(hold -> newestFirst.add(0, hold));
		return newestFirst;
	}

	/**
	 * @param uuid the uuid of the hold; null to let the server choose the uuid
	 * @return the new hold. If the hold was already begun with the given uuid or, without a uuid, if such a hold is open,
	 *         the existing hold is returned.
	 * @throws ConflictException if the given uuid belongs to a different hold
	 */
	LogHold begin(JdbcOperations jdbc, String uuid, LogHoldKind kind, String reference, AccessRequest request) {
		// the same request may arrive twice at the same moment
		accessLog.lockClinic(jdbc);
		Optional<LogHold> existing = all(jdbc).stream()
				.filter(hold -> uuid == null ? hold.isOpen() && isOf(hold, kind, reference) : hold.getUuid().equals(uuid))
				.findFirst();
		if (existing.isPresent()) {
			if (!isOf(existing.get(), kind, reference)) {
				throw new ConflictException("sessionnotes.error.logHold.uuidInUse");
			}
			return existing.get();
		}
		LogHold hold = new LogHold(uuid == null ? UUID.randomUUID().toString() : uuid, kind, reference,
				request.getUserUuid(), System.currentTimeMillis());
		accessLog.record(jdbc,
				AccessLog.event(AccessEventType.LOG_HELD, request).detail(hold.getDetail()).noteDigest(hold.getDigest()));
		return hold;
	}

	private static boolean isOf(LogHold hold, LogHoldKind kind, String reference) {
		return hold.getKind() == kind && hold.getReference().equals(reference);
	}

	/**
	 * @throws NotFoundException if there is no such hold
	 * @throws ConflictException if the hold was already ended
	 */
	LogHold end(JdbcOperations jdbc, String uuid, AccessRequest request) {
		LogHold open = all(jdbc, " for update").stream().filter(hold -> hold.getUuid().equals(uuid)).findFirst()
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.logHold.unknown"));
		if (!open.isOpen()) {
			throw new ConflictException("sessionnotes.error.logHold.ended");
		}
		accessLog.record(jdbc,
				AccessLog.event(AccessEventType.LOG_HOLD_ENDED, request).detail(uuid).noteDigest(open.getDigest()));
		return open.ended(request.getUserUuid(), System.currentTimeMillis());
	}

	/**
	 * Checks the holds before a deletion. The caller must have checked the chain of the holds in this transaction.
	 *
	 * @throws ConflictException if an open hold may need the events
	 */
	void requireNone(JdbcOperations jdbc) {
		if (all(jdbc, " for update").stream().anyMatch(LogHold::isOpen)) {
			throw new ConflictException("sessionnotes.error.logDeletion.held");
		}
	}
}
