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

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Refusal;
import org.openmrs.module.sessionnotes.domain.audit.RefusalBudget;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Stores each refusal in the chain of the user who made the request. If a user's requests are refused many times, the
 * class counts the later refusals and stores only their number.
 */
class RefusalLog {

	private static final int ATTEMPTS = 3;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

	private final StoreTransactions transactions;

	private final EventChains chains;

	/**
	 * The time at which the last rate-limited refusal was stored, for each user whose chain contains such refusals. A
	 * refusal is rate-limited if no user is signed in, or if a system thread asked for a note that does not exist.
	 */
	private final Map<String, Long> lastByNobody = new ConcurrentHashMap<>();

	private final RefusalBudget refusals;

	RefusalLog(StoreTransactions transactions, EventChains chains, Clock clock) {
		this.transactions = transactions;
		this.chains = chains;
		this.refusals = new RefusalBudget(clock);
	}

	/**
	 * Records in a separate transaction that a request was refused. The refusal therefore remains stored even if the
	 * caller's transaction is rolled back. The time that recording a refusal takes does not reveal whether the
	 * requested note exists.
	 * <p>
	 * If the session belonged to a user who has signed out, the refusal is stored in that user's chain. If the owner of
	 * the session is unknown, the refusal is written only to the server's log. Two kinds of callers could fill the log
	 * with refusals: callers without a sign-in, and system threads that ask for notes that do not exist. For callers
	 * without a sign-in and for system threads that ask for missing notes, at most one refusal per minute is stored
	 * immediately. For example, the synchronization of obs is a system thread that may ask for notes that do not exist.
	 * <p>
	 * For callers who are signed in, the first refusals are stored immediately, see {@link RefusalBudget}. Refusals
	 * that are not stored immediately are counted, and {@link #storeCounted} stores the counts.
	 *
	 * @param request the refused request
	 * @param reason the reason for the refusal
	 * @param noteId the id of the requested note; null if the request names no existing note
	 */
	void denied(AccessRequest request, DenialReason reason, Integer noteId) {
		String whose = request.getUserUuid() != null ? request.getUserUuid() : request.getSignedInUserUuid();
		boolean nobody = request.getUserUuid() == null || request.isDaemon() && noteId == null;
		if (whose == null) {
			// the web server's own log contains the request
			log.info("Refused: {}", reason);
			return;
		}
		Refusal refusal = new Refusal(request.getUserUuid(), request.getSignedInUserUuid(), request.getAddress(), reason,
				noteId);
		if (nobody && !isFirstInAMinute(whose)) {
			refusals.count(whose, refusal);
		} else if (refusals.isStoredNow(whose, refusal) && !store(whose, refusal, 1, System.currentTimeMillis())) {
			log.error("A refusal could not be stored: {} of user {}", reason, whose);
		}
	}

	/**
	 * Stores the number of refusals that were counted instead of being stored as separate events. The counted refusals
	 * are stored periodically, and each time before the log is read.
	 */
	void storeCounted() {
		for (RefusalBudget.Counted counted : refusals.take()) {
			if (!store(counted.getWhose(), counted.getRefusal(), counted.getTimes(), counted.getLast())) {
				refusals.putBack(counted);
				log.error("Refusals could not be stored and are counted on: {} times {} of user {}", counted.getTimes(),
						counted.getRefusal().getReason(), counted.getWhose());
			}
		}
	}

	/** @return the object that decides which refusals are stored immediately and which are only counted */
	RefusalBudget getRefusals() {
		return refusals;
	}

	private boolean store(String whose, Refusal refusal, long times, long at) {
		String chain = AccessLog.chainOfUser(whose);
		AccessEvent.Builder event = AccessEvent.builder(AccessEventType.DENIED)
				.by(refusal.getUserUuid(), refusal.getSignedInUserUuid()).from(refusal.getAddress()).at(at)
				.detail(refusal.detail(times)).note(refusal.getNoteId());
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				transactions.apart(jdbc -> chains.startIfMissing(jdbc, chain));
				transactions.apart(jdbc -> appendToUserChain(jdbc, chain, event));
				return true;
			} catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
				log.debug("Another request of this user was refused in the same moment", e);
			} catch (UnavailableException | DataAccessException e) {
				// the request is refused in any case
				break;
			}
		}
		return false;
	}

	private Void appendToUserChain(JdbcOperations jdbc, String chain, AccessEvent.Builder event) {
		try {
			chains.append(jdbc, chain, event, ErrorCodes.BROKEN_LOG);
		} catch (TamperedException e) {
			log.error("The chain {} of the access log is damaged: a refusal could not be added", chain);
		}
		return null;
	}

	private boolean isFirstInAMinute(String userUuid) {
		long now = System.nanoTime();
		boolean[] first = new boolean[1];
		lastByNobody.compute(userUuid, (user, last) -> {
			first[0] = last == null || now - last >= MINUTE;
			return first[0] ? now : last;
		});
		return first[0];
	}
}
