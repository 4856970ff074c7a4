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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.audit.ChainEnd;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes and stores the signed checkpoints of the log. Making a checkpoint locks no chain, so users who read or write
 * notes never have to wait for a checkpoint. If two servers try to make a checkpoint with the same number, only one
 * server succeeds.
 */
public class Checkpoints {

	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final SigningKeyProvider signingKeyProvider;

	private final SettingsInForce settings;

	public Checkpoints(StoreTransactions transactions, KeysetProvider keysetProvider, SigningKeyProvider signingKeyProvider,
			SettingsInForce settings) {
		this.settings = settings;
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.signingKeyProvider = signingKeyProvider;
	}

	/**
	 * Makes a checkpoint that covers the current state of all chains.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the signing key cannot be used
	 */
	public Checkpoint make() {
		SigningKey key = signingKeyProvider.getKey();
		DataIntegrityViolationException taken = null;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				Checkpoint made = transactions.apart(jdbc -> make(jdbc, key));
				// the server's log holds another copy, which a person with write access to the database cannot change
				log.info("Checkpoint {} of the log of psychotherapy notes: {}, key {}", made.getNumber(), made.hash(),
						key.getPublicKey());
				return made;
			} catch (DataIntegrityViolationException e) {
				taken = e;
			}
		}
		throw taken;
	}

	/**
	 * Makes a checkpoint if the newest checkpoint is older than the setting allows. If a different server with the same
	 * database makes the due checkpoint first, this server makes none.
	 */
	void makeIfDue() {
		if (!transactions.apart(this::isDue)) {
			return;
		}
		SigningKey key = signingKeyProvider.getKey();
		try {
			Checkpoint made = transactions.apart(jdbc -> make(jdbc, key));
			log.info("Checkpoint {} of the log of psychotherapy notes: {}, key {}", made.getNumber(), made.hash(),
					key.getPublicKey());
		} catch (DataIntegrityViolationException e) {
			log.debug("Another server made this checkpoint", e);
		}
	}

	private boolean isDue(JdbcOperations jdbc) {
		int hours = settings.number(jdbc, Safeguard.CHECKPOINT_HOURS);
		Long newest = jdbc.queryForObject("select max(made_at) from sessionnotes_checkpoint", Long.class);
		return newest == null || System.currentTimeMillis() - newest >= TimeUnit.HOURS.toMillis(hours);
	}

	private Checkpoint make(JdbcOperations jdbc, SigningKey key) {
		Optional<Checkpoint> newest = newest(jdbc);
		Checkpoint checkpoint = Checkpoint.sign(newest.map(Checkpoint::getNumber).orElse(0L) + 1,
				System.currentTimeMillis(), newest.map(Checkpoint::hash).orElse(Checkpoint.START), changedEnds(jdbc), key);
		jdbc.update("insert into sessionnotes_checkpoint (checkpoint_number, made_at, previous_hash, signature) "
				+ "values (?, ?, ?, ?)", checkpoint.getNumber(), checkpoint.getMadeAt(), checkpoint.getPreviousHash(),
				checkpoint.getSignature());
		List<Object[]> rows = new ArrayList<>();
		for (ChainEnd end : checkpoint.getEnds()) {
			rows.add(new Object[]{checkpoint.getNumber(), end.getChain(), end.getLength(), end.getLastHash()});
		}
		jdbc.batchUpdate("insert into sessionnotes_checkpoint_end (checkpoint_number, chain, chain_length, last_hash) "
				+ "values (?, ?, ?, ?)", rows);
		return checkpoint;
	}

	/**
	 * Returns the end of each chain whose current end no checkpoint covers yet. The end of a chain that no longer
	 * matches its seal is left out, because a signature would make altered data look genuine.
	 */
	private List<ChainEnd> changedEnds(JdbcOperations jdbc) {
		Keyset keyset = keysetProvider.getKeyset();
		List<ChainEnd> ends = new ArrayList<>();
		for (ChainHead head : jdbc.query(
				"select c.chain, c.chain_length, c.last_hash, c.seal from sessionnotes_access_chain c "
						+ "where c.chain_length > 0 and not exists (select 1 from sessionnotes_checkpoint_end e "
						+ "where e.chain = c.chain and e.chain_length = c.chain_length and e.last_hash = c.last_hash)",
				ChainHeads::head)) {
			if (head.isIntact(keyset)) {
				ends.add(new ChainEnd(head.getChain(), head.getLength(), head.getLastHash()));
			} else {
				log.error(
						"The recorded end of the chain {} of the access log is not what was stored: no checkpoint covers it",
						head.getChain());
			}
		}
		return ends;
	}

	/** @return the newest checkpoint; empty if no checkpoint was ever made */
	Optional<Checkpoint> newest(JdbcOperations jdbc) {
		Long number = jdbc.queryForObject("select max(checkpoint_number) from sessionnotes_checkpoint", Long.class);
		return number == null ? Optional.empty() : Optional.of(load(jdbc, number));
	}

	/** @return a page of the checkpoints as they are stored, the newest first */
	public List<Checkpoint> newest(int startIndex, int limit) {
		return transactions.reading(jdbc -> jdbc.queryForList(
				"select checkpoint_number from sessionnotes_checkpoint order by checkpoint_number desc limit ? offset ?",
				Long.class, limit, startIndex).stream().map(number -> load(jdbc, number)).collect(Collectors.toList()));
	}

	/** Passes each checkpoint to the given visitor, the oldest checkpoint first. */
	void each(JdbcOperations jdbc, Consumer<Checkpoint> visitor) {
		jdbc.queryForList("select checkpoint_number from sessionnotes_checkpoint order by checkpoint_number", Long.class)
				.forEach(number -> visitor.accept(load(jdbc, number)));
	}

	private static Checkpoint load(JdbcOperations jdbc, long number) {
		List<ChainEnd> ends = jdbc.query(
				"select chain, chain_length, last_hash from sessionnotes_checkpoint_end where checkpoint_number = ?",
				(row, i) -> new ChainEnd(row.getString("chain"), row.getLong("chain_length"), row.getString("last_hash")),
				number);
		return jdbc.queryForObject(
				"select made_at, previous_hash, signature from sessionnotes_checkpoint where checkpoint_number = ?",
				(row, i) -> new Checkpoint(number, row.getLong("made_at"), row.getString("previous_hash"), ends,
						row.getBytes("signature")),
				number);
	}
}
