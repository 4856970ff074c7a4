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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.legalhold.Deletion;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Stores legal holds. Each hold has a row in the table. The log has an event for the beginning of the hold, with the digest
 * of the row, and an event for the end of the hold. A check against the log therefore finds an altered or removed row.
 */
public class StoredLegalHolds {

	private static final String UNKNOWN = "sessionnotes.error.legalHold.unknown";

	private final AccessLog accessLog;

	private final ChainCheck chainCheck;

	public StoredLegalHolds(AccessLog accessLog, ChainCheck chainCheck) {
		this.accessLog = accessLog;
		this.chainCheck = chainCheck;
	}

	/**
	 * @return all holds, open and ended, the newest first
	 * @throws TamperedException if a hold in the log has no row, or its row no longer matches the log
	 */
	public List<LegalHold> all(JdbcOperations jdbc) {
		return all(jdbc, "");
	}

	/**
	 * Reads the holds before a deletion. Until the transaction ends, no hold is placed or released.
	 *
	 * @return all holds, open and ended, the newest first
	 * @throws TamperedException if the log of the holds, or one of the holds, no longer matches what was stored
	 */
	public List<LegalHold> allBeforeDeletion(JdbcOperations jdbc) {
		if (!chainCheck.check(jdbc, AccessLog.CLINIC).getProblems().isEmpty()) {
			throw new TamperedException(ErrorCodes.BROKEN_LOG);
		}
		return all(jdbc, " for update");
	}

	/**
	 * Checks the holds before a deletion. The caller must have checked the chain of the holds in this transaction.
	 *
	 * @throws ConflictException if a hold stops the deletion
	 * @throws TamperedException if one of the holds no longer matches what was stored
	 */
	void requireNone(JdbcOperations jdbc, Deletion deletion) {
		try {
			LegalHolds.require(all(jdbc, " for update"), deletion, System.currentTimeMillis());
		} catch (RefusedException held) {
			throw new ConflictException(held.getMessageCodes().get(0));
		}
	}

	/**
	 * Stores a hold that begins now, and the event that tells of the hold.
	 *
	 * @param chosen whether the user chose the uuid of the hold
	 * @return the hold; the earlier one, if the same user placed the same hold before, and it has the uuid or is open
	 * @throws ConflictException if the chosen uuid belongs to a different hold
	 */
	public LegalHold begin(JdbcOperations jdbc, LegalHold hold, boolean chosen, AccessRequest request) {
		// the same request may arrive twice at the same moment
		accessLog.lockClinic(jdbc);
		Optional<LegalHold> same = chosen ? findChosen(jdbc, hold) : findSame(jdbc, hold);
		if (same.isPresent()) {
			return same.get();
		}
		jdbc.update("insert into sessionnotes_legal_hold (uuid, target, target_uuid, reference, told_to_author, placed_by, "
				+ "placed_at) values (?, ?, ?, ?, ?, ?, ?)", hold.getUuid(), hold.getTarget().name(), hold.getTargetUuid(),
				hold.getReference(), hold.isReasonToldToAuthor(), hold.getBy(), hold.getAt());
		record(jdbc, AccessEventType.LEGAL_HOLD_PLACED, hold, request);
		return hold;
	}

	/** Finds the same hold if it is open. A damaged hold does not prevent a user from placing another one. */
	private static Optional<LegalHold> findSame(JdbcOperations jdbc, LegalHold hold) {
		try {
			return all(jdbc, "").stream().filter(each -> each.getEndedAt() == null && isSame(hold, each))
					.findFirst();
		} catch (TamperedException e) {
			return Optional.empty();
		}
	}

	private static Optional<LegalHold> findChosen(JdbcOperations jdbc, LegalHold hold) {
		Optional<LegalHold> existing = all(jdbc, "").stream().filter(each -> each.getUuid().equals(hold.getUuid()))
				.findFirst();
		if (existing.filter(each -> !isSame(hold, each)).isPresent()) {
			throw new ConflictException("sessionnotes.error.legalHold.uuidInUse");
		}
		return existing;
	}

	private static boolean isSame(LegalHold hold, LegalHold other) {
		return hold.getTarget() == other.getTarget()
				&& hold.getTargetUuid().equals(other.getTargetUuid()) && hold.getReference().equals(other.getReference())
				&& hold.isReasonToldToAuthor() == other.isReasonToldToAuthor() && hold.getBy().equals(other.getBy());
	}

	/**
	 * Ends a hold.
	 *
	 * @return the hold, which has ended
	 * @throws NotFoundException if there is no such hold
	 * @throws ConflictException if the hold has ended already
	 */
	public LegalHold end(JdbcOperations jdbc, String uuid, AccessRequest request) {
		LegalHold hold = all(jdbc, " for update").stream().filter(each -> each.getUuid().equals(uuid)).findFirst()
				.orElseThrow(() -> new NotFoundException(UNKNOWN));
		LegalHold ended;
		try {
			ended = hold.end(request.getUserUuid(), Math.max(hold.getAt(), System.currentTimeMillis()));
		} catch (RefusedException refused) {
			throw new ConflictException(refused.getMessageCodes().get(0));
		}
		record(jdbc, AccessEventType.LEGAL_HOLD_RELEASED, hold, request);
		return ended;
	}

	private void record(JdbcOperations jdbc, AccessEventType type, LegalHold hold, AccessRequest request) {
		accessLog.record(jdbc, AccessLog.event(type, request).detail(hold.getUuid()).noteDigest(hold.getDigest()));
	}

	private static List<LegalHold> all(JdbcOperations jdbc, String locking) {
		Map<String, AccessEvent> ends = new HashMap<>();
		List<AccessEvent> begins = new ArrayList<>();
		jdbc.query("select * from sessionnotes_access_event where chain = ? and event_type in (?, ?) "
				+ "order by sequence_number desc" + locking, (row, number) -> StoredEvents.event(row), AccessLog.CLINIC,
				AccessEventType.LEGAL_HOLD_PLACED.name(), AccessEventType.LEGAL_HOLD_RELEASED.name()).forEach(event -> {
					if (event.getType() == AccessEventType.LEGAL_HOLD_PLACED) {
						begins.add(event);
					} else {
						ends.put(event.getDetail(), event);
					}
				});
		List<LegalHold> holds = new ArrayList<>();
		for (AccessEvent begin : begins) {
			LegalHold hold = jdbc.query("select * from sessionnotes_legal_hold where uuid = ?",
					(row, number) -> hold(row), begin.getDetail()).stream().findFirst()
					.filter(row -> row.isPresent() && row.get().getDigest().equals(begin.getNoteDigest()))
					.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_LOG)).get();
			AccessEvent end = ends.get(begin.getDetail());
			holds.add(end == null
					? hold
					: hold.end(end.getUserUuid(), Math.max(hold.getAt(), end.getOccurredAt())));
		}
		return holds;
	}

	/** @return the hold in a row; empty if the row has a value that this module never writes */
	private static Optional<LegalHold> hold(ResultSet row) throws SQLException {
		try {
			return Optional.of(LegalHold.begin(row.getString("uuid"), HoldTarget.valueOf(row.getString("target")),
					row.getString("target_uuid"), row.getString("reference"), row.getBoolean("told_to_author"),
					row.getString("placed_by"), row.getLong("placed_at")));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}
}
