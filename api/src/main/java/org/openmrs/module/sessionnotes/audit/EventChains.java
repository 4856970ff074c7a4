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

import java.sql.SQLException;
import java.util.UUID;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/** Adds each event to the end of a chain, and seals the new end of that chain. */
class EventChains {

	private static final String INSERT_EVENT = "insert into sessionnotes_access_event (event_uuid, chain, sequence_number, "
			+ "event_type, note_id, version, version_id, user_uuid, signed_in_user_uuid, occurred_at, address, "
			+ "disclosure_uuid, detail, note_digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final int MYSQL_DUPLICATE = 1062;

	private static final Logger log = LoggerFactory.getLogger(EventChains.class);

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	EventChains(StoreTransactions transactions, KeysetProvider keysetProvider) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
	}

	/** Begins a chain with the given first event, without checking whether the chain already exists. */
	void start(JdbcOperations jdbc, String chain, AccessEvent.Builder event) {
		Keyset keyset = keysetProvider.getKeyset();
		ChainHead start = ChainHead.start(chain, keyset);
		try {
			ChainHeads.insert(jdbc, start);
			insertEvent(jdbc, keyset, start, event);
		} catch (DataAccessException e) {
			throw notStored(e);
		}
	}

	/** Begins a chain that has no event yet, unless the chain already exists. */
	Void startIfMissing(JdbcOperations jdbc, String chain) {
		if (ChainHeads.find(jdbc, chain).isEmpty() && !hasEvents(jdbc, chain)) {
			ChainHeads.insert(jdbc, ChainHead.start(chain, keysetProvider.getKeyset()));
		}
		return null;
	}

	/**
	 * @param brokenCode the message code of the error to throw if the chain is damaged
	 * @return the stored event, which now has a place in the chain
	 * @throws TamperedException if the last events of the chain no longer match what was stored
	 */
	AccessEvent append(JdbcOperations jdbc, String chain, AccessEvent.Builder builder, String brokenCode) {
		Keyset keyset = keysetProvider.getKeyset();
		try {
			ChainHead head = ChainHeads.lock(jdbc, chain);
			if (head == null || !head.isIntact(keyset)) {
				throw new TamperedException(brokenCode);
			}
			return insertEvent(jdbc, keyset, head, builder);
		} catch (DataAccessException e) {
			if (isDuplicate(e)) {
				// an event exists beyond the recorded end of the chain
				throw new TamperedException(brokenCode);
			}
			throw notStored(e);
		}
	}

	/**
	 * Seals the end of every chain again, with the newest key, except for the chains of notes. The end of the chain of
	 * a note is sealed each time that an event is added to that chain.
	 */
	void resealOthers() {
		for (String chain : transactions.apart(jdbc -> jdbc
				.queryForList("select chain from sessionnotes_access_chain where chain not like 'note-%'", String.class))) {
			transactions.apart(jdbc -> {
				Keyset keyset = keysetProvider.getKeyset();
				ChainHead head = ChainHeads.lock(jdbc, chain);
				if (head.isIntact(keyset)) {
					ChainHeads.update(jdbc, ChainHead.sealed(chain, head.getLength(), head.getLastHash(), keyset));
				}
				return null;
			});
		}
	}

	/**
	 * Checks whether an SQL statement failed because a row with the same key already exists. The SQL state for a
	 * duplicate key is 23505, but MariaDB and MySQL report a general SQL state and an error code of their own.
	 */
	static boolean isDuplicate(DataAccessException e) {
		Throwable cause = e.getRootCause();
		return cause instanceof SQLException && ("23505".equals(((SQLException) cause).getSQLState())
				|| ((SQLException) cause).getErrorCode() == MYSQL_DUPLICATE);
	}

	/**
	 * @return the error to throw if an event cannot be stored. If the database rolled back the transaction because of a
	 *         concurrent request, the error tells the caller to try again.
	 */
	static RuntimeException notStored(DataAccessException e) {
		if (e instanceof ConcurrencyFailureException) {
			return e;
		}
		log.error("An event of the access log could not be stored; what it tells of is not done", e);
		return new UnavailableException("sessionnotes.error.logUnavailable");
	}

	private AccessEvent insertEvent(JdbcOperations jdbc, Keyset keyset, ChainHead head, AccessEvent.Builder builder) {
		AccessEvent event = builder.uuid(UUID.randomUUID().toString()).place(head.getChain(), head.getLength() + 1).build();
		String hash = event.hash(head.getLastHash());
		jdbc.update(INSERT_EVENT, event.getUuid(), event.getChain(), event.getSequence(), event.getTypeName(),
				event.getNoteId(), event.getVersion(), event.getVersionId(), event.getUserUuid(),
				event.getSignedInUserUuid(),
				event.getOccurredAt(), event.getAddress(), event.getDisclosureUuid(), event.getDetail(),
				event.getNoteDigest(),
				hash);
		ChainHeads.update(jdbc, ChainHead.sealed(head.getChain(), event.getSequence(), hash, keyset));
		return event;
	}

	private static boolean hasEvents(JdbcOperations jdbc, String chain) {
		return jdbc.queryForObject("select count(*) from sessionnotes_access_event where chain = ?", Long.class, chain) > 0;
	}
}
